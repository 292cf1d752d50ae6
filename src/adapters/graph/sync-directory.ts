import type { Log } from '../../core/log/log.ts'
import type { CursorName } from './collections.ts'
import { groupsRound } from './sync-groups.ts'
import { peopleRound } from './sync-people.ts'
import { type Synced, type SyncParts, syncRound } from './sync-round.ts'

/**
 * Brings people and groups of the tenant into the store, each for itself: what one is refused or cannot get does not
 * touch the other. To be called every few minutes; several replicas may do so at once.
 */
export const syncDirectory = async (
  parts: SyncParts & { readonly log: Log },
): Promise<Readonly<Record<CursorName, Synced>>> => {
  const people = await syncRound(parts, peopleRound)
  const groups = await syncRound(parts, groupsRound)
  for (const [name, synced] of Object.entries({ people, groups })) tell(parts.log, name, synced)
  return { people, groups }
}

/** A refusal has been told of already. */
const tell = (log: Log, name: string, synced: Synced): void => {
  if (synced.kind === 'done') {
    if (synced.changes > 0) log.info('directory-synced', { name, changes: synced.changes })
    return
  }
  const { reason, code } = synced
  if (reason !== 'denied' && reason !== 'overtaken')
    log.warn('directory-sync-stopped', { name, reason, code })
}
