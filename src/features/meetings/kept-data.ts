import type { DateTime } from 'luxon'
import { isoKey, keptAmong, keptBy, keptUnder, type PersonalData } from '../../core/people/personal-data.ts'
import { everyDocument } from '../../core/store/every-document.ts'
import { type Change, remove, type Store } from '../../core/store/store.ts'
import { answers } from './answer.ts'
import { calendarSecrets } from './calendar-secret.ts'
import { drafts } from './draft.ts'
import { storedMeetings } from './meeting.ts'
import { records, tasks } from './record.ts'

/** What meetings keep about people: who takes part, what they answered, what they have to do. */
export const keptData = (store: Store): readonly PersonalData[] => [
  keptAmong(
    {
      kind: 'meetings',
      store,
      collection: storedMeetings,
      show: ({ id, title, start }) => ({ id, title, start }),
    },
    { index: 'id' },
  ),
  {
    ...keptBy({ kind: 'meetingAnswers', store, collection: answers }, ({ id }) => ({
      index: 'person',
      equals: id,
    })),
    outlived: (before, limit) => answersToPast(store, before, limit),
  },
  keptAmong(
    {
      kind: 'meetingRecords',
      store,
      collection: records,
      show: ({ meeting, date }) => ({ meeting, date }),
    },
    { index: 'meeting' },
  ),
  keptAmong({ kind: 'meetingRecords', store, collection: tasks }, { index: 'meeting' }),
  keptUnder(
    { kind: 'meetingDrafts', store, collection: drafts, time: { index: 'at', key: isoKey } },
    ({ account }) => account,
  ),
  keptBy({ kind: 'calendarLinks', store, collection: calendarSecrets }, ({ id }) => ({
    index: 'person',
    equals: id,
  })),
]

/** Answers to meetings of which no part is later than that day. */
const answersToPast = async (
  store: Store,
  before: DateTime<true>,
  limit: number,
): Promise<readonly Change[]> => {
  const changes: Change[] = []
  const past = { index: 'until', to: before.toUTC().toISODate(), limit: 100 }
  for await (const { id } of everyDocument(store, storedMeetings, past)) {
    for (const stored of (await store.find(answers, { index: 'meeting', equals: id, limit })).items)
      changes.push(remove(answers, stored.id, stored.version))
    if (changes.length >= limit) break
  }
  return changes
}
