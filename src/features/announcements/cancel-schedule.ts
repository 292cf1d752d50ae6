import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import type { Announcing } from './announcing.ts'
import { bylineOf, type Changed, changeAnnouncement } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type ScheduleCancelled = Changed | Refusal<'not-found' | 'not-allowed' | 'not-running'>

/** What is scheduled does not go out; a series ends. */
export const cancelSchedule = (parts: Announcing, actor: Person, id: string): Promise<ScheduleCancelled> => {
  const deed = { actor: actorOf(actor), action: 'announcement.unscheduled', id, details: {} }
  return changeAnnouncement<Exclude<ScheduleCancelled, Changed>>(parts, deed, (announcement) => {
    if (!mayManage(actor, announcement)) return refuse('not-allowed')
    if (announcement.state !== 'scheduled') return refuse('not-running', { id })
    const { due, ...rest } = announcement
    return { next: { ...rest, state: 'cancelled', ended: { by: bylineOf(actor, parts.clock()) } } }
  })
}
