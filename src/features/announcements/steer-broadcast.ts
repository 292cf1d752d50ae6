import { actorOf } from '../../core/audit/audit.ts'
import type { Intent } from '../../core/delivery/outbox.ts'
import type { Person } from '../../core/people/person.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { bylineOf, type Changed, changeAnnouncement } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export const steps = ['pause', 'resume', 'cancel'] as const

export type Step = (typeof steps)[number]

export type Steered = Changed | Refusal<'not-found' | 'not-allowed' | 'not-released' | 'not-running'>

const intents = {
  pause: { from: ['running'], to: 'paused', action: 'announcement.paused' },
  resume: { from: ['paused'], to: 'running', action: 'announcement.resumed' },
  cancel: { from: ['running', 'paused'], to: 'cancelled', action: 'announcement.cancelled' },
} as const satisfies Record<Step, { from: readonly Intent[]; to: Intent; action: string }>

/** Holds a broadcast, lets it go on, or ends it where it stands. What was delivered stays delivered. */
export const steerBroadcast = async (
  parts: Announcing,
  actor: Person,
  { id, step }: { readonly id: string; readonly step: Step },
): Promise<Steered> => {
  const { to, action } = intents[step]
  const deed = { actor: actorOf(actor), action, id, details: {} }
  const steered = await changeAnnouncement<Exclude<Steered, Changed>>(parts, deed, async (announcement) => {
    if (!mayManage(actor, announcement)) return refuse('not-allowed')
    if (announcement.state !== 'released' || !announcement.released) return refuse('not-released', { id })
    if (!(await mayTake(parts, announcement, step))) return refuse('not-running', { id })
    const by = bylineOf(actor, parts.clock())
    return { next: step === 'cancel' ? { ...announcement, state: 'cancelled', ended: { by } } : announcement }
  })
  if (!steered.ok || !steered.announcement.released) return steered
  const moved = await parts.outbox.intend(steered.announcement.released.batch, to)
  return moved ? steered : refuse('not-running', { id })
}

/** What the engine stopped by itself goes on when a person says so. */
const mayTake = async ({ outbox }: Announcing, { released }: Announcement, step: Step): Promise<boolean> => {
  const progress = released && (await outbox.progress(released.batch))
  if (!progress || progress.finished) return false
  return (
    intents[step].from.some((intent) => intent === progress.intent) ||
    (step === 'resume' && !!progress.halted)
  )
}
