import { DateTime } from 'luxon'
import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, asksFor, isOpenToAnswers } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { countAnswers } from './answer.ts'
import { type Batch, batchesOf, putBatch, startBatch } from './batch.ts'
import { type Changed, changeAnnouncement } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Reminded =
  | (Changed & { readonly count: number })
  | Refusal<
      'not-found' | 'not-allowed' | 'not-released' | 'not-asked' | 'nobody-to-remind' | 'already-reminded'
    >

/** Minutes between two reminders: two who press at once, or one who presses twice, send one. */
const pause = 10

/** Sends the announcement once more, as a reminder, to those who have it and have not acknowledged it. */
export const remindUnacknowledged = async (
  parts: Announcing,
  actor: Person,
  id: string,
): Promise<Reminded> => {
  let reminder: Batch | undefined
  let count = 0
  const deed = { actor: actorOf(actor), action: 'announcement.reminded', id, details: {} }
  const reminded = await changeAnnouncement<Exclude<Reminded, { ok: true }>>(
    parts,
    deed,
    async (announcement) => {
      const refused = guard(actor, announcement) ?? (await checkPause(parts, announcement))
      if (refused) return refused
      count = await countUnacknowledged(parts, announcement)
      if (count <= 0) return refuse('nobody-to-remind', { id })
      reminder = reminderOf(parts, announcement)
      return { next: announcement, beside: [putBatch(reminder)] }
    },
  )
  if (!reminded.ok) return reminded
  if (reminder) await startBatch(parts, reminder)
  return { ...reminded, count }
}

const guard = (actor: Person, announcement: Announcement) => {
  const { id } = announcement
  if (!mayManage(actor, announcement)) return refuse('not-allowed')
  if (!announcement.released || !isOpenToAnswers(announcement)) return refuse('not-released', { id })
  return asksFor(announcement, 'acknowledge') ? undefined : refuse('not-asked', { id })
}

const checkPause = async (parts: Announcing, announcement: Announcement) => {
  const earliest = parts.clock().minus({ minutes: pause })
  const recent = (await batchesOf(parts, announcement)).some(
    ({ kind, at }) => kind === 'remind' && DateTime.fromISO(at) > earliest,
  )
  return recent ? refuse('already-reminded', { id: announcement.id, minutes: pause }) : undefined
}

/** Those who have it less those who pressed the button; an answer of somebody in a channel is one of the latter. */
export const countUnacknowledged = async (
  { outbox, store }: Pick<Announcing, 'outbox' | 'store'>,
  announcement: Announcement,
): Promise<number> => {
  const progress = announcement.released && (await outbox.progress(announcement.released.batch))
  const { acknowledged } = await countAnswers(store, announcement)
  return Math.max(0, (progress?.counts.delivered ?? 0) - acknowledged)
}

const reminderOf = ({ newId, clock }: Announcing, announcement: Announcement): Batch => ({
  id: `${announcement.id}.remind.${newId()}`,
  announcement: announcement.id,
  kind: 'remind',
  shows: announcement,
  ...(announcement.released && { of: announcement.released.batch }),
  at: clock().toUTC().toISO(),
  pending: true,
})
