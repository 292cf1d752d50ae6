import type { Person } from '../../core/people/person.ts'
import type { Change } from '../../core/store/store.ts'
import type { Announcement, Byline } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import type { ResolvedAudience } from './audience.ts'
import { type Batch, putBatch } from './batch.ts'
import { discardSnapshot, writeSnapshot } from './snapshot.ts'

export type SentOut = {
  readonly next: Announcement
  readonly beside: readonly Change[]
  readonly batch: Batch
}

/**
 * The announcement as released, and the batch that brings it to its audience, which is written down before: of two
 * releases one is committed, the other's audience is thrown away by `leftovers`.
 */
export const createSendOut = ({ store, newId }: Announcing) => {
  const written = new Set<string>()
  return {
    sendOut: async (
      announcement: Announcement,
      by: Byline,
      { recipients }: ResolvedAudience,
    ): Promise<SentOut> => {
      const id = `${announcement.id}.r${announcement.revision}.${newId()}`
      await writeSnapshot(store, id, recipients)
      written.add(id)
      const { due, ...rest } = announcement
      const next: Announcement = {
        ...rest,
        state: 'released',
        released: { by, recipients: recipients.length, batch: id },
      }
      const batch: Batch = {
        id,
        announcement: next.id,
        kind: 'announce',
        shows: next,
        snapshot: id,
        at: by.at,
        pending: true,
      }
      return { next, beside: [putBatch(batch)], batch }
    },
    /** Throws away every audience that was written down but the one that was committed. */
    leftovers: async (committed: string | undefined): Promise<void> => {
      for (const id of written) if (id !== committed) await discardSnapshot(store, id)
    },
  }
}

/** Who the clock acts as, and programs without a person. */
export const loaItself: Pick<Person, 'id' | 'account' | 'name'> = {
  id: 'loa' as Person['id'],
  account: 'loa',
  name: 'Loa',
}
