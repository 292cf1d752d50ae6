import { z } from 'zod'
import type { Language } from '../i18n/language.ts'

/** What a person may want of Loa; `out_of_scope` is a class of its own, trained on near misses. */
export const intents = [
  'service_status',
  'service_kpi',
  'union_benefits',
  'health_check_schedule',
  'meeting_agenda',
  'conference_announcements',
  'award_list',
  'help',
  'greeting',
  'out_of_scope',
] as const

export type Intent = (typeof intents)[number]

export const intentSchema = z.enum(intents)

const calendarDate = z.iso.date()
const timeOfDay = z.iso.time({ precision: -1 })
const name = z.string().min(1).max(80)

/** A stretch of whole days, both ends included (`YYYY-MM-DD`). */
export const dayRangeSchema = z.strictObject({ from: calendarDate, to: calendarDate })

export type DayRange = z.infer<typeof dayRangeSchema>

/**
 * A date or period as somebody wrote it. `text` is the literal wording; `from` and `to` are days in the asker's
 * zone, both included; `time` and `endTime` are `HH:mm`. `readings` lists two or more ranges where the text can
 * be read in more than one way (3/4): then Loa asks, and `from`/`to` are those of the first reading.
 */
export const dateSlotSchema = z.strictObject({
  text: z.string().max(120),
  grain: z.enum(['minute', 'part', 'day', 'week', 'month', 'quarter', 'year']),
  ...dayRangeSchema.shape,
  time: timeOfDay.optional(),
  endTime: timeOfDay.optional(),
  readings: z.array(dayRangeSchema).min(2).max(4).optional(),
})

export type DateSlot = z.infer<typeof dateSlotSchema>

/** What a question names. `date` and `year` apart, values are ids, not words of the text. */
export const slotsSchema = z.strictObject({
  service: name.optional(),
  topic: name.optional(),
  date: dateSlotSchema.optional(),
  year: z.int().min(1900).max(2200).optional(),
  /** true: the asker's own; false: a named unit's. */
  mine: z.boolean().optional(),
  unit: name.optional(),
  /** The one that comes next, of those there are. */
  next: z.literal(true).optional(),
  meeting: name.optional(),
  conference: name.optional(),
  /** Number of the decision that a conference was held under. */
  decision: name.optional(),
  /** Of an award: for a `collective` or an `individual`. */
  kind: name.optional(),
  /** Of an award: who gives it. */
  level: name.optional(),
})

export type Slots = z.infer<typeof slotsSchema>

/** A question with nothing left to understand: what a button carries, and what follow-ups build on. */
export const questionSchema = z.strictObject({ intent: intentSchema, slots: slotsSchema })

export type Question = z.infer<typeof questionSchema>

/** `answer`: sure enough to act; `ask`: two readings are close, show both; `decline`: hand over to a person. */
export type Tier = 'answer' | 'ask' | 'decline'

export type Recognition = {
  readonly text: string
  readonly language: Language
  /** What Loa would act on: `out_of_scope` where it would decline. */
  readonly intent: Intent
  /** The best intent whatever the tier. */
  readonly best: Intent
  /** Probability of `best`, 0 to 1. */
  readonly confidence: number
  readonly tier: Tier
  /** In-scope intents, likeliest first, for the did-you-mean. */
  readonly alternatives: readonly { readonly intent: Intent; readonly confidence: number }[]
  /** What the text names that its best intent asks about. */
  readonly slots: Slots
  /** All that the text names. */
  readonly named: Slots
}
