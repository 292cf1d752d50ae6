import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/core/conversation/clean-text.ts'
import { languages } from '../../src/core/i18n/language.ts'
import { readDate } from '../../src/core/spreadsheet/dates.ts'
import { readNumber } from '../../src/core/spreadsheet/numbers.ts'
import { parseDelimited } from '../../src/core/spreadsheet/parse-delimited.ts'
import { parsePasted } from '../../src/core/spreadsheet/parse-pasted.ts'
import { findDates } from '../../src/core/understanding/dates/find-dates.ts'
import { findYear } from '../../src/core/understanding/dates/find-year.ts'
import { fold } from '../../src/core/understanding/fold.ts'
import { dateSlotSchema } from '../../src/core/understanding/intent.ts'
import { readPeriod } from '../../src/features/service-status/read-period.ts'
import { wednesday } from '../builders/loa.ts'
import { words } from './chat-words.ts'
import { explore, withinBounds } from './explore.ts'
import { strangeText } from './strange-values.ts'

const text = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 15 }).map((list) => list.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 15 }).map((list) => list.join('')),
  strangeText,
)
const language = fc.constantFrom(...languages)

describe('whatever is read, reading ends and keeps its word', () => {
  it('dates of a text are valid, in order, and stand where they say', () =>
    explore(fc.tuple(text, language), { runs: 3_000 }, ([said, spoken]) =>
      withinBounds(async () => {
        const cleaned = cleanText(said)
        let last = 0
        for (const { start, end, ...slot } of findDates(cleaned, spoken, wednesday)) {
          expect(dateSlotSchema.safeParse(slot).error).toBeUndefined()
          expect(slot.text).toBe(cleaned.slice(start, end))
          expect(slot.from <= slot.to).toBe(true)
          expect(start).toBeGreaterThanOrEqual(last)
          last = end
        }
        findYear(cleaned, spoken, wednesday)
      }),
    ))

  it('a folded text stays as it is when folded again', () =>
    explore(text, { runs: 3_000 }, (said) => {
      expect(fold(fold(said))).toBe(fold(said))
    }))

  it('a cleaned text stays as it is when cleaned again', () =>
    explore(text, { runs: 3_000 }, (said) => {
      const cleaned = cleanText(said.slice(0, 1_000))
      expect(cleanText(cleaned)).toBe(cleaned)
    }))

  it('a number is finite, one or two of them', () =>
    explore(
      fc.oneof(text, fc.double(), fc.stringMatching(/^[-+]?[\d.,\s’]{1,20}(%| USD|đ)?$/)),
      { runs: 4_000 },
      (cell) => {
        const reading = readNumber(cell)
        if (reading.kind === 'value') expect(reading.value).toSatisfy(Number.isFinite)
        if (reading.kind === 'ambiguous')
          expect(new Set(reading.readings.filter(Number.isFinite)).size).toBe(2)
      },
    ))

  it('a date of a cell is a day of the calendar', () =>
    explore(
      fc.oneof(
        text,
        fc.double(),
        fc.date({ noInvalidDate: false }),
        fc.stringMatching(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( \d{2}:\d{2})?$/),
      ),
      { runs: 4_000 },
      (cell) => {
        const reading = readDate(cell)
        const dates =
          reading.kind === 'value' ? [reading.date] : reading.kind === 'ambiguous' ? reading.readings : []
        for (const date of dates) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
      },
    ))

  it('rows of a text are numbered upwards, and no cell is blank text', () =>
    explore(
      fc.tuple(fc.array(text, { maxLength: 12 }), fc.constantFrom(',', ';', '\t', '|')),
      { runs: 1_000 },
      ([lines, delimiter]) =>
        withinBounds(async () => {
          const all = lines.join('\n')
          const rows = [...parseDelimited(all, delimiter), ...(parsePasted(all)?.rows ?? [])]
          for (const { cells } of rows)
            for (const cell of cells) expect(cell === null || String(cell).trim() !== '').toBe(true)
        }),
    ))

  it('a period begins before it ends', () =>
    explore(text, { runs: 2_000 }, (said) => withinBounds(async () => void readPeriod(said))))
})
