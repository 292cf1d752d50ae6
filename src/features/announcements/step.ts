import { z } from 'zod'
import { rsvps } from './answer.ts'

/** What can be done with one announcement, by button and by text. The names are those of the verbs and messages. */
export const stepNames = [
  'open',
  'form',
  'preview',
  'me',
  'count',
  'audience',
  'release',
  'copy',
  'delete',
  'delete-now',
  'progress',
  'pause',
  'resume',
  'cancel',
  'unschedule',
  'recall',
  'recall-now',
  'report',
  'remind',
  'resend',
  'resend-unknown',
  'acknowledge',
  'rsvp',
  'vote',
] as const

export type StepName = (typeof stepNames)[number]

/** A number as a field of a card sends it: digits in a text, at times with blanks or points between thousands. */
const typedNumber = z
  .union([z.int(), z.string().max(20)])
  .transform((typed) =>
    typeof typed === 'number' ? typed : Number(typed.replace(/[\s.,\u00a0]/g, '') || Number.NaN),
  )
  .transform((number) => (Number.isSafeInteger(number) ? number : undefined))

/** What a button of an announcement carries, and what the fields of its card add. */
export const stepDataSchema = z.object({
  id: z.string().regex(/^\d{1,9}(-\d{12})?$/),
  revision: z.int().min(1).optional(),
  confirm: typedNumber.optional(),
  rsvp: z.enum(rsvps).optional(),
  choice: typedNumber.optional(),
})

export type StepData = z.infer<typeof stepDataSchema>
