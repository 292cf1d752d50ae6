import { z } from 'zod'
import { personIdSchema } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'

export const rsvps = ['yes', 'maybe', 'no'] as const

export type Rsvp = (typeof rsvps)[number]

const answerSchema = z.strictObject({
  meeting: z.string(),
  person: personIdSchema,
  /** For every time that the meeting is held, where nothing else is said of a day. */
  all: z.enum(rsvps).optional(),
  /** By the day of the rule. */
  days: z.record(z.iso.date(), z.enum(rsvps)).default({}),
})

export type MeetingAnswer = z.infer<typeof answerSchema>

/** Who comes to what; the id is `<meeting> <person>`. */
export const answers: Collection<MeetingAnswer> = {
  name: 'meeting-answers',
  schema: answerSchema,
  indexes: { meeting: ({ meeting }) => meeting, person: ({ person }) => person },
}

export const answerId = (meeting: string, person: string): string => `${meeting} ${person}`

/** What somebody said of one day. */
export const answerOn = (answer: MeetingAnswer | undefined, date: string): Rsvp | undefined =>
  answer?.days[date] ?? answer?.all
