import { z } from 'zod'
import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { rsvps } from './answer.ts'
import { meetingIdSchema } from './meeting.ts'
import { texts } from './texts.ts'

/** What can be done to one meeting, each a button `meetings.<step>` and a text `say.<step>`. */
export const stepNames = [
  'show',
  'rsvp-yes',
  'rsvp-maybe',
  'rsvp-no',
  'edit',
  'cancel',
  'move',
  'minutes',
  'tick',
  'untick',
  'task',
] as const

export type StepName = (typeof stepNames)[number]

/** A number as a field of a card sends it. */
const typedNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
])

/** What such a button carries, and what the fields of its card add. `text` is what stands after the colon. */
export const stepDataSchema = z.object({
  id: meetingIdSchema,
  date: z.iso.date().optional(),
  item: typedNumber.optional(),
  text: z.string().max(12_000).optional(),
})

export type StepData = z.infer<typeof stepDataSchema>

export const stepButton = (
  step: StepName,
  { id, date }: Pick<StepData, 'id' | 'date'>,
  language: Language,
): Button => ({
  kind: step === 'edit' || step === 'minutes' ? 'form' : 'act',
  title: texts(language)(`button.${step}`),
  verb: `meetings.${step}`,
  data: { id, ...(date && { date }) },
  command: texts(language)(`say.${step}`, { id, date: date ?? '' }).trim(),
})

export const rsvpButtons = (about: Pick<StepData, 'id' | 'date'>, language: Language): readonly Button[] =>
  rsvps.map((rsvp) => stepButton(`rsvp-${rsvp}`, about, language))
