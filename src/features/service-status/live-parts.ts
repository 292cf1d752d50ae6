import { z } from 'zod'
import { commitAudited } from '../../core/audit/append-entry.ts'
import type { Deed } from '../../core/audit/audit.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { Failure } from '../../core/errors/failure.ts'
import { absent, type Change, type Collection, put, type Store } from '../../core/store/store.ts'
import type { LiveRefusal } from './live-refusal.ts'
import { type Moment, momentOf } from './moment.ts'

/** What keeping the log of incidents and works needs. */
export type LiveParts = Pick<
  FeatureParts,
  'store' | 'directory' | 'organisation' | 'clock' | 'notices' | 'channels' | 'newId'
>

/** The organisation's present minute. */
export const presentMoment = ({ clock, organisation }: Pick<LiveParts, 'clock' | 'organisation'>): Moment =>
  momentOf(clock(), organisation.zone)

export const liveNumbers: Collection<{ next: number }> = {
  name: 'live-numbers',
  schema: z.strictObject({ next: z.int().min(1) }),
  indexes: {},
}

/** Numbers that incidents and works are called by; one row for both, so that no number means two things. */
export const takeNumbers = async (
  store: Pick<Store, 'get'>,
): Promise<{ take(): string; change(): readonly Change[] }> => {
  const stored = await store.get(liveNumbers, 'log')
  const first = stored?.document.next ?? 1
  let next = first
  return {
    take: () => String(next++),
    change: () => (next === first ? [] : [put(liveNumbers, 'log', { next }, stored?.version ?? absent)]),
  }
}

const maximalAttempts = 1_000

/**
 * Commits a change with its audit entry, and starts again on what is stored by then when somebody else was faster. A
 * refusal changes nothing. What is to be said of it is on its way when this resolves.
 */
export const commitLive = async (
  { store, clock, notices }: Pick<LiveParts, 'store' | 'clock' | 'notices'>,
  deed: Deed | (() => Deed),
  changesOf: () => Promise<readonly Change[] | LiveRefusal>,
): Promise<{ readonly ok: true } | LiveRefusal> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt++) {
    const committed = await commitAudited<LiveRefusal>(store, clock, deed, changesOf)
    if ('code' in committed) return committed
    if (!committed.ok) continue
    await notices.start()
    return { ok: true }
  }
  throw new Failure('contended', 'lost every race for the log of incidents')
}
