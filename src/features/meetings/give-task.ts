import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { absent, type Change, put, type Store } from '../../core/store/store.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import type { Arranging } from './arranging.ts'
import { subjectOf } from './change-meeting.ts'
import { type Keeping, recordedOccurrence } from './keep-record.ts'
import { takeNumber } from './numbers.ts'
import type { Occurrence } from './occurrence.ts'
import { readPerson } from './read-invited.ts'
import { type Task, tasks } from './record.ts'
import { type Refusal, refuse } from './refusal.ts'
import { readPlainTask } from './task-words.ts'

const mostTasks = 30

/** What is given out: "text | owner | due", a task a line. */
export const giveTasks = async (
  parts: Arranging,
  turn: Turn,
  keeping: Keeping,
  text: string,
): Promise<{ readonly occurrence: Occurrence; readonly tasks: readonly Task[] } | Refusal> => {
  const occurrence = await recordedOccurrence(parts, turn, keeping)
  if (isRefused(occurrence)) return occurrence
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > mostTasks) return refuse('too-much')
  const drafts: Omit<Task, 'id'>[] = []
  for (const line of lines) {
    const read = await readTask(parts, turn, occurrence, line)
    if (isRefused(read)) return read
    drafts.push(read)
  }
  const given = await storeTasks(parts, turn, occurrence, drafts)
  return { occurrence, tasks: given }
}

const readTask = async (
  { directory }: Pick<Arranging, 'directory'>,
  { language, now }: Turn,
  { meeting, date }: Occurrence,
  line: string,
): Promise<Omit<Task, 'id'> | Refusal> => {
  const bare = line.replace(/^\s*[-•*]\s+/u, '')
  const [first = '', second = '', third = ''] = bare.split('|').map((part) => part.trim())
  const plain = bare.includes('|') ? undefined : readPlainTask(bare, language, now)
  const { text, owner, when } = plain ?? { text: first, owner: second, when: third }
  if (text === '' || owner === '' || when === '') return refuse('bad-task', { text: line.slice(0, 80) })
  const person = await readPerson(directory, owner)
  if (isRefused(person)) return person
  const due = readDay(when, language, now)
  if (isRefused(due)) return due
  return { meeting: meeting.id, date, text: text.slice(0, 500), owner: person.id, due, state: 'open' }
}

/** A day that is to come, in words or as `YYYY-MM-DD`. */
export const readDay = (text: string, language: Turn['language'], now: Turn['now']): string | Refusal => {
  const [found] = findDates(text, language, now)
  if (!found) return refuse('no-such-day', { day: text.slice(0, 40) })
  if (found.readings) return refuse('ambiguous-day', { day: found.text })
  return found.to < now.toISODate() ? refuse('past', { start: found.to }) : found.to
}

const maximalAttempts = 1_000

const storeTasks = async (
  parts: Arranging,
  turn: Turn,
  { meeting, date }: Occurrence,
  drafts: readonly Omit<Task, 'id'>[],
): Promise<readonly Task[]> => {
  if (drafts.length === 0) return []
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    const { given, change } = await numbered(parts.store, drafts)
    const deed = {
      actor: actorOf(turn.person),
      action: 'meeting.tasks-given',
      subject: subjectOf(meeting.id),
      details: { date, count: given.length, owners: given.map(({ owner }) => owner) },
    }
    const committed = await commitAudited(parts.store, parts.clock, deed, async () => [
      change,
      ...given.map((task) => put(tasks, task.id, task, absent)),
    ])
    if (committed.ok) return given
  }
  throw new Failure('contended', 'lost every race for the number of a task')
}

/** One number after the other, taken together. */
const numbered = async (
  store: Store,
  drafts: readonly Omit<Task, 'id'>[],
): Promise<{ readonly given: readonly Task[]; readonly change: Change }> => {
  const { number, change } = await takeNumber(store, 'tasks', drafts.length)
  return { given: drafts.map((draft, index) => ({ id: String(number + index), ...draft })), change }
}
