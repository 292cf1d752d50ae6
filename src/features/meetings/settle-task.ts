import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { type Change, put } from '../../core/store/store.ts'
import type { Arranging } from './arranging.ts'
import { subjectOf } from './change-meeting.ts'
import { storedMeetings } from './meeting.ts'
import { mayManage } from './policy.ts'
import { type Task, tasks } from './record.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A task that the asker may settle: their own, or one of a meeting that they manage. */
export const findTask = async (
  { store }: Pick<Arranging, 'store'>,
  { person }: Turn,
  id: string,
): Promise<Task | Refusal> => {
  const task = (await store.get(tasks, id))?.document
  if (!task) return refuse('no-such-task', { id })
  if (task.owner === person.id) return task
  const meeting = (await store.get(storedMeetings, task.meeting))?.document
  return meeting && mayManage(person, meeting) ? task : refuse('no-such-task', { id })
}

const maximalAttempts = 1_000

/** Done, or due on another day: then its owner is asked again. Who settles somebody else's is in the audit chain. */
export const settleTask = async (
  parts: Pick<Arranging, 'store' | 'clock'>,
  turn: Turn,
  id: string,
  settle: (task: Task) => Task | Refusal,
): Promise<Task | Refusal> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    const allowed = await findTask(parts, turn, id)
    if (isRefused(allowed)) return allowed
    const stored = await parts.store.get(tasks, id)
    if (!stored) return refuse('no-such-task', { id })
    if (stored.document.state === 'done') return refuse('task-done', { id })
    const next = settle(stored.document)
    if (isRefused(next)) return next
    if (await commit(parts, turn, next, put(tasks, id, next, stored.version))) return next
  }
  throw new Failure('contended', 'lost every race for a task', { ids: { task: id } })
}

/** false: somebody else was faster. */
const commit = async (
  { store, clock }: Pick<Arranging, 'store' | 'clock'>,
  { person }: Turn,
  { id, meeting, owner, state }: Task,
  change: Change,
): Promise<boolean> => {
  if (owner === person.id) return (await store.commit([change])).ok
  const deed = {
    actor: actorOf(person),
    action: state === 'done' ? 'meeting.task-done' : 'meeting.task-postponed',
    subject: subjectOf(meeting),
    details: { task: id },
  }
  return (await commitAudited(store, clock, deed, async () => [change])).ok
}
