import { z } from 'zod'
import type { DateSlot, DayRange } from '../../core/understanding/intent.ts'

const year = z.int().min(1900).max(2200)

/** A stretch for which figures are published. */
export const periodSchema = z.discriminatedUnion('grain', [
  z.strictObject({ grain: z.literal('year'), year }),
  z.strictObject({ grain: z.literal('quarter'), year, number: z.int().min(1).max(4) }),
  z.strictObject({ grain: z.literal('month'), year, number: z.int().min(1).max(12) }),
])

export type Period = z.infer<typeof periodSchema>

export type Grain = Period['grain']

/** `2020-year`, `2026-q3`, `2026-m09`. */
export const periodId = (period: Period): string => {
  if (period.grain === 'year') return `${period.year}-year`
  if (period.grain === 'quarter') return `${period.year}-q${period.number}`
  return `${period.year}-m${String(period.number).padStart(2, '0')}`
}

const months = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Grain, number>

/** How long a period of a grain is, in months. */
export const lengthOf = (grain: Grain): number => months[grain]

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Its first and last day. */
export const rangeOf = (period: Period): DayRange => {
  const length = lengthOf(period.grain)
  const firstMonth = period.grain === 'year' ? 0 : (period.number - 1) * length
  return {
    from: isoDay(Date.UTC(period.year, firstMonth, 1)),
    to: isoDay(Date.UTC(period.year, firstMonth + length, 0)),
  }
}

/** The period of a grain that a day lies in; `YYYY-MM-DD`. */
export const periodAround = (day: string, grain: Grain): Period => {
  const year = Number(day.slice(0, 4))
  if (grain === 'year') return { grain, year }
  const month = Number(day.slice(5, 7))
  return { grain, year, number: grain === 'month' ? month : Math.ceil(month / 3) }
}

export const isWithin = (inner: DayRange, outer: DayRange): boolean =>
  inner.from >= outer.from && inner.to <= outer.to

/** A period as the date of a question; `text` is its wording in the reader's language. */
export const dateSlotOf = (period: Period, text: string): DateSlot => ({
  text,
  grain: period.grain,
  ...rangeOf(period),
})
