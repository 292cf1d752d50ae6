import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, mayMove } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, putBatch } from './batch.ts'
import { bylineOf, type Changed, changeAnnouncement, isOutdated } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import { showProgress } from './show-progress.ts'
import { removalOf, shownBatches, startUpdates, stopSending } from './update-shown.ts'

export type Recalled = Changed | Refusal<'not-found' | 'not-allowed' | 'not-released' | 'outdated'>

/** Why this person can not take this announcement back, as it stands. */
export const guardRecall = (
  actor: Person,
  announcement: Announcement,
  revision: number | undefined,
): Exclude<Recalled, Changed> | undefined => {
  const { id, released, state } = announcement
  if (!mayManage(actor, announcement)) return refuse('not-allowed')
  if (!released || !mayMove(state, 'recalled')) return refuse('not-released', { id })
  return isOutdated(announcement, revision) ? refuse('outdated', { id }) : undefined
}

/** Takes an announcement back from everybody who has it; nobody else gets it any more. */
export const recallAnnouncement = async (
  parts: Announcing,
  actor: Person,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
): Promise<Recalled> => {
  let removals: readonly Batch[] = []
  const deed = { actor: actorOf(actor), action: 'announcement.recalled', id, details: {} }
  const recalled = await changeAnnouncement<Exclude<Recalled, Changed>>(parts, deed, async (announcement) => {
    const refused = guardRecall(actor, announcement, revision)
    if (refused) return refused
    const shown = await shownBatches(parts, announcement)
    removals = shown.map((batch) => removalOf(parts, announcement, batch))
    const by = bylineOf(actor, parts.clock())
    return { next: { ...announcement, state: 'recalled', ended: { by } }, beside: removals.map(putBatch) }
  })
  if (!recalled.ok) return recalled
  await stopSending(parts, recalled.announcement)
  await startUpdates(parts, removals)
  await bringBoardUpToDate(parts, recalled.announcement)
  return recalled
}

/** The engine tells no more of a batch that rests: the card that shows how far it is would stay as it was. */
const bringBoardUpToDate = async (parts: Announcing, announcement: Announcement): Promise<void> => {
  const progress = announcement.released && (await parts.outbox.progress(announcement.released.batch))
  if (progress) await showProgress(parts, announcement, progress)
}
