import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, batchesOf, isShown, startBatch } from './batch.ts'

/** The batches whose messages readers have. */
export const shownBatches = async (
  parts: Announcing,
  announcement: Announcement,
): Promise<readonly Batch[]> => (await batchesOf(parts, announcement)).filter(isShown)

/** A batch that puts what the announcement says now in the place of the messages of another. */
export const updateOf = (parts: Announcing, announcement: Announcement, { id: of }: Batch): Batch =>
  changeOf(parts, announcement, of, 'update')

/** A batch that takes the messages of another away. */
export const removalOf = (parts: Announcing, announcement: Announcement, { id: of }: Batch): Batch =>
  changeOf(parts, announcement, of, 'remove')

const changeOf = (
  { newId, clock }: Announcing,
  announcement: Announcement,
  of: string,
  kind: 'update' | 'remove',
): Batch => ({
  id: `${announcement.id}.${kind}.${newId()}`,
  announcement: announcement.id,
  kind,
  shows: announcement,
  of,
  at: clock().toUTC().toISO(),
  pending: true,
})

/** Starts updates; those of older revisions that are still under way end, so that none overtakes the newest. */
export const startUpdates = async (parts: Announcing, updates: readonly Batch[]): Promise<void> => {
  await stopOlderUpdates(parts, updates)
  for (const batch of updates) await startBatch(parts, batch)
}

const stopOlderUpdates = async (parts: Announcing, updates: readonly Batch[]): Promise<void> => {
  const [first] = updates
  if (!first) return
  const started = new Set(updates.map(({ id }) => id))
  for (const { id, kind } of await batchesOf(parts, { id: first.announcement }))
    if (kind === 'update' && !started.has(id)) await parts.outbox.intend(id, 'cancelled')
}

/** Ends what is still being sent of an announcement: nobody else gets it. */
export const stopSending = async (parts: Announcing, announcement: Announcement): Promise<void> => {
  for (const { id } of await shownBatches(parts, announcement)) await parts.outbox.intend(id, 'cancelled')
}
