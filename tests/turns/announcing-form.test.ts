import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/conversation/reply.ts'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { announcementsCollection } from '../../src/features/announcements/announcement.ts'
import { type AnnouncingLoa, anAnnouncingLoa, type SeenReply } from '../builders/an-announcing-loa.ts'

const mai = 'le.thanh.mai'
const anh = 'bui.ngoc.anh'
const lan = 'nguyen.thi.lan'

let loa: AnnouncingLoa
beforeEach(async () => {
  loa = await anAnnouncingLoa()
  await loa.say(mai, 'English')
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

type Fields = Record<string, unknown>

const record = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** What the fields of a form hold as it is shown. */
const valuesOf = ({ view }: Card): Fields => record(view['values'])

/** Presses one of the two buttons inside a form, with what was typed over what it held. */
const submit = (
  { first }: SeenReply,
  button: 'submitPreview' | 'submitSave',
  typed: Fields = {},
  person = mai,
): Promise<SeenReply> =>
  loa.pressData(person, { ...valuesOf(first), ...typed, ...record(first.view[button]) })

const water = {
  'title-vi': 'Cúp nước tòa nhà A',
  'body-vi': 'Từ 8:00 đến 11:00 thứ bảy.',
  'title-en': 'Water off in building A',
  'summary-en': 'No water on Saturday morning',
  'body-en': 'From 8:00 to 11:00 on *Saturday*.',
  'title-ru': 'Отключение воды в корпусе А',
  to: 'Radio team, MSP-1',
  asks: 'acknowledge,rsvp',
  day: '2026-12-01',
  time: '08:00',
}

/** The same once it is a draft: the form names whom it goes to as the directory does. */
const waterSaved = { ...water, to: 'Radio team, MSP-1 installation' }

const newForm = async () =>
  loa.press(mai, (await loa.say(mai, 'new announcement')).button('Compose in a form'))

const savedDraft = async () => submit(await newForm(), 'submitSave', water)

describe('the form', () => {
  const titles: Record<Language, [name: string, command: string, title: string]> = {
    vi: ['Tiếng Việt', 'soạn bằng biểu mẫu', 'Tiêu đề · Tiếng Nga'],
    en: ['English', 'compose in a form', 'Title in Russian'],
    ru: ['Русский', 'составить в форме', 'Заголовок · русский'],
  }

  it.each([
    ['Tiếng Việt', 'em muốn gửi thông báo cho mọi người về việc cúp nước', 'title-vi', 'Cúp nước'],
    ['English', 'please send an announcement to everyone about no water', 'title-en', 'No water'],
    ['Русский', 'хочу разослать объявление всем: Нет воды', 'title-ru', 'Нет воды'],
  ])('opens in %s with what was named, and nothing is stored: %s', async (language, text, field, title) => {
    await loa.say(mai, language)
    const { first } = await loa.say(mai, text)
    expect(first.name).toBe('announcements/form')
    expect(valuesOf(first)).toMatchObject({ kind: 'notice', [field]: title })
    expect(valuesOf(first)['to']).not.toBe('')
    expect((await loa.store.find(announcementsCollection, { index: 'state' })).items).toEqual([])
  })

  it('opens with the kind that was named, and with names that nobody has told so', async () => {
    expect(valuesOf((await loa.say(mai, 'I want to announce a conference')).first)['kind']).toBe('conference')
    const { first } = await loa.say(mai, 'send an announcement to nobody at all')
    expect(valuesOf(first)['to']).toBe('nobody at all')
    expect((await loa.say(lan, 'send an announcement to everyone')).first.name).not.toBe('announcements/form')
  })

  it.each(languages)(
    'opens empty by its command in %s, with a section for each language',
    async (language) => {
      const [name, command, title] = titles[language]
      await loa.say(mai, name)
      const form = await loa.say(mai, command)
      expect([form.language, form.first.name]).toEqual([language, 'announcements/form'])
      expect(form.first.view['sections']).toHaveLength(3)
      expect(form.words.toLowerCase()).toContain(title.toLowerCase())
      expect(form.first.view['preview']).toEqual([])
    },
  )

  it('opens from the list, from a draft and from the answer to a new announcement', async () => {
    expect((await newForm()).first.name).toBe('announcements/form')
    await savedDraft()
    const listed = await loa.press(mai, (await loa.say(mai, 'drafts')).button('Compose in a form'))
    expect(valuesOf(listed.first)['title-en']).toBe('')
    const draft = await loa.press(mai, (await loa.say(mai, 'announcement no 1')).button('Edit in a form'))
    expect(valuesOf(draft.first)).toMatchObject(waterSaved)
  })

  it('shows what readers of each language would get, keeps what was typed and saves nothing', async () => {
    const previewed = await submit(await newForm(), 'submitPreview', water)
    expect(valuesOf(previewed.first)).toMatchObject(water)
    expect(previewed.closesDialog).toBe(false)
    expect(previewed.words).toMatch(/lacks summary, text: readers see the English there/)
    expect(previewed.words).toMatch(/\d+ recipients: \d+ in Vietnamese/)
    const [shown] = [previewed.first.view['preview']].flat()
    expect(record(shown)['languages']).toMatchObject([
      { title: 'Cúp nước tòa nhà A' },
      { title: 'Water off in building A' },
      { title: 'Отключение воды в корпусе А', blocks: [{ text: 'From 8:00 to 11:00 on *Saturday*.' }] },
    ])
    expect((await loa.say(mai, 'drafts')).words).toMatch(/nothing here yet/)
    expect(await loa.audited()).toEqual([])
  })

  it('becomes a draft when it is saved, and closes', async () => {
    const saved = await savedDraft()
    expect([saved.closesDialog, saved.first.name]).toEqual([true, 'announcements/draft'])
    expect(saved.words).toMatch(/Draft no\. 1 is there[\s\S]*Radio team, MSP-1[\s\S]*08:00/)
    expect(await loa.audited()).toEqual(['announcement.created'])
  })

  it('changes a draft, and takes away what was emptied', async () => {
    await savedDraft()
    const form = await loa.say(mai, 'edit in a form 1')
    const saved = await submit(form, 'submitSave', { 'title-ru': '', asks: 'rsvp', day: '', time: '' })
    expect(saved.closesDialog).toBe(true)
    expect(saved.words).toMatch(/on release/)
    expect(valuesOf((await loa.say(mai, 'edit in a form 1')).first)).toMatchObject({
      ...waterSaved,
      'title-ru': '',
      asks: 'rsvp',
      day: '',
      time: '',
    })
    expect(await loa.audited()).toEqual(['announcement.created', 'announcement.edited'])
  })

  it('leaves alone what it does not show: a poll, who is left out, the zone and the rhythm of a schedule', async () => {
    await savedDraft()
    await loa.say(mai, 'buttons 1: poll Which hour? | Eight | Nine')
    await loa.say(mai, 'except 1: Lê Thanh Mai')
    await loa.say(mai, 'schedule 1: 2026-12-01 08:00 Europe/Moscow weekly skip')
    const form = await loa.say(mai, 'edit in a form 1')
    const saved = await submit(form, 'submitSave', { 'title-en': 'Changed', time: '09:30', asks: 'rsvp' })
    expect(saved.words).toMatch(/Changed[\s\S]*without Lê Thanh Mai/)
    expect(saved.words).toMatch(/2026-12-01 09:30 Europe\/Moscow\)?.*weekly.*skipped if missed/)
    expect(saved.words).toMatch(/vote, say whether they attend/)
  })

  it('says that nothing differs when nothing does', async () => {
    await savedDraft()
    const saved = await submit(await loa.say(mai, 'edit in a form 1'), 'submitSave')
    expect([saved.closesDialog, saved.first.name]).toEqual([false, 'announcements/form'])
    expect(saved.words).toMatch(/Nothing differs/)
  })
})

describe('what an announcement is about', () => {
  const subjectsOf = (form: SeenReply) => [form.first.view['subjects']].flat().map(record)

  it('is chosen in the form, among the conferences and the award lists that there are, and brings its kind', async () => {
    const form = await newForm()
    const choices = subjectsOf(form)
    expect(choices.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['none', 'conference:year-end-2020']),
    )
    const saved = await submit(form, 'submitSave', { ...water, subject: 'conference:year-end-2020' })
    expect([saved.closesDialog, saved.first.view['problem']]).toEqual([true, ''])
    const opened = await loa.say(mai, 'edit in a form 1')
    expect(valuesOf(opened.first)).toMatchObject({ subject: 'conference:year-end-2020', kind: 'conference' })
    const awards = await submit(opened, 'submitSave', { subject: 'awards:2020' })
    expect(awards.words).toMatch(/Award list/)
    expect(subjectsOf(await loa.say(mai, 'edit in a form 1'))).toContainEqual({
      title: 'Award list of 2020',
      value: 'awards:2020',
    })
  })

  it('goes with its kind, and stays where the form of an older client does not name it', async () => {
    await submit(await newForm(), 'submitSave', { ...water, subject: 'conference:year-end-2020' })
    const form = await loa.say(mai, 'edit in a form 1')
    await submit(form, 'submitSave', { subject: undefined, 'title-en': 'Another title' })
    const opened = await loa.say(mai, 'edit in a form 1')
    expect(valuesOf(opened.first)).toMatchObject({ subject: 'conference:year-end-2020' })
    await submit(opened, 'submitSave', { kind: 'notice' })
    expect(valuesOf((await loa.say(mai, 'edit in a form 1')).first)).toMatchObject({
      kind: 'notice',
      subject: 'none',
    })
  })

  it.each(['conference:no-such', 'awards:1999', 'awards:x', 'weather'])(
    'is refused where there is nothing of the kind: %s',
    async (subject) => {
      const refused = await submit(await newForm(), 'submitSave', { ...water, subject })
      expect([refused.closesDialog, refused.first.name]).toEqual([false, 'announcements/form'])
      expect(refused.words).toMatch(/nothing about/)
      expect(await loa.audited()).toEqual([])
    },
  )
})

describe('when somebody else changed the draft meanwhile', () => {
  it('keeps what was typed, says who it was and what differs, and does not save on a second press either', async () => {
    await savedDraft()
    const form = await loa.say(mai, 'edit in a form 1')
    await loa.say(anh, 'title 1 en: Water off in building B')
    const refused = await submit(form, 'submitSave', { 'title-en': 'Water off in building C' })
    expect([refused.closesDialog, refused.first.name]).toEqual([false, 'announcements/form'])
    expect(refused.words).toMatch(/Bùi Ngọc Ánh has changed announcement no\. 1 .*differs in: title\./)
    expect(valuesOf(refused.first)['title-en']).toBe('Water off in building C')
    expect((await loa.say(mai, 'announcement no 1')).words).toContain('Water off in building B')
    for (const button of ['submitSave', 'submitPreview', 'submitSave'] as const) {
      const again = await submit(refused, button)
      expect([again.closesDialog, again.first.name]).toEqual([false, 'announcements/form'])
    }
    expect((await loa.say(mai, 'announcement no 1')).words).toContain('Water off in building B')
  })

  it('opens it anew on its own button, to go on from what is there now', async () => {
    await savedDraft()
    const form = await loa.say(mai, 'edit in a form 1')
    expect(form.first.view['reopen']).toEqual([])
    await loa.say(anh, 'title 1 en: Water off in building B')
    const typed = { 'title-en': 'Water off in building C' }
    const refused = await submit(form, 'submitSave', typed)
    const [reopen] = [refused.first.view['reopen']].flat()
    const anew = await loa.pressData(mai, {
      ...valuesOf(refused.first),
      ...typed,
      ...record(record(reopen)['data']),
    })
    expect(valuesOf(anew.first)['title-en']).toBe('Water off in building B')
    const saved = await submit(anew, 'submitSave', typed)
    expect(saved.closesDialog).toBe(true)
    expect(saved.words).toContain('Water off in building C')
  })

  it('a form that names no revision is of the first one', async () => {
    await savedDraft()
    const form = await loa.say(mai, 'edit in a form 1')
    await loa.say(anh, 'title 1 en: Water off in building B')
    const forged = { ...valuesOf(form.first), ...record(form.first.view['submitSave']), revision: undefined }
    expect((await loa.pressData(mai, forged)).words).toMatch(/Bùi Ngọc Ánh has changed/)
  })

  it('a form opened from an older card shows the draft as it is now, and says so', async () => {
    const stale = (await savedDraft()).button('Edit in a form')
    await loa.say(anh, 'title 1 en: Water off in building B')
    const form = await loa.press(mai, stale)
    expect(form.words).toMatch(/Bùi Ngọc Ánh has changed/)
    expect(valuesOf(form.first)['title-en']).toBe('Water off in building B')
  })

  it('a released or deleted one is not edited', async () => {
    await savedDraft()
    const form = await loa.say(mai, 'edit in a form 1')
    await loa.say(anh, 'confirm deleting 1')
    expect((await submit(form, 'submitSave', { 'title-en': 'Late' })).words).toMatch(/no announcement no\. 1/)
  })
})

describe('bad input stays in the form with its reason, and nothing is saved', () => {
  const attempts: readonly (readonly [typed: Fields, reason: RegExp])[] = [
    [{ 'title-en': 'x'.repeat(121) }, /“Title in English” is too long: at most 120/],
    [{ 'body-ru': 'щ'.repeat(8_001) }, /“Text in Russian” is too long: at most 8000/],
    [{ day: '2026-11-24' }, /2026-11-24 08:00 has passed/],
    [{ day: '2027-02-31' }, /no 2027-02-31/],
    [{ day: '' }, /“08:00” is not a time/],
    [{ time: '' }, /“2026-12-01” is not a time/],
    [{ lastDay: 'soon', lastTime: 'later' }, /not a time/],
    [{ lastDay: '2020-01-01', lastTime: '08:00' }, /has passed/],
    [{ pictureUrl: 'http://pictures.example/a.png' }, /“Address of a picture .*” has to begin/],
    [{ pictureUrl: 'https://localhost/a.png' }, /public address/],
    [{ pictureUrl: 'https://pictures.example/huge.png' }, /at most 1 MB/],
    [{ to: 'Radio team, Nobody Known' }, /Not found .*1.*: Nobody Known/],
    [{ to: 'giàn 1' }, /can be: unit:msp1-crew, site:MSP-1/],
  ]

  it.each(attempts)('%o', async (typed, reason) => {
    const form = await newForm()
    for (const button of ['submitPreview', 'submitSave'] as const) {
      const refused = await submit(form, button, { ...water, ...typed })
      expect([refused.closesDialog, refused.first.name]).toEqual([false, 'announcements/form'])
      expect(refused.words).toMatch(reason)
      expect(valuesOf(refused.first)).toMatchObject({ ...water, ...typed })
    }
    expect(await loa.audited()).toEqual([])
  })

  it('texts too long to be shown twice are kept in the form, which says where they can be read', async () => {
    const form = await newForm()
    const body = `${'щ'.repeat(79)}\n`.repeat(100).trim()
    const long = { ...water, 'body-vi': body, 'body-en': body, 'body-ru': body }
    const shown = await submit(form, 'submitPreview', long)
    expect(shown.first.name).toBe('announcements/form')
    expect(shown.words).toMatch(/too long to be shown once more/)
    expect(shown.words).toContain(body)
    expect((await submit(form, 'submitSave', long)).closesDialog).toBe(true)
  })

  it('an officer is refused a kind and an audience that are not theirs', async () => {
    const officer = 'tran.thu.hoa'
    await loa.say(officer, 'English')
    const form = await loa.say(officer, 'compose in a form')
    for (const [typed, reason] of [
      [{ kind: 'outage' }, /not entrusted with announcements of this kind/],
      [{ to: 'everyone' }, /may not send to these recipients/],
    ] as const)
      expect((await submit(form, 'submitSave', { ...water, ...typed }, officer)).words).toMatch(reason)
    expect(await loa.audited()).toEqual([])
  })
})

describe('a member of the staff', () => {
  it('is refused the form, its preview and its save, by command and by forged buttons', async () => {
    const form = await newForm()
    await savedDraft()
    expect((await loa.say(lan, 'compose in a form')).first.name).toBe('announcements/message')
    expect((await loa.say(lan, 'edit in a form 1')).first.name).toBe('announcements/message')
    for (const verb of ['form', 'form-new', 'form-preview', 'form-save'])
      for (const id of ['1', undefined])
        if (id || verb !== 'form') {
          const forged = { ...valuesOf(form.first), ...water, loa: 'act', verb: `announcements.${verb}` }
          const refused = await loa.pressData(lan, { ...forged, ...(id && { id, revision: 1 }) })
          expect([verb, refused.first.name, refused.closesDialog]).toEqual([
            verb,
            'announcements/message',
            false,
          ])
        }
    expect(await loa.audited()).toEqual(['announcement.created'])
  })
})
