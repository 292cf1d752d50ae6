import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import type { Announcing } from './announcing.ts'
import { type Changed, changeAnnouncement } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Resent =
  | (Changed & { readonly count: number })
  | Refusal<'not-found' | 'not-allowed' | 'not-released' | 'nothing-to-resend'>

/**
 * Tries those once more that it did not reach. The unknown are tried only when the person says so for them: some
 * of them may have it already and get it twice.
 */
export const resendFailed = async (
  parts: Announcing,
  actor: Person,
  { id, state }: { readonly id: string; readonly state: 'failed' | 'unknown' },
): Promise<Resent> => {
  const deed = { actor: actorOf(actor), action: 'announcement.resent', id, details: { state } }
  const resent = await changeAnnouncement<Exclude<Resent, { ok: true }>>(
    parts,
    deed,
    async (announcement) => {
      if (!mayManage(actor, announcement)) return refuse('not-allowed')
      if (announcement.state !== 'released' || !announcement.released) return refuse('not-released', { id })
      const progress = await parts.outbox.progress(announcement.released.batch)
      return progress && progress.counts[state] > 0
        ? { next: announcement }
        : refuse('nothing-to-resend', { id })
    },
  )
  if (!resent.ok || !resent.announcement.released) return resent.ok ? refuse('not-released', { id }) : resent
  return { ...resent, count: await parts.outbox.retry(resent.announcement.released.batch, [state]) }
}
