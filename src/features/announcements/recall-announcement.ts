import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { mayMove } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, putBatch } from './batch.ts'
import { bylineOf, type Changed, changeAnnouncement, isOutdated } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import { removalOf, shownBatches, startUpdates, stopSending } from './update-shown.ts'

export type Recalled = Changed | Refusal<'not-found' | 'not-allowed' | 'not-released' | 'outdated'>

/** Takes an announcement back from everybody who has it; nobody else gets it any more. */
export const recallAnnouncement = async (
  parts: Announcing,
  actor: Person,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
): Promise<Recalled> => {
  let removals: readonly Batch[] = []
  const deed = { actor: actorOf(actor), action: 'announcement.recalled', id, details: {} }
  const recalled = await changeAnnouncement<Exclude<Recalled, Changed>>(parts, deed, async (announcement) => {
    if (!mayManage(actor, announcement)) return refuse('not-allowed')
    if (!announcement.released || !mayMove(announcement.state, 'recalled'))
      return refuse('not-released', { id })
    if (isOutdated(announcement, revision)) return refuse('outdated', { id })
    const shown = await shownBatches(parts, announcement)
    removals = shown.map((batch) => removalOf(parts, announcement, batch))
    const by = bylineOf(actor, parts.clock())
    return { next: { ...announcement, state: 'recalled', ended: { by } }, beside: removals.map(putBatch) }
  })
  if (!recalled.ok) return recalled
  await stopSending(parts, recalled.announcement)
  await startUpdates(parts, removals)
  return recalled
}
