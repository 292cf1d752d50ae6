import type { DateTime } from 'luxon'
import { put } from '../../core/store/store.ts'
import type { Arranging } from './arranging.ts'
import { expandInvited } from './expand-invited.ts'
import { type Meeting, storedMeetings } from './meeting.ts'
import { type Occurrence, occurrencesBetween } from './occurrence.ts'
import { tasks } from './record.ts'

export const reminderKind = 'meetings.reminder'
export const taskKind = 'meetings.task'

/** From this hour of the owner's day on they are asked about what is due. */
const askingHour = 8

/** Reminds the invited of what begins soon, and asks owners about what is due: each once, whoever comes first. */
export const createSweep = (parts: Arranging): (() => Promise<void>) => {
  /** What this process has said already: spares the store a commit that could only fail. */
  const said = new Set<string>()
  return async () => {
    const now = parts.clock()
    for (const meeting of await remindedMeetings(parts, now)) await remind(parts, meeting, now, said)
    await askOwners(parts, now)
  }
}

const remindedMeetings = async ({ store }: Arranging, now: DateTime<true>): Promise<readonly Meeting[]> => {
  const from = now.minus({ days: 2 }).toISODate()
  const { items } = await store.find(storedMeetings, { index: 'reminding', from, limit: 1_000 })
  return items.map(({ document }) => document)
}

/** A reminder that is late is still given until the meeting begins; where two are due, only the later one. */
const remind = async (
  parts: Arranging,
  meeting: Meeting,
  now: DateTime<true>,
  said: Set<string>,
): Promise<void> => {
  const offsets = [...(meeting.reminders ?? [])].sort((a, b) => a - b)
  const farthest = offsets.at(-1) ?? 0
  for (const occurrence of occurrencesBetween(meeting, now, now.plus({ minutes: farthest }))) {
    const { start, state } = occurrence
    const offset = offsets.find((minutes) => isDue(meeting, start.minus({ minutes }), now))
    if (offset === undefined || state === 'cancelled' || start <= now) continue
    const id = reminderId(occurrence, offset)
    if (said.has(id)) continue
    said.add(id)
    const people = (await expandInvited(parts.directory, meeting)).map((person) => person.id)
    const data = { meeting: meeting.id, date: occurrence.date, start: start.toMillis() }
    await parts.notices.say({
      id,
      kind: reminderKind,
      people,
      data,
      expiresAt: start,
      category: 'reminders',
    })
  }
}

/** What was due before the invitation or the last change went out would only say the same again. */
const isDue = ({ changedAt = 0 }: Meeting, due: DateTime<true>, now: DateTime<true>): boolean =>
  due <= now && due.toMillis() >= changedAt

/** Of the moment that the meeting begins at: one that is moved is reminded of anew. */
const reminderId = ({ meeting, start }: Occurrence, offset: number): string =>
  `meeting.${meeting.id}.remind.${start.toUTC().toFormat("yyyyLLdd'T'HHmm")}.${offset}`

const askOwners = async ({ store, directory, organisation, notices }: Arranging, now: DateTime<true>) => {
  const latest = now.plus({ days: 2 }).toISODate()
  const { items } = await store.find(tasks, { index: 'asking', to: latest, limit: 200 })
  for (const { id, version, document: task } of items) {
    const there = now.setZone((await directory.person(task.owner))?.zone ?? organisation.zone)
    if (there.toFormat('yyyy-LL-dd') < task.due || there.hour < askingHour) continue
    const request = {
      id: `meeting-task.${id}.${task.due}`,
      kind: taskKind,
      people: [task.owner],
      data: { task: id, due: task.due },
    }
    // The mark and the notice together: of two replicas one wins, and nobody is asked twice.
    await store.commit([
      put(tasks, id, { ...task, asked: task.due }, version),
      ...(await notices.changesOf(request)),
    ])
  }
  await notices.start()
}
