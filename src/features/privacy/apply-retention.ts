import { commitAudited } from '../../core/audit/append-entry.ts'
import { loaItself } from '../../core/audit/loa-itself.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { PersonalData } from '../../core/people/personal-data.ts'
import { retention } from '../../core/people/retention.ts'
import type { Change } from '../../core/store/store.ts'

/** Changes a commit, about. */
const atOnce = 500

/** Commits a round: the rest waits for the next, so that nobody who asks something meanwhile has to. */
const mostCommits = 10

/**
 * Ends what has outlived its time, a small batch after the other, each with its count in the audit chain. true: there
 * is more.
 */
export const applyRetention = async (
  parts: Pick<FeatureParts, 'store' | 'clock' | 'keeps'>,
): Promise<boolean> => {
  const { store, clock } = parts
  for (let round = 0; round < mostCommits; round++) {
    const { changes, counts } = await gatherOutlived(parts)
    if (changes.length === 0) return false
    const deed = {
      actor: loaItself,
      action: 'privacy.retention-applied',
      subject: 'retention',
      details: counts,
    }
    const committed = await commitAudited(store, clock, deed, async () => changes)
    // Another replica does the same at this moment.
    if (!committed.ok) return true
  }
  return true
}

const gatherOutlived = async ({ clock, keeps }: Pick<FeatureParts, 'clock' | 'keeps'>) => {
  const changes: Change[] = []
  const counts: Record<string, number> = {}
  for (const data of keeps()) {
    const ended = await outlivedOf(data, clock, atOnce - changes.length)
    if (ended.length === 0) continue
    changes.push(...ended)
    counts[data.kind] = (counts[data.kind] ?? 0) + ended.length
  }
  return { changes, counts }
}

const outlivedOf = async (
  { kind, outlived }: PersonalData,
  clock: FeatureParts['clock'],
  limit: number,
): Promise<readonly Change[]> => {
  const { days } = retention[kind]
  if (!outlived || days === 'whileItMatters' || limit <= 0) return []
  return outlived(clock().minus({ days }), limit)
}
