import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { aLiveDesk, type LiveDesk } from '../builders/a-live-desk.ts'

const engineer = 'pham.quoc.dung'
const otherEngineer = 'dmitri.lukin'
const staff = { vi: 'nguyen.thi.lan', en: 'hoang.gia.bao', ru: 'ivan.petrenko' } as const

let desk: LiveDesk
beforeEach(async () => {
  desk = await aLiveDesk()
})
afterEach(() => desk.close())

/** The same life of an incident as a duty engineer of each language would type it. */
const typed: Record<
  Language,
  Record<'follow' | 'report' | 'identify' | 'monitor' | 'resolve' | 'learn' | 'open', string> & {
    phases: readonly string[]
  }
> = {
  vi: {
    follow: 'theo dõi đường truyền giàn CTP-2',
    report: 'báo sự cố đường truyền giàn CTP-2 từ 9h: mất kênh vệ tinh; cập nhật tiếp lúc 11h',
    identify: 'cập nhật sự cố 1 đã rõ nguyên nhân: cháy bộ khuếch đại; cập nhật tiếp 12h30',
    monitor: 'cập nhật sự cố 1 đang theo dõi: đã thay bộ khuếch đại',
    resolve: 'kết thúc sự cố 1: kênh ổn định',
    learn: 'cập nhật sự cố 1: sẽ có bộ dự phòng tại giàn',
    open: 'sự cố 1',
    phases: ['Rút kinh nghiệm', 'Đã khắc phục', 'Đang theo dõi', 'Đã rõ nguyên nhân', 'Đang tìm nguyên nhân'],
  },
  en: {
    follow: 'subscribe offshore link CTP-2',
    report: 'report incident offshore link CTP-2 since 9:00: satellite channel down; next update 11:00',
    identify: 'update incident 1 identified: a burnt amplifier; next update at 12:30',
    monitor: 'update incident 1 monitoring: the amplifier is replaced',
    resolve: 'resolve incident 1: the channel is stable',
    learn: 'update incident 1: a spare will be kept offshore',
    open: 'incident 1',
    phases: ['Post-mortem', 'Resolved', 'Monitoring', 'Identified', 'Investigating'],
  },
  ru: {
    follow: 'подписаться на канал на платформу ЦТП-2',
    report:
      'сообщить об инциденте спутник ЦТП-2 с 9:00: нет спутникового канала; следующее обновление в 11:00',
    identify: 'обновить инцидент 1 причина найдена: сгорел усилитель; следующее обновление 12:30',
    monitor: 'обновить инцидент 1 наблюдаем: усилитель заменён',
    resolve: 'закрыть инцидент 1: канал стабилен',
    learn: 'обновить инцидент 1: на платформе будет запасной',
    open: 'инцидент 1',
    phases: ['Разбор', 'Устранено', 'Наблюдаем', 'Причина найдена', 'Выясняем причину'],
  },
}

describe.each(languages)('an incident typed in %s', (language) => {
  const words = typed[language]
  const reader = staff[language]

  it('is one card for each reader from its report to its post-mortem, and nothing that was said is lost', async () => {
    await desk.say(reader, words.follow)
    const reported = await desk.say(engineer, words.report)
    expect(reported.name).toBe('service-status/message')
    await desk.settle()
    expect(desk.shown(reader)).toHaveLength(1)
    const first = desk.shown(reader)[0]
    expect(first).toContain('09:00')
    expect(first).toContain('11:00')
    for (const text of [words.identify, words.monitor, words.resolve, words.learn]) {
      await desk.say(engineer, text)
      await desk.settle()
    }
    expect(desk.shown(reader)).toHaveLength(1)
    expect(desk.shown(engineer)).toHaveLength(1)
    expect(desk.shown(otherEngineer)).toHaveLength(1)
    const opened = await desk.say(reader, words.open)
    const said = (opened.view['timeline'] as readonly { phase: string; text: string }[]).map(
      ({ phase }) => phase,
    )
    expect(said).toEqual(words.phases)
    expect(await desk.audited()).toEqual([
      'incident.reported',
      'incident.updated',
      'incident.updated',
      'incident.resolved',
      'incident.resolved',
    ])
  })

  it('is what the status of the service answers with', async () => {
    await desk.say(engineer, words.report)
    const answer = await desk.ask(reader, { service: 'offshore_link', unit: 'ctp2-crew' }, language)
    expect(answer.words).toContain('09:00')
    expect(answer.summary).not.toMatch(/operational|hoạt động|работает/)
    await desk.say(engineer, words.resolve)
    const after = await desk.ask(reader, { service: 'offshore_link', unit: 'ctp2-crew' }, language)
    expect(after.summary).toMatch(/operational|hoạt động|работает/)
  })

  it('is not opened for somebody who does not keep the log, who is told whom to call', async () => {
    const refused = await desk.say(reader, words.report)
    expect(refused.words).toContain('1900')
    await desk.settle()
    expect(desk.shown(engineer)).toEqual([])
    expect(await desk.audited()).toEqual([])
  })

  it('opens its form where the words are missing', async () => {
    const report = { vi: 'báo sự cố', en: 'report incident', ru: 'сообщить об инциденте' }[language]
    const form = await desk.say(engineer, report)
    expect(form.name).toBe('service-status/form')
  })
})

describe('an incident', () => {
  it('is reported by form, which keeps what was typed when something is wrong with it', async () => {
    const form = await desk.perform(engineer, 'service-status.incident-form', {}, { language: 'en' })
    const submit = form.view['submit'] as { verb: string }
    const fields = {
      sites: 'MSP-1,CTP-2',
      impact: 'major',
      text: 'Both masts are silent.',
      day: '2026-11-25',
      time: '09:30',
    }
    const refused = await desk.perform(engineer, submit.verb, fields, { language: 'en' })
    expect(refused.closesDialog).toBe(false)
    expect(refused.words).toContain('Which service')
    expect(JSON.stringify(refused.view)).toContain('Both masts are silent.')
    const saved = await desk.perform(
      engineer,
      submit.verb,
      { ...fields, services: 'radio' },
      { language: 'en' },
    )
    expect(saved.closesDialog).toBe(true)
    expect(saved.words).toMatch(/major outage[\s\S]*Both masts are silent/)
    await desk.settle()
    expect(desk.shown(engineer)).toEqual([expect.stringMatching(/từ 09:30|Từ 09:30/)])
  })

  it('is moved on by the buttons of its card, which do what their texts do', async () => {
    await desk.say(engineer, 'report incident radio MSP-1 since 9:30')
    const card = await desk.say(engineer, 'incident 1')
    const identify = card.next?.find((button) => button.title === 'Cause identified')
    const pressed = await desk.press(engineer, identify, {}, { language: 'en' })
    expect(pressed.words).toContain('Identified')
    for (const button of pressed.next ?? [])
      if (button.kind === 'act' || button.kind === 'form')
        expect([button.command, (await desk.say(engineer, button.command)).name]).toEqual([
          button.command,
          expect.stringMatching(/form|message|incident/),
        ])
  })

  it('tells whoever holds an older card who was faster, and changes nothing', async () => {
    await desk.say(engineer, 'report incident radio MSP-1 since 9:30')
    const form = await desk.say(engineer, 'update incident 1')
    const submit = form.view['submit'] as { verb: string; id: string; revision: number }
    await desk.say(otherEngineer, 'обновить инцидент 1: еду на место')
    const fields = {
      services: 'radio',
      sites: 'MSP-1',
      impact: 'partial',
      phase: 'identified',
      text: 'A cable',
    }
    const late = await desk.perform(engineer, submit.verb, { ...submit, ...fields }, { language: 'en' })
    expect(late.words).toContain('has just updated this')
    expect(JSON.stringify(late.view)).toContain('A cable')
    expect((await desk.say(engineer, 'incident 1')).words).not.toContain('A cable')
    const again = late.view['submit'] as { revision: number }
    const saved = await desk.perform(engineer, submit.verb, { ...again, ...fields }, { language: 'en' })
    expect(saved.words).toContain('A cable')
  })

  it('whose promised update is missed is pointed out to the duty engineers, once for each promise', async () => {
    await desk.say(engineer, 'report incident radio MSP-1 since 9:30; next update 11:00: silence')
    await desk.say(engineer, 'update incident 1: on it; next update 11:00')
    await desk.at('2026-11-25T10:59')
    expect(desk.shown(engineer)).toHaveLength(1)
    await desk.at('2026-11-25T11:01')
    await desk.at('2026-11-25T11:02')
    expect(desk.shown(engineer)).toHaveLength(2)
    expect(desk.shown(engineer)[1]).toContain('11:00')
    expect(desk.shown(staff.en)).toEqual([])
    await desk.say(engineer, 'update incident 1: still on it; next update 11:30')
    await desk.at('2026-11-25T11:31')
    expect(desk.shown(engineer)).toHaveLength(3)
  })

  it.each([
    ['báo sự cố vô tuyến giàn 3', 'giàn 3'],
    ['report incident radio MSP-1 since 11:30', 'can not start after now'],
    ['report incident something', 'Which service'],
    ['update incident 99: hello', 'no number 99'],
    ['update incident 1 post-mortem: why', 'once the incident is resolved'],
    ['update incident 1: soon; next update 9:00', 'later than now'],
  ])('refuses "%s" with a sentence that says why', async (text, why) => {
    await desk.say(engineer, 'report incident radio MSP-1 since 9:30')
    expect((await desk.say(engineer, text)).words).toContain(why)
  })

  it('with a hundred updates fits a message and says how many it does not show', async () => {
    await desk.say(engineer, 'report incident radio MSP-1 since 9:30')
    for (let index = 0; index < 100; index++)
      await desk.say(engineer, `update incident 1: ${'word '.repeat(390)}`)
    const card = await desk.say(engineer, 'incident 1')
    expect(card.size).toBeLessThan(80 * 1024)
    expect(card.words).toContain('91 earlier')
  })
})

describe('a subscription', () => {
  it('is of a person, and of a channel by those who may', async () => {
    await desk.join('channel')
    const refused = await desk.say(staff.en, 'subscribe radio', { place: 'channel' })
    expect(refused.words).toContain('Not done')
    const followed = await desk.say(engineer, 'subscribe radio', { place: 'channel' })
    expect(followed.words).toContain('everywhere')
    await desk.say(engineer, 'report incident radio MSP-1 since 9:30')
    await desk.settle()
    expect(desk.shownIn('channel')).toHaveLength(1)
    await desk.say(engineer, 'update incident 1: a cable was cut')
    await desk.settle()
    expect(desk.shownIn('channel')).toEqual([expect.stringContaining('a cable was cut')])
  })

  it('is listed, ended one by one and all at once', async () => {
    await desk.say(staff.en, 'subscribe radio MSP-1')
    const both = await desk.say(staff.en, 'subscribe telephone')
    expect(both.words).toMatch(/Radio[^\n]*MSP-1[\s\S]*Telephone[^\n]*everywhere/)
    const one = await desk.say(staff.en, both.next?.[0]?.kind === 'act' ? both.next[0].command : '')
    expect(one.words).not.toContain('MSP-1')
    const none = await desk.say(staff.en, 'unsubscribe all')
    expect(none.words).not.toContain('Telephone')
    expect((await desk.say(staff.en, 'unsubscribe radio')).words).toContain('no such subscription')
  })

  it('in quiet hours waits for their end and comes as one digest', async () => {
    await desk.say(staff.en, 'subscribe radio')
    await desk.say(staff.en, 'incident quiet hours 22:00-06:30')
    await desk.at('2026-11-25T23:10')
    await desk.say(engineer, 'report incident radio MSP-1 since 23:00')
    await desk.say(engineer, 'report incident radio CTP-2 since 23:05')
    await desk.settle()
    expect(desk.shown(staff.en)).toEqual([])
    expect(desk.shown(engineer)).toHaveLength(2)
    await desk.say(engineer, 'resolve incident 1')
    await desk.at('2026-11-26T06:29')
    expect(desk.shown(staff.en)).toEqual([])
    await desk.at('2026-11-26T06:30')
    await desk.at('2026-11-26T06:31')
    expect(desk.shown(staff.en)).toHaveLength(1)
    expect(desk.shown(staff.en)[0]).toMatch(/MSP-1[\s\S]*Operational[\s\S]*CTP-2[\s\S]*Partial outage/)
  })

  it('brings one card with a count where incidents come in a storm', async () => {
    await desk.say(staff.en, 'subscribe radio')
    for (let index = 0; index < 12; index++)
      await desk.say(engineer, 'report incident radio MSP-1 since 9:30')
    await desk.say(engineer, 'report incident telephone onshore since 9:30')
    await desk.settle()
    expect(desk.shown(staff.en)).toHaveLength(6)
    expect(desk.summaries(staff.en)[5]).toContain('7 incidents, 7 still open')
    expect(desk.summaries(engineer)[5]).toContain('8 sự cố, còn mở 8')
    await desk.say(engineer, 'resolve incident 9')
    await desk.settle()
    expect(desk.shown(staff.en)).toHaveLength(6)
    expect(desk.summaries(staff.en)[5]).toContain('7 incidents, 6 still open')
    await desk.at('2026-11-25T10:30')
    await desk.say(engineer, 'report incident radio MSP-1 since 10:30')
    await desk.settle()
    expect(desk.shown(staff.en)).toHaveLength(7)
  })
})

const plans: Record<Language, { follow: string; plan: string; move: string; cancel: string; moved: string }> =
  {
    vi: {
      follow: 'theo dõi vô tuyến giàn MSP-1',
      plan: 'lên lịch bảo trì vô tuyến giàn MSP-1 20h đến 23h ngày mai: thay ăng ten',
      move: 'đổi bảo trì 1 21h đến 23h30 ngày mai',
      cancel: 'hủy bảo trì 1',
      moved: 'Đổi lịch bảo trì: thay ăng ten, 21:00–23:30 ngày 26/11/2026',
    },
    en: {
      follow: 'subscribe radio MSP-1',
      plan: 'plan maintenance radio MSP-1 tomorrow 20:00-23:00: new antenna',
      move: 'change maintenance 1 tomorrow 21:00 to 23:30',
      cancel: 'cancel maintenance 1',
      moved: 'Maintenance moved: new antenna, 26/11/2026, 21:00–23:30',
    },
    ru: {
      follow: 'подписаться на радио МСП-1',
      plan: 'запланировать работы радио МСП-1 завтра с 20:00 до 23:00: замена антенны',
      move: 'перенести работы 1 на завтра с 21:00 до 23:30',
      cancel: 'отменить работы 1',
      moved: 'Работы перенесены: замена антенны, 26.11.2026, 21:00–23:30',
    },
  }

describe.each(languages)('maintenance typed in %s', (language) => {
  const words = plans[language]
  const reader = staff[language]

  it('is told when it is planned, moved, begins and ends: once each time', async () => {
    await desk.say(reader, words.follow)
    await desk.say(engineer, words.plan)
    await desk.settle()
    await desk.say(engineer, words.move)
    await desk.settle()
    expect(desk.summaries(reader)).toHaveLength(2)
    expect(desk.summaries(reader)[1]).toBe(words.moved)
    await desk.at('2026-11-26T20:59')
    expect(desk.shown(reader)).toHaveLength(2)
    await desk.at('2026-11-26T21:00')
    await desk.at('2026-11-26T21:05')
    expect(desk.shown(reader)).toHaveLength(3)
    const running = await desk.ask(reader, { service: 'radio' }, language)
    expect(running.words).toContain('23:30')
    await desk.at('2026-11-26T23:30')
    await desk.at('2026-11-26T23:40')
    expect(desk.shown(reader)).toHaveLength(4)
    await desk.at('2026-11-28T09:00')
    expect(desk.shown(reader)).toHaveLength(4)
    expect((await desk.say(engineer, words.cancel)).words).not.toContain('26')
  })

  it('is told when it is cancelled, and neither begins nor ends then', async () => {
    await desk.say(reader, words.follow)
    await desk.say(engineer, words.plan)
    await desk.say(engineer, words.cancel)
    await desk.settle()
    await desk.at('2026-11-26T21:05')
    expect(desk.shown(reader)).toHaveLength(2)
    expect(await desk.audited()).toEqual(['maintenance.planned', 'maintenance.cancelled'])
  })
})

describe('maintenance', () => {
  it.each([
    ['plan maintenance radio MSP-1', 'a beginning and an end'],
    ['plan maintenance radio MSP-1 yesterday 20:00-23:00', 'over already'],
    ['plan maintenance 20:00-23:00 tomorrow', 'Which service'],
    ['cancel maintenance 77', 'no number 77'],
  ])('refuses "%s" with a sentence that says why', async (text, why) => {
    expect((await desk.say(engineer, text)).words).toContain(why)
  })

  it('is planned and changed by form', async () => {
    const form = await desk.say(engineer, 'plan maintenance')
    const submit = form.view['submit'] as { verb: string }
    const fields = {
      services: 'radio',
      sites: 'MSP-1',
      title: 'New mast',
      day: '2026-11-27',
      time: '08:00',
      endTime: '09:00',
    }
    const saved = await desk.perform(engineer, submit.verb, fields, { language: 'en' })
    expect([saved.closesDialog, saved.name]).toEqual([true, 'service-status/message'])
    const again = await desk.say(engineer, 'change maintenance 1')
    const change = again.view['submit'] as { verb: string }
    const moved = { ...change, ...fields, endTime: '10:00' }
    expect((await desk.perform(engineer, change.verb, moved, { language: 'en' })).words).toContain(
      '08:00–10:00',
    )
    expect((await desk.perform(engineer, change.verb, moved, { language: 'en' })).words).toContain(
      'has just updated',
    )
  })
})

describe('a state set by hand', () => {
  it.each([
    [
      'vi',
      'đặt trạng thái vô tuyến: giảm hiệu năng – thử máy phát',
      'bỏ trạng thái tay vô tuyến',
      'thử máy phát',
    ],
    [
      'en',
      'set status radio: degraded performance – transmitter test',
      'clear status radio',
      'transmitter test',
    ],
    [
      'ru',
      'задать состояние радио: снижена производительность – проверка',
      'сбросить состояние радио',
      'проверка',
    ],
  ] as const)(
    'is shown in %s with its author and reason until it is taken back, and stays in the history',
    async (language, set, clear, reason) => {
      expect((await desk.say(engineer, set)).words).toContain(reason)
      const standing = await desk.ask(staff[language], { service: 'radio' }, language)
      expect(standing.words).toContain(reason)
      expect(standing.words).toContain('Phạm Quốc Dũng')
      expect((await desk.say(engineer, clear)).words).toContain(reason)
      expect((await desk.ask(staff[language], { service: 'radio' }, language)).words).not.toContain(reason)
      expect(await desk.audited()).toEqual(['state.set', 'state.cleared'])
    },
  )

  it('needs one of the five states, a reason and a person who keeps the log', async () => {
    expect((await desk.say(engineer, 'set status radio: so so')).words).toContain('one of the five')
    expect((await desk.say(engineer, 'set status radio: major outage')).words).toContain('give the reason')
    expect((await desk.say(staff.en, 'set status radio: major outage – no idea')).words).toContain('1900')
  })
})
