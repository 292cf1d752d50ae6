import { expect, test } from 'vitest'
import { languages } from '../../../../src/core/i18n/language.ts'
import { findDates } from '../../../../src/core/understanding/dates/find-dates.ts'
import type { GazetteerEntry } from '../../../../src/core/understanding/gazetteer.ts'
import { indexNames } from '../../../../src/core/understanding/match-names.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'
import { dateSlotOf, type Period, rangeOf } from '../../../../src/features/service-status/period.ts'
import { phrase } from '../../../../src/features/service-status/phrase.ts'
import { serviceNames } from '../../../../src/features/service-status/service.ts'
import { periodText, rangeText } from '../../../../src/features/service-status/wording.ts'
import { units, wednesday } from './a-service-desk.ts'

const unitNames = units.map(({ id, aliases }): GazetteerEntry => ({ slot: 'unit', id, names: aliases }))
const matchNames = indexNames([...serviceNames, ...unitNames])

const namesIn = (text: string): Record<string, string> =>
  Object.fromEntries(matchNames(wordsOf(text)).map(({ slot, id }) => [slot, id]))

const intents = ['service_status', 'service_kpi'] as const

test.each(languages)(
  'a phrase names the service and the crew of its question and nothing else (%s)',
  (language) => {
    const questions = serviceNames.flatMap(({ id: service }) =>
      intents.flatMap((intent) => [
        { intent, slots: { service } },
        { intent, slots: { service, unit: 'msp1-crew' } },
        { intent, slots: { unit: 'ctp2-crew' } },
      ]),
    )
    const understood = questions.map((question) => namesIn(phrase(question, language)))
    expect(understood).toEqual(questions.map(({ slots }) => slots))
  },
)

const periods: readonly Period[] = [
  ...[1, 2, 3, 4].map((number) => ({ grain: 'quarter', year: 2025, number }) as const),
  ...Array.from({ length: 12 }, (_, index) => ({ grain: 'month', year: 2026, number: index + 1 }) as const),
]

test.each(languages)('the words of a period are read as just that period (%s)', (language) => {
  const phrases = periods.map((period) => {
    const date = dateSlotOf(period, periodText(language, period))
    return phrase({ intent: 'service_kpi', slots: { service: 'radio', date } }, language)
  })
  const read = phrases.map((text) =>
    findDates(text, language, wednesday).map(({ from, to }) => ({ from, to })),
  )
  expect(read).toEqual(periods.map((period) => [rangeOf(period)]))
})

test.each(languages)(
  'the words of a day and of a stretch of days are read as just those (%s)',
  (language) => {
    const ranges = [
      { from: '2026-04-03', to: '2026-04-03' },
      { from: '2026-11-16', to: '2026-11-22' },
    ]
    const read = ranges.map((range) =>
      findDates(rangeText(language, range), language, wednesday).map(({ from, to, readings }) => ({
        from,
        to,
        readings,
      })),
    )
    expect(read).toEqual(ranges.map((range) => [{ ...range, readings: undefined }]))
  },
)

test('a service that only an organisation of its own has is called by its id', () => {
  expect(phrase({ intent: 'service_status', slots: { service: 'cctv' } }, 'en')).toBe('cctv status')
})
