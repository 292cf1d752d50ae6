import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf, type Deed } from '../../core/audit/audit.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Person } from '../../core/people/person.ts'
import { put } from '../../core/store/store.ts'
import type { Arranging } from './arranging.ts'
import { calendarChanges } from './calendar-write.ts'
import { type Meeting, storedMeetings } from './meeting.ts'
import { notifyInvited } from './notify-invited.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import { whatChanged } from './what-changed.ts'

const maximalAttempts = 1_000

type Deeds = Pick<Deed, 'action' | 'details'> & { readonly id: string }

/**
 * Reads a meeting, decides what becomes of it, and commits that with its audit entry and the notices to the invited.
 * `decide` runs again on what is stored by then when somebody else was faster.
 */
export const changeMeeting = async (
  parts: Arranging,
  actor: Person,
  { id, action, details }: Deeds,
  decide: (meeting: Meeting) => Promise<Meeting | Refusal> | Meeting | Refusal,
): Promise<Meeting | Refusal> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    let saved: Meeting | undefined
    let deeds = details
    const deed = () => ({ actor: actorOf(actor), action, subject: subjectOf(id), details: deeds })
    const committed = await commitAudited<Refusal>(parts.store, parts.clock, deed, async () => {
      const stored = await parts.store.get(storedMeetings, id)
      if (!stored) return refuse('not-found', { id })
      const before = stored.document
      if (!mayManage(actor, before)) return refuse('not-yours')
      const decided = await decide(before)
      if (isRefused(decided)) return decided
      const told = await notifyInvited(parts, before, versionAfter(before, decided, actor, parts), actor)
      saved = told.meeting
      deeds = { ...details, changed: whatChanged(before, told.meeting).map(({ what }) => what) }
      return [
        put(storedMeetings, id, told.meeting, stored.version),
        ...told.changes,
        ...(await calendarChanges(parts, id)),
      ]
    })
    if ('code' in committed) return committed
    if (committed.ok && saved) return afterwards(parts, saved)
  }
  throw new Failure('contended', 'lost every race for a meeting', { ids: { meeting: id } })
}

/** Notices that were committed are sent at once, rather than at the next look at the clock. */
export const afterwards = async (parts: Arranging, meeting: Meeting): Promise<Meeting> => {
  parts.learn(meeting)
  await parts.notices.start()
  return meeting
}

/** What the audit chain calls a meeting. */
export const subjectOf = (id: string): string => `meeting/${id}`

const versionAfter = (before: Meeting, next: Meeting, { name }: Person, { clock }: Arranging): Meeting => ({
  ...next,
  id: before.id,
  revision: (before.revision ?? 0) + 1,
  sequence: before.sequence + 1,
  changedBy: name.slice(0, 200),
  changedAt: clock().toMillis(),
  updated: clock().setZone(next.zone).toISODate() ?? before.updated,
})
