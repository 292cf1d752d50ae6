import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../../../src/core/i18n/language.ts'
import { announcementCard } from '../../../../src/features/announcements/announcement-card.ts'
import { answerButtons } from '../../../../src/features/announcements/answer-buttons.ts'
import { missingIn, missingInMain } from '../../../../src/features/announcements/content.ts'
import { markdownBlocks } from '../../../../src/features/announcements/markdown-blocks.ts'
import { refusalText, stepButton } from '../../../../src/features/announcements/message-card.ts'
import { readCommand } from '../../../../src/features/announcements/read-command.ts'
import { refusalCodes } from '../../../../src/features/announcements/refusal.ts'
import { harmless } from '../../../../src/features/announcements/report-rows.ts'
import { stepDataSchema } from '../../../../src/features/announcements/step.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../../../builders/an-announcing-loa.ts'
import { aDraft } from './a-draft.ts'

let loa: AnnouncingLoa
beforeAll(async () => {
  loa = await anAnnouncingLoa()
})
afterAll(() => loa.close())

describe.each(languages)('in %s', (language) => {
  it('every refusal is a sentence with nothing left to fill in', () => {
    const values = Object.fromEntries(
      [
        'id',
        'name',
        'count',
        'fields',
        'subject',
        'language',
        'kilobytes',
        'most',
        'date',
        'first',
        'second',
        'zone',
        'field',
        'names',
        'choices',
        'minutes',
      ].map((key) => [key, key === 'fields' ? 'title body' : key === 'language' ? 'ru' : 7]),
    )
    for (const code of refusalCodes) {
      const text = refusalText({ ok: false, code, values }, language)
      expect(text).not.toMatch(/\{\{|refusal\.|undefined/)
      expect(text).toMatch(/[.!?]$/)
    }
  })

  it('the text command of each button is read as that button', () => {
    const steps = [
      'open',
      'preview',
      'me',
      'copy',
      'delete',
      'progress',
      'pause',
      'resume',
      'cancel',
      'recall',
      'report',
      'remind',
      'resend',
      'resend-unknown',
      'unschedule',
    ] as const
    for (const id of ['12', '7-202611280100'])
      for (const step of steps) {
        const button = stepButton(step, { id }, language)
        if (button.kind === 'open') throw new TypeError('it acts')
        expect(readCommand(button.command)).toMatchObject({ kind: 'step', step, data: { id } })
        expect(readCommand(button.command.toUpperCase())).toMatchObject({ step, data: { id } })
      }
  })

  it('so are those of an answer', async () => {
    const poll = { kind: 'poll', question: { en: 'When?' }, options: [{ en: 'Mon' }, { en: 'Tue' }] }
    const draft = await aDraft(loa, { buttons: [{ kind: 'acknowledge' }, { kind: 'rsvp' }, poll] })
    for (const button of answerButtons(draft, language)) {
      if (button.kind !== 'act') throw new TypeError('it acts')
      const read = readCommand(button.command)
      expect(read).toMatchObject({ kind: 'step', step: button.verb.slice('announcements.'.length) })
      if (read?.kind === 'step')
        expect(read.data).toMatchObject({
          id: draft.id,
          ...('rsvp' in button.data && { rsvp: button.data['rsvp'] }),
        })
    }
  })
})

describe('a text that is no command of announcements', () => {
  it.each([
    'release',
    'thông báo',
    'title: hello',
    'radio status',
    'báo cáo 2020',
    'hội nghị 2020: kết quả',
    'report 2020',
    '12',
    'đã đọc',
    'to: radio team',
  ])('"%s" is left alone', (text) => expect(readCommand(text)).toBeUndefined())

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => void readCommand(text)),
    )
  })
})

describe('a number as a field of a card sends it', () => {
  it.each([
    ['64', 64],
    [' 1 024 ', 1024],
    ['3.000', 3000],
    [7, 7],
    ['', undefined],
    ['many', undefined],
    ['99999999999999999999', undefined],
  ])('%j is %j', (confirm, number) => {
    expect(stepDataSchema.parse({ id: '1', confirm }).confirm).toBe(number)
  })
})

describe('a Markdown body', () => {
  it('becomes blocks that a card shows, its headings apart, without what could harm', () => {
    const body =
      '# Head\nText **bold** ![x](https://a.example/b.png)\n- one\n- two\n\n[bad](javascript:alert(1)) <b> {{DATE(2020)}}'
    expect(markdownBlocks(body)).toEqual([
      { text: 'Head', heading: true },
      { text: 'Text **bold** [x](https://a.example/b.png)\n- one\n- two', heading: false },
      { text: expect.stringMatching(/^bad\)? \\<b> \{\u200B\{DATE/), heading: false },
    ])
  })

  it('loses no letter', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const letters = (all: string) => all.normalize('NFC').replace(/[^\p{L}]/gu, '')
        if (/[[\]()#!]/.test(text)) return
        expect(
          letters(
            markdownBlocks(text)
              .map((block) => block.text)
              .join(' '),
          ),
        ).toBe(letters(text))
      }),
    )
  })
})

describe('a cell of the report', () => {
  it.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\u200b=1'])(
    '%j computes nothing',
    (text) => {
      expect(harmless(text)).toBe(`'${text}`)
    },
  )
  it.each(['Lan', 'a=b', '7-8'])('%j stays as it is', (text) => expect(harmless(text)).toBe(text))
})

describe('what a language lacks', () => {
  it('is named field by field, and shown in the main language', async () => {
    const draft = await aDraft(loa, {
      main: 'vi',
      content: { title: { vi: 'Cúp nước', ru: 'Нет воды' }, body: { vi: 'Thứ bảy.' }, summary: {} },
    })
    expect(missingIn(draft, 'vi')).toEqual([])
    expect(missingIn(draft, 'ru')).toEqual(['body'])
    expect(missingIn(draft, 'en')).toEqual(['title', 'body'])
    expect(missingInMain(draft)).toEqual([])
    const card = await announcementCard(loa.announcing, draft, 'ru')
    expect(card.summary).toBe('Нет воды')
    expect(card.view['blocks']).toEqual([{ text: 'Thứ bảy.', weight: 'Default' }])
    expect(card.view['note']).toMatch(/вьетнамский/)
  })
})
