import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/core/i18n/language.ts'
import { findDates } from '../../../../src/core/understanding/dates/find-dates.ts'
import { findYear } from '../../../../src/core/understanding/dates/find-year.ts'
import { trainRecogniser } from '../../../../src/core/understanding/recogniser.ts'
import { parseUtterances } from '../../../../src/core/understanding/utterances.ts'
import { someNames } from '../../../builders/gazetteer.ts'

const lines: Readonly<Record<Language, string>> = {
  vi: `
[service_status]
mạng có chạy không
mạng bị chậm quá
bộ đàm hỏng rồi à
wifi có sự cố gì không
[meeting_agenda]
lịch họp tuần này
họp giao ban mấy giờ
thứ hai có họp gì không
giao ban ở phòng nào
[out_of_scope]
đặt phòng họp giúp em
thời tiết hôm nay thế nào
cấp lại mật khẩu
trưa nay ăn gì`,
  en: `
[service_status]
is the internet down
radio is not working
why is email so slow
is the network ok now
[meeting_agenda]
when is the weekly briefing
what meetings are there tomorrow
where is the meeting on monday
agenda of the briefing
[out_of_scope]
book a meeting room for me
what is the weather like
reset my password
what is for lunch`,
  ru: `
[service_status]
интернет не работает
почта лежит
рация молчит, что случилось
есть ли связь сейчас
[meeting_agenda]
когда планёрка
во сколько совещание завтра
где собрание в понедельник
повестка планёрки
[out_of_scope]
забронируй переговорную
какая погода завтра
сбрось мне пароль
что на обед`,
}

const utterances = (['vi', 'en', 'ru'] as const).flatMap((language) =>
  parseUtterances(lines[language], language, `lines.${language}`),
)
const recogniser = trainRecogniser(utterances, { gazetteer: someNames, findDates, findYear })
const now = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' })
const recognise = (text: string) => recogniser.recognise(text, { now })

describe('an intent is recognised', () => {
  test.each([
    ['bộ đàm có chạy không', 'service_status', 'vi'],
    ['bo dam co chay khong', 'service_status', 'vi'],
    ['MẠNG CHẬM QUÁ', 'service_status', 'vi'],
    ['tuần này họp giao ban mấy giờ', 'meeting_agenda', 'vi'],
    ['is email slow now', 'service_status', 'en'],
    ['where is the briefing', 'meeting_agenda', 'en'],
    ['рация не работает', 'service_status', 'ru'],
    ['во сколько планерка', 'meeting_agenda', 'ru'],
  ])('in "%s"', (text, intent, language) => {
    expect(recognise(text)).toMatchObject({ best: intent, language })
  })

  test('the same from a text in decomposed letters', () => {
    const text = 'họp giao ban mấy giờ'
    expect(recognise(text.normalize('NFD'))).toEqual(recognise(text))
  })
})

describe('what a text names', () => {
  test('fills the slots that its intent asks about', () => {
    const { slots } = recognise('họp giao ban thứ hai tuần sau mấy giờ')
    expect(slots).toMatchObject({
      meeting: 'weekly-briefing',
      date: { text: 'thứ hai tuần sau', from: '2026-11-30', to: '2026-11-30' },
    })
    expect(slots.service).toBeUndefined()
  })

  test('is found in spite of a slip, and a date is given back as it was typed', () => {
    const { named } = recognise('weekly breifing on mondday')
    expect(named.meeting).toBe('weekly-briefing')
    expect(named.date?.text).toContain('mondday')
  })

  test('follows new names without training', () => {
    const renamed = recogniser.withNames([{ slot: 'meeting', id: 'stand-up', names: ['stand-up'] }])
    expect(renamed.recognise('when is the stand-up', { now }).slots.meeting).toBe('stand-up')
    expect(renamed.recognise('when is the weekly briefing', { now }).slots.meeting).toBeUndefined()
    expect(recognise('when is the weekly briefing').slots.meeting).toBe('weekly-briefing')
  })
})

describe('a text that Loa does not know', () => {
  test.each(['reset my password', 'thời tiết thế nào', 'забронируй мне такси', 'xyzzy'])(
    'is declined: %s',
    (text) => {
      expect(recognise(text)).toMatchObject({ tier: 'decline', intent: 'out_of_scope' })
    },
  )

  test('still has a best guess among what Loa can do', () => {
    expect(recognise('reset my password').best).not.toBe('out_of_scope')
  })
})

test("the person's own language counts where the text does not tell", () => {
  expect(recogniser.detectLanguage('1365')).toBeUndefined()
  expect(recogniser.recognise('1365', { now, language: 'ru' }).language).toBe('ru')
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { confidence, tier } = recognise(text)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(['answer', 'ask', 'decline']).toContain(tier)
    }),
    { numRuns: 200 },
  )
})
