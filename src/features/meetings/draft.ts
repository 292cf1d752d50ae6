import { z } from 'zod'
import { typed } from '../../core/conversation/form-field.ts'
import type { Collection } from '../../core/store/store.ts'
import { meetingIdSchema } from './meeting.ts'

export const repeatChoices = [
  'none',
  'daily',
  'weekdays',
  'weekly',
  'fortnightly',
  'monthly-day',
  'monthly-weekday',
  'monthly-last',
  'yearly',
  'custom',
] as const

export type RepeatChoice = (typeof repeatChoices)[number]

/** What becomes of the days of a repeated meeting that are public holidays. */
export const holidayChoices = ['skip', 'move', 'keep'] as const

/** The fields of a meeting as they are typed, in a form or by text: days `YYYY-MM-DD`, times `HH:mm`. */
export const draftFields = {
  title: typed(200),
  day: typed(40),
  time: typed(20),
  /** Empty for the day on which it begins. */
  endDay: typed(40),
  endTime: typed(20),
  zone: typed(60),
  place: typed(200),
  online: typed(2_000),
  organiser: typed(200),
  invited: typed(6_000),
  repeat: z.enum(repeatChoices).default('none'),
  /** The rule of RFC 5545 that `custom` stands for. */
  rule: typed(200),
  /** Last day on which it may begin; empty: until further notice. */
  lastDay: typed(40),
  agenda: typed(10_000),
  quorum: typed(10),
  /** Minutes before the start, between commas. */
  reminders: typed(60),
  holidays: z.enum(holidayChoices).default('skip'),
}

export const draftSchema = z.object(draftFields)

export type DraftValues = z.infer<typeof draftSchema>

/** A meeting that a form or a draft is a change of, as it was when that began. */
export const baseSchema = z.object({
  id: meetingIdSchema,
  revision: z.int().min(0),
})

export type Base = z.infer<typeof baseSchema>

const storedDraftSchema = z.strictObject({
  values: z.strictObject(draftFields),
  base: baseSchema.optional(),
  /** Names this state of it: a button of an older preview does nothing. */
  stamp: z.string(),
  at: z.iso.datetime(),
})

export type StoredDraft = z.infer<typeof storedDraftSchema>

/** What somebody is about to save, one a person: the id is the person's account. */
export const drafts: Collection<StoredDraft> = {
  name: 'meeting-drafts',
  schema: storedDraftSchema,
  indexes: { at: ({ at }) => at },
}
