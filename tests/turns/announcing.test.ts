import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../builders/an-announcing-loa.ts'
import { wednesday } from '../builders/loa.ts'

const mai = 'le.thanh.mai'
const anh = 'bui.ngoc.anh'
const lan = 'nguyen.thi.lan'
const ivan = 'ivan.petrenko'
const officer = 'tran.thu.hoa'

let loa: AnnouncingLoa
beforeEach(async () => {
  loa = await anAnnouncingLoa()
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

/** What an admin types to compose the same announcement in each language. */
const typed: Record<Language, Record<string, string>> = {
  vi: {
    new: 'thông báo mới: Cúp nước tòa nhà A\nSáng thứ bảy không có nước\nTừ 8:00 đến 11:00 thứ bảy.\n\nXin trữ nước trước.',
    title: 'tiêu đề 1 ru: Отключение воды в корпусе А',
    buttons: 'nút 1: xác nhận; rsvp; bình chọn Giờ nào tiện? | Sáng | Chiều',
    to: 'gửi tới 1: Đội Vô tuyến, MSP-1',
    preview: 'xem trước 1',
    release: 'phát hành 1',
    recall: 'thu hồi thông báo 1',
    confirm: 'xác nhận thu hồi 1',
    report: 'báo cáo thông báo 1',
    outcome: 'thông báo cuối cùng có bao nhiêu người đọc',
    drafts: 'bản nháp',
  },
  en: {
    new: 'new announcement: Water off in building A\nNo water on Saturday morning\nFrom 8:00 to 11:00 on Saturday.\n\nPlease store some water.',
    title: 'title 1 ru: Отключение воды в корпусе А',
    buttons: 'buttons 1: acknowledge; rsvp; poll Which hour suits you? | Morning | Afternoon',
    to: 'to 1: Radio team, MSP-1',
    preview: 'preview 1',
    release: 'release 1',
    recall: 'recall announcement 1',
    confirm: 'confirm recalling 1',
    report: 'announcement report 1',
    outcome: 'how many people have read the last announcement?',
    drafts: 'drafts',
  },
  ru: {
    new: 'новое объявление: Отключение воды в корпусе А\nВ субботу утром воды не будет\nВ субботу с 8:00 до 11:00.\n\nЗапаситесь водой.',
    title: 'заголовок 1 vi: Cúp nước tòa nhà A',
    buttons: 'кнопки 1: подтверждение; rsvp; опрос Какой час удобен? | Утро | День',
    to: 'кому 1: Бригада радиосвязи, платформа МСП-1',
    preview: 'предпросмотр 1',
    release: 'выпустить 1',
    recall: 'отозвать объявление 1',
    confirm: 'подтвердить отзыв 1',
    report: 'отчёт по объявлению 1',
    outcome: 'сколько человек прочитали последнее объявление',
    drafts: 'черновики',
  },
}

/** The radio team and everybody of MSP-1, of the sample organisation. */
const radioAndMsp1 = async (): Promise<string[]> =>
  (await loa.announcing.directory.people())
    .filter(({ unit, site }) => unit === 'radio-team' || site === 'MSP-1')
    .map(({ id }) => id)

const say = (text: string | undefined, person = mai) => loa.say(person, text ?? '')

const compose = async (language: Language) => {
  const { new: start, title, buttons, to } = typed[language]
  await say(start)
  await say(title)
  await say(buttons)
  return say(to)
}

describe.each(languages)('an announcement composed by text in %s', (language) => {
  const words = typed[language]

  it('becomes a draft that shows what each language lacks and how many it reaches', async () => {
    const draft = await compose(language)
    const count = (await radioAndMsp1()).length
    expect(draft.first.name).toBe('announcements/draft')
    expect(draft.language).toBe(language)
    expect(draft.words).toContain(String(count))
    expect(count).toBeGreaterThan(5)
    expect(draft.first.view['languages']).toHaveLength(3)
    expect(draft.first.view['problem']).toBe('')
    expect((await say(words['drafts'])).words).toContain('1 ·')
  })

  it('is previewed in three languages, each with its fallback', async () => {
    await compose(language)
    const { cards } = await say(words['preview'])
    expect(cards.map(({ name }) => name)).toEqual([
      'announcements/draft',
      ...languages.map(() => 'announcements/notice'),
    ])
  })

  it('reaches its audience after the typed number, is acknowledged, answered, voted, reported and recalled', async () => {
    await compose(language)
    const count = (await radioAndMsp1()).length
    const refused = await say(words['release'])
    expect(refused.first.name).toBe('announcements/draft')
    expect(loa.outbox.started).toEqual([])
    const released = await say(`${words['release']} ${count}`)
    expect(released.first.name).toBe('announcements/message')
    expect(released.words).toContain(String(count))
    await loa.outbox.work()
    for (const person of await radioAndMsp1())
      expect([person, loa.shownTo(person).length]).toEqual([person, 1])
    expect(loa.shownTo(officer)).toEqual([])
    expect(loa.shownTo(ivan)[0]).toMatch(
      language === 'en' ? /Отключение воды[\s\S]*From 8:00/ : /Отключение воды/,
    )

    for (const answer of ['đã đọc 1', 'attend 1 yes', 'голос 1 2'])
      expect((await say(answer, lan)).first.name).toBe('announcements/notice')
    const report = await say(words['report'])
    expect(report.first.name).toBe('announcements/report')
    expect((await say(words['outcome'])).first).toEqual(report.first)
    const { reading, rsvp, poll } = report.first.view
    expect(JSON.stringify([reading, rsvp, poll])).toMatch(/"1"[\s\S]*"1"[\s\S]*"0"[\s\S]*"1"/)

    const asked = await say(words['recall'])
    expect([asked.first.name, asked.words.includes(String(count))]).toEqual(['announcements/message', true])
    await loa.outbox.work()
    expect(loa.shownTo(lan)).toHaveLength(1)
    await say(words['confirm'])
    await loa.outbox.work()
    for (const person of await radioAndMsp1()) expect(loa.shownTo(person)).toEqual([])
    expect(await loa.audited()).toEqual([
      'announcement.created',
      'announcement.edited',
      'announcement.edited',
      'announcement.edited',
      'announcement.released',
      'announcement.recalled',
    ])
  })
})

describe('what became of the last announcement', () => {
  it('is what was released last, not what was changed last', async () => {
    await compose('en')
    await say(`release 1 ${(await radioAndMsp1()).length}`)
    await say('new announcement: A draft\nFor later.')
    expect((await say('how did the last announcement go?')).first.summary).toContain('Water off')
  })

  it('is the list of drafts where nothing was released', async () => {
    expect((await say('who has read the announcement?')).first.name).toBe('announcements/list')
  })

  it('is told to nobody who may not know', async () => {
    await compose('en')
    await say(`release 1 ${(await radioAndMsp1()).length}`)
    const { first } = await say('who has read the announcement?', lan)
    expect(first).toMatchObject({ name: 'announcements/message' })
    expect(first.summary).not.toContain('Water')
  })
})

test('every button on the cards of an admin does what its text command does', async () => {
  await compose('en')
  const differing: string[] = []
  const names = (cards: { cards: readonly { name: string }[] }) => cards.cards.map(({ name }) => name).join()
  const check = async (text: string) => {
    const card = await say(text)
    for (const button of card.first.next ?? []) {
      if (button.kind === 'open' || /delete|copy|recall|cancel|resend|remind/.test(JSON.stringify(button)))
        continue
      const [pressed, said] = [await loa.press(mai, button), await say(button.command)]
      if (names(pressed) !== names(said))
        differing.push(`${button.title}: ${names(pressed)} / ${names(said)}`)
    }
  }
  await check('new announcement')
  await check('announcement no 1')
  await check('drafts')
  await say(`release 1 ${(await radioAndMsp1()).length}`)
  await check('announcement no 1')
  await check('announcement report 1')
  expect(differing).toEqual([])
})

describe('what reaches everyone', () => {
  const submit = async () => {
    await say('new announcement: All hands\nAll hands on Friday\nPlease come.')
    await say('to 1: everyone')
    const { length } = await loa.announcing.directory.people()
    return { length, submitted: await say(`release 1 ${length}`) }
  }

  it('is submitted by one and released by another', async () => {
    const { length, submitted } = await submit()
    expect(submitted.words).toMatch(/Another person has to release it/)
    expect(loa.outbox.started).toEqual([])
    const released = await loa.press(anh, (await loa.say(anh, 'announcement no 1')).button('Release'), {
      confirm: String(length),
    })
    expect(released.words).toMatch(new RegExp(`goes to ${length} recipients|tới ${length} người`))
    await loa.outbox.work()
    expect(loa.shownTo(lan)).toHaveLength(1)
    expect(await loa.audited()).toEqual([
      'announcement.created',
      'announcement.edited',
      'announcement.submitted',
      'announcement.released',
    ])
  })

  it('is not released by its author, whatever the author sends', async () => {
    const { length } = await submit()
    const forged = { loa: 'act', verb: 'announcements.release', id: '1', revision: 2, confirm: length }
    expect((await loa.pressData(mai, forged)).words).toMatch(/takes two/)
    expect(loa.outbox.started).toEqual([])
  })

  it('is wide in effect too, when everybody is named some other way', async () => {
    await say('new announcement: All hands\nAll hands on Friday\nPlease come.')
    await say('to 1: onshore, site:MSP-1, site:CTP-2')
    const { length } = await loa.announcing.directory.people()
    expect((await say(`release 1 ${length}`)).words).toMatch(/Another person has to release it/)
  })
})

describe('a member of the staff', () => {
  it('is not let compose, release, edit, open or recall, by text or by forged buttons', async () => {
    await compose('en')
    const count = (await radioAndMsp1()).length
    for (const text of [
      'new announcement',
      'new announcement: Free beer',
      'drafts',
      `release 1 ${count}`,
      'title 1: Ha',
    ])
      expect((await say(text, lan)).first.name).toBe('announcements/message')
    for (const verb of [
      'release',
      'recall',
      'recall-now',
      'delete',
      'delete-now',
      'preview',
      'me',
      'pause',
      'cancel',
      'report',
      'copy',
      'open',
    ]) {
      const data = { loa: 'act', verb: `announcements.${verb}`, id: '1', revision: 4, confirm: count }
      expect((await loa.pressData(lan, data)).first.name).toBe('announcements/message')
    }
    expect(loa.outbox.started).toEqual([])
    expect((await loa.audited()).filter((action) => action !== 'announcement.edited')).toEqual([
      'announcement.created',
    ])
  })

  it('does not answer what was not sent to them, nor what is gone', async () => {
    await compose('en')
    await say(`release 1 ${(await radioAndMsp1()).length}`)
    await loa.outbox.work()
    expect((await say('acknowledge 1', 'hoang.gia.bao')).words).toMatch(/was not sent to you/)
    await say('confirm recalling 1')
    expect((await say('acknowledge 1', lan)).words).toMatch(
      /no longer|không còn nhận trả lời|takes no answers/,
    )
  })

  it('gets the announcement privately when they open it in a channel', async () => {
    await compose('en')
    await say(`release 1 ${(await radioAndMsp1()).length}`)
    await loa.outbox.work()
    const opened = await loa.say(lan, 'announcement no 1', 'channel')
    expect(opened.first.name).not.toMatch(/^announcements/)
  })
})

describe('bad input is refused with its reason, and nothing is half done', () => {
  const attempts: readonly (readonly [text: string, reason: RegExp])[] = [
    ['schedule 1: 2026-11-24 08:00', /has passed/],
    ['schedule 1: 2027-02-31 08:00', /no 2027-02-31/],
    ['schedule 1: 31/02/2027 08:00', /no 2027-02-31/],
    ['schedule 1: 2027-03-28 02:30 Europe/Berlin', /clocks skip/],
    ['schedule 1: 2027-03-28 02:30 Europe/Atlantis', /no time zone “Europe\/Atlantis”/],
    ['schedule 1: 03/04/2027 08:00', /2027-04-03[\s\S]*2027-03-04/],
    ['schedule 1: soon', /not a time/],
    ['expires 1: 2020-01-01 08:00', /has passed/],
    ['to 1: Radio team, Nobody Known', /Not found .*1.*: Nobody Known/],
    ['to 1: unit:no-such-unit', /Not found/],
    [`title 1: ${'x'.repeat(121)}`, /at most 120/],
    [`text 1 ru: ${'щ'.repeat(8_001)}`, /at most 8000/],
    ['picture 1: http://pictures.example/a.png', /https/],
    ['picture 1: https://localhost/a.png', /public address/],
    ['picture 1: https://10.0.0.7/a.png', /public address/],
    ['picture 1: https://pictures.example/huge.png', /at most 1 MB/],
    ['buttons 1: link Here | javascript:alert(1)', /https/],
    ['buttons 1: poll Only one? | A', /not valid/],
    ['kind 1: nonsense', /not valid/],
    ['release 1 999', /type the number of its recipients/],
    ['to 1: giàn 1', /can be: unit:msp1-crew, site:MSP-1/],
    ['title 99: Hello', /no announcement no. 99/],
  ]

  it.each(attempts)('%s', async (text, reason) => {
    await say('English')
    await compose('en')
    const before = await say('announcement no 1')
    const refused = await say(text)
    expect(refused.words).toMatch(reason)
    expect((await say('announcement no 1')).words).toBe(before.words)
    expect(loa.outbox.started).toEqual([])
    expect((await loa.audited()).length).toBe(4)
  })

  it('an audience of nobody, and a draft without a text', async () => {
    await say('new announcement: Only a title')
    expect((await say('release 1 0')).words).toMatch(/lacks: text/)
    await say('text 1: Now with a text')
    expect((await say('release 1 0')).words).toMatch(/Nobody is in the audience/)
    expect(loa.outbox.started).toEqual([])
  })

  it('a conference and an award list that are not there', async () => {
    await say('new announcement conference')
    await say('title 1: The conference')
    await say('to 1: Radio team')
    expect((await say('announcement no 1')).words).toMatch(/which conference/)
    expect((await say('conference of 1: no-such')).words).toMatch(/nothing about: no-such/)
    expect((await say('awards of 1: 1999')).words).toMatch(/nothing about: 1999/)
    expect((await say('awards of 1: 2020')).words).not.toMatch(/nothing about/)
  })

  it('deleting what somebody has changed since it was asked about', async () => {
    await compose('en')
    const asked = await loa.press(mai, (await say('announcement no 1')).button('Delete'))
    await loa.say(anh, 'title 1: Something else')
    expect((await loa.press(mai, asked.button('Delete for good'))).words).toMatch(/Bùi Ngọc Ánh has changed/)
    expect((await say('announcement no 1')).words).toContain('Something else')
  })

  it('a button of an older revision', async () => {
    await compose('en')
    const stale = (await say('announcement no 1')).button('Release')
    await say('title 1: Something else')
    const refused = await loa.press(mai, stale, { confirm: String((await radioAndMsp1()).length) })
    expect(refused.words).toMatch(/has changed announcement no. 1 meanwhile/)
    expect(loa.outbox.started).toEqual([])
  })
})

describe('after the release', () => {
  const release = async () => {
    await compose('en')
    const people = await radioAndMsp1()
    await say(`release 1 ${people.length}`)
    await loa.outbox.work()
    return people
  }

  it('a revision takes the place of the delivered cards and says what changed', async () => {
    await release()
    const revised = await say('title 1: Water off on Sunday')
    expect(revised.words).toMatch(/being updated/)
    await loa.outbox.work()
    const [card, ...others] = loa.shownTo('andrei.belov')
    expect(others).toEqual([])
    expect(card).toMatch(/Обновлено: заголовок/)
    expect((await say('buttons 1: rsvp')).words).toMatch(/only the text/i)
  })

  it('a card of the revision before answers that it is out of date, with the one of today', async () => {
    await release()
    await say('title 1: Water off on Sunday')
    const stale = { loa: 'act', verb: 'announcements.acknowledge', id: '1', revision: 4 }
    const refused = await loa.pressData(lan, stale)
    expect(refused.words).toMatch(/Water off on Sunday[\s\S]*Thẻ này đã cũ/)
  })

  it('those who have not acknowledged are reminded, once in ten minutes', async () => {
    const people = await release()
    await say('acknowledge 1', lan)
    const reminded = await say('remind announcement 1')
    expect(reminded.words).toContain(`goes to ${people.length - 1} people`)
    await loa.outbox.work()
    expect(loa.shownTo(lan)).toHaveLength(1)
    expect(loa.shownTo(ivan)).toHaveLength(2)
    expect((await say('remind announcement 1')).words).toMatch(/within the last 10 minutes/)
  })

  it('only the failed get it again', async () => {
    await compose('en')
    const people = await radioAndMsp1()
    const { account } = await loa.person(ivan)
    loa.outbox.fates.set(account, { state: 'failed', reason: 'BotNotInConversationRoster' })
    await say(`release 1 ${people.length}`)
    await loa.outbox.work()
    const report = await say('announcement report 1')
    expect(report.words).toMatch(/has not installed Loa/)
    loa.outbox.fates.clear()
    const resent = await loa.press(mai, report.button('Resend to the failed'))
    expect(resent.words).toMatch(/again to 1 person/)
    await loa.outbox.work()
    for (const person of people) expect(loa.shownTo(person)).toHaveLength(1)
  })

  it('sending is paused, resumed and stopped', async () => {
    await compose('en')
    await say(`release 1 ${(await radioAndMsp1()).length}`)
    expect((await say('pause sending 1')).words).toMatch(/paused/)
    await loa.outbox.work()
    expect(loa.shownTo(lan)).toEqual([])
    expect((await say('resume sending 1')).words).toMatch(/sending/)
    expect((await say('stop sending 1')).words).toMatch(/stopped/)
    expect((await say('resume sending 1')).words).toMatch(/not released|not in a state/)
    expect(await loa.audited()).toEqual(
      expect.arrayContaining(['announcement.paused', 'announcement.resumed', 'announcement.cancelled']),
    )
  })

  it('it is recalled only once that is confirmed, of what the question was about', async () => {
    const people = await release()
    const asked = await loa.press(mai, (await say('announcement report 1')).button('Recall'))
    expect(asked.words).toMatch(
      new RegExp(`Recall announcement no\\. 1\\?[\\s\\S]*${people.length} recipients have it`),
    )
    await loa.say(anh, 'title 1: Water off on Sunday')
    const stale = await loa.press(mai, asked.button('Recall from everybody'))
    expect(stale.words).toMatch(/out of date/)
    await loa.outbox.work()
    expect(loa.shownTo(lan)).toHaveLength(1)
    const again = await loa.press(mai, stale.button('Recall'))
    await loa.press(mai, again.button('Recall from everybody'))
    await loa.outbox.work()
    expect(loa.shownTo(lan)).toEqual([])
    expect((await say('recall announcement 1')).words).toMatch(/not released/)
    const { account } = await loa.person(mai)
    expect(loa.boards.get(`${account} announcement/1`)?.view['stage']).toBe('recalled')
  })

  it('its author watches one bar, which is brought up to date in place', async () => {
    const people = await compose('en').then(radioAndMsp1)
    const released = await say(`release 1 ${people.length}`)
    expect(released.cards.map(({ name }) => name)).toEqual(['announcements/message'])
    expect(released.words).not.toMatch(/\b0 of/)
    await loa.outbox.work()
    const { account } = await loa.person(mai)
    const board = loa.boards.get(`${account} announcement/1`)
    expect(board?.name).toBe('announcements/progress')
    expect(board?.view['bar']).toEqual([{ style: 'good', width: 100 }])
  })

  it('it expires: the cards say so and take no answers', async () => {
    await compose('en')
    await say('expires 1: 2026-11-25 18:00')
    await say(`release 1 ${(await radioAndMsp1()).length}`)
    await loa.outbox.work()
    await loa.at(wednesday.plus({ hours: 9 }))
    const [card] = loa.shownTo('andrei.belov')
    expect(card).toMatch(/больше не действует/)
    expect((await say('acknowledge 1', lan)).words).toMatch(/takes no answers|không còn nhận trả lời/)
  })
})

test('a draft sent to oneself comes as its audience would get it, marked as a trial', async () => {
  await compose('en')
  await say('send me 1')
  await loa.outbox.work()
  expect(loa.shownTo(mai)).toEqual([expect.stringMatching(/Water off in building A[\s\S]*A trial/)])
  expect(loa.shownTo(lan)).toEqual([])
})

test('a draft is copied, counted and deleted', async () => {
  await compose('en')
  expect((await say('copy announcement 1')).words).toMatch(/no. 2/)
  expect((await say('count recipients 2')).words).toMatch(
    /recipients: \d+ in Vietnamese, \d+ in English, [1-9]\d* in Russian/,
  )
  const asked = await say('delete draft 2')
  expect(asked.words).toMatch(/Delete draft no\. 2\?[\s\S]*Water off in building A[\s\S]*English, Russian/)
  expect((await say('announcement no 2')).first.name).toBe('announcements/draft')
  expect((await loa.press(mai, asked.button('Delete for good'))).words).toMatch(/no. 2 is deleted/)
  expect((await say('announcement no 2')).words).toMatch(/no announcement no. 2/)
  expect((await say('announcement no 1')).first.name).toBe('announcements/draft')
})

test('a scheduled announcement goes out at its time in its zone', async () => {
  await compose('en')
  await say('schedule 1: 2026-11-25 07:30 Europe/Moscow')
  const released = await say(`release 1 ${(await radioAndMsp1()).length}`)
  expect(released.words).toMatch(/will be sent at its time/)
  await loa.at(wednesday.set({ hour: 11, minute: 29 }))
  expect(loa.shownTo(lan)).toEqual([])
  await loa.at(wednesday.set({ hour: 11, minute: 30 }))
  await loa.at(wednesday.set({ hour: 11, minute: 31 }))
  expect(loa.shownTo(lan)).toHaveLength(1)
})

test('an officer writes to union members, and not to everyone', async () => {
  await say('new announcement: Union news\nNews of the union\nThe committee met.', officer)
  expect((await say('to 1: everyone', officer)).words).toMatch(/may not send to these|không được gửi tới/)
  expect((await say('to 1: union members', officer)).first.view['problem']).toBe('')
})

test('an announcement of a conference shows its facts and leads to the whole news', async () => {
  await say('new announcement conference')
  await say('title 1: Year-end conference')
  await say('conference of 1: year-end-2020')
  const draft = await say('to 1: Radio team')
  expect(draft.first.view['problem']).toBe('')
  const count = (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team').length
  await loa.press(mai, draft.button('Release'), { confirm: ` ${count} ` })
  await loa.outbox.work()
  expect(loa.shownTo(lan)[0]).toMatch(/1365\/QĐ-KH[\s\S]*Xem toàn bộ tin hội nghị/)
})

describe('a recurring announcement', () => {
  const start = async (rule: string) => {
    await say('new announcement: Weekly safety note\nSafety note\nWear your helmet.')
    await say('to 1: Radio team')
    await say(`schedule 1: 2026-11-26 08:00 ${rule}`)
    const count = (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team').length
    return say(`release 1 ${count}`)
  }
  const thursday = wednesday.plus({ days: 1 }).set({ hour: 8 })

  it('goes out at each of its times, each run an announcement of its own', async () => {
    await start('daily')
    for (let day = 0; day < 3; day++) await loa.at(thursday.plus({ days: day }))
    expect(loa.shownTo(lan)).toHaveLength(3)
    expect((await say('drafts')).words).toMatch(/1-202611280100/)
    expect((await say('cancel schedule 1')).words).toMatch(/will not be sent/)
    await loa.at(thursday.plus({ days: 3 }))
    expect(loa.shownTo(lan)).toHaveLength(3)
  })

  it('sends the last of the missed runs late, once', async () => {
    await start('daily send late')
    await loa.at(thursday.plus({ days: 4, hours: 2 }))
    await loa.at(thursday.plus({ days: 4, hours: 3 }))
    expect(loa.shownTo(lan)).toHaveLength(1)
  })

  it('skips the missed runs when its rule says so, and goes on', async () => {
    await start('daily skip')
    await loa.at(thursday.plus({ days: 4, hours: 2 }))
    expect(loa.shownTo(lan)).toHaveLength(0)
    await loa.at(thursday.plus({ days: 5 }))
    expect(loa.shownTo(lan)).toHaveLength(1)
  })
})

test('a single announcement that was missed and is to be skipped tells its author', async () => {
  await say('new announcement: Fire drill\nFire drill\nAt 9 sharp.')
  await say('to 1: Radio team')
  await say('schedule 1: 2026-11-26 08:00 skip')
  const count = (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team').length
  await say(`release 1 ${count}`)
  await loa.at(wednesday.plus({ days: 2 }))
  expect(loa.shownTo(lan)).toEqual([])
  const { account } = await loa.person(mai)
  expect(loa.boards.get(`${account} announcement/1`)?.summary).toMatch(/was not sent as scheduled/)
})
