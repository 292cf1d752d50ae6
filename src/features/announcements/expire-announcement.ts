import { DateTime } from 'luxon'
import { actorOf } from '../../core/audit/audit.ts'
import { mayMove } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, putBatch } from './batch.ts'
import { bylineOf, type Changed, changeAnnouncement } from './change-announcement.ts'
import { type Refusal, refuse } from './refusal.ts'
import { loaItself } from './send-out.ts'
import { shownBatches, startUpdates, stopSending, updateOf } from './update-shown.ts'

export type Expired = Changed | Refusal<'not-found' | 'not-released'>

/** Marks the cards of an announcement whose time is over: they say so and take no answers any more. */
export const expireAnnouncement = async (parts: Announcing, id: string): Promise<Expired> => {
  let updates: readonly Batch[] = []
  const deed = { actor: actorOf(loaItself), action: 'announcement.expired', id, details: {} }
  const expired = await changeAnnouncement<Exclude<Expired, Changed>>(parts, deed, async (announcement) => {
    const now = parts.clock()
    const { expiry, released } = announcement
    const over = expiry !== undefined && DateTime.fromISO(expiry.at) <= now
    if (!released || !over || !mayMove(announcement.state, 'expired')) return refuse('not-released', { id })
    const by = bylineOf(loaItself, now)
    const next = { ...announcement, state: 'expired' as const, ended: { by, reason: 'expired' } }
    updates = (await shownBatches(parts, announcement)).map((batch) => updateOf(parts, next, batch))
    return { next, beside: updates.map(putBatch) }
  })
  if (!expired.ok) return expired
  await stopSending(parts, expired.announcement)
  await startUpdates(parts, updates)
  return expired
}
