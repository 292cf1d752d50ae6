import { z } from 'zod'
import { personIdSchema } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'

const recordSchema = z.strictObject({
  meeting: z.string(),
  /** Day of the rule. */
  date: z.iso.date(),
  /** Ids of items that were dealt with. */
  done: z.array(z.string()).max(100).default([]),
  minutes: z.string().max(10_000).default(''),
  /** Counts its changes, from 1. */
  revision: z.int().min(1),
  by: z.string().max(200),
})

export type MeetingRecord = z.infer<typeof recordSchema>

/** What came of one time that a meeting was held; the id is `<meeting> <date>`. */
export const records: Collection<MeetingRecord> = {
  name: 'meeting-records',
  schema: recordSchema,
  indexes: { meeting: ({ meeting }) => meeting },
}

export const recordId = (meeting: string, date: string): string => `${meeting} ${date}`

const taskSchema = z.strictObject({
  /** A number, so that it can be typed. */
  id: z.string().regex(/^\d{1,9}$/),
  meeting: z.string(),
  date: z.iso.date(),
  text: z.string().min(1).max(500),
  owner: personIdSchema,
  due: z.iso.date(),
  state: z.enum(['open', 'done']),
  /** The due day about which the owner was asked already. */
  asked: z.iso.date().optional(),
})

/** A resolution that somebody has to carry out. */
export type Task = z.infer<typeof taskSchema>

export const tasks: Collection<Task> = {
  name: 'meeting-tasks',
  schema: taskSchema,
  indexes: {
    meeting: ({ meeting, date }) => recordId(meeting, date),
    owner: ({ owner, state }) => (state === 'open' ? owner : undefined),
    /** Those that the owner is still to be asked about, by the day on which they are due. */
    asking: ({ due, asked, state }) => (state === 'open' && asked !== due ? due : undefined),
  },
}
