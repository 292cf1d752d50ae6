import type { DateSlot } from '../intent.ts'
import type { Day } from './calendar-day.ts'

export type Grain = DateSlot['grain']
export type Edge = 'start' | 'middle' | 'end'
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

type Maybe<T> = T | undefined

/** What words say about a date before it is known which date that is; what they leave open is undefined. */
export type Spec =
  | { readonly is: 'fixed'; readonly grain: Grain; readonly from: Day; readonly to: Day }
  /** `swappable`: day and month may change places (3/4 in English). */
  | {
      readonly is: 'day'
      readonly day: number
      readonly month?: Maybe<number>
      readonly year?: Maybe<number>
      readonly swappable?: boolean
    }
  | { readonly is: 'weekday'; readonly weekday: number; readonly monday?: Maybe<Day> }
  | { readonly is: 'week'; readonly monday: Day; readonly edge?: Maybe<Edge> }
  | MonthsSpec
  /** A mention only with an edge (the end of the year); else it completes its neighbour. */
  | { readonly is: 'year'; readonly year?: Maybe<number>; readonly edge?: Maybe<Edge> }
  /** Days of a lunar month; without `month` of whichever comes next. */
  | {
      readonly is: 'lunar'
      readonly first: number
      readonly last: number
      readonly month?: Maybe<number>
      readonly year?: Maybe<number>
    }
  /** A bare number: the first end of a range (from 5 to 9/12), or the day before a month's name. */
  | { readonly is: 'number'; readonly value: number }
  /** The present as one end of a range. */
  | { readonly is: 'now' }

/** Whole months of one year: a month, a quarter, a half. */
export type MonthsSpec = {
  readonly is: 'months'
  readonly grain: 'month' | 'quarter' | 'year'
  readonly first: number
  readonly last: number
  readonly year?: Maybe<number>
  readonly edge?: Maybe<Edge>
}

/** Minutes after midnight as written; `part` is its own part of the day (9 am). */
export type ClockSpec = {
  readonly minute: number
  readonly until?: Maybe<number>
  readonly part?: Maybe<DayPart>
  /** A mere number ("в 9"), a time only beside a day. */
  readonly needsDay?: boolean
}

export type Content = {
  readonly spec?: Maybe<Spec>
  readonly part?: Maybe<DayPart>
  readonly clock?: Maybe<ClockSpec>
  /** The second end of a range. */
  readonly through?: Maybe<RangeEnd>
}

/** `lent`: the first end has its month or year from this one, so it may be a month or a year too late. */
export type RangeEnd = {
  readonly spec: Spec
  readonly clock?: Maybe<ClockSpec>
  readonly part?: Maybe<DayPart>
  readonly lent: boolean
}

/** A stretch of a prepared text and what it says; a content with nothing in it only keeps other rules away. */
export type Piece = { readonly start: number; readonly end: number; readonly content: Content }

export const month = (of: number, year?: number, edge?: Edge): MonthsSpec => ({
  is: 'months',
  grain: 'month',
  first: of,
  last: of,
  year,
  edge,
})

export const quarter = (of: number, year?: number, edge?: Edge): MonthsSpec => ({
  is: 'months',
  grain: 'quarter',
  first: of * 3 - 2,
  last: of * 3,
  year,
  edge,
})

/** Some months from January on, or the last ones of a year: `6 tháng đầu năm`, the second half. */
export const stretch = (first: number, last: number, year?: number): MonthsSpec => ({
  is: 'months',
  grain: 'year',
  first,
  last,
  year,
})

export const oneDay = (day: Day): Spec => ({ is: 'fixed', grain: 'day', from: day, to: day })
