import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { readData } from '../../../../src/adapters/data-folder/read-data.ts'
import { createCalendarWriter } from '../../../../src/adapters/icalendar/write-calendar.ts'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../../../src/adapters/spreadsheet/write-sheet.ts'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import type { Feature, FeatureParts } from '../../../../src/core/conversation/feature.ts'
import type { Reply, View } from '../../../../src/core/conversation/reply.ts'
import type { PlaceKind, Turn } from '../../../../src/core/conversation/turn.ts'
import type { Language } from '../../../../src/core/i18n/language.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { imports } from '../../../../src/core/store/import-documents.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import type { DateSlot, Slots } from '../../../../src/core/understanding/intent.ts'
import { meetings } from '../../../../src/features/meetings/feature.ts'
import { type Meeting, storedMeetings } from '../../../../src/features/meetings/meeting.ts'
import { silentParts } from '../../../builders/silent-parts.ts'
import { at } from './a-meeting.ts'

/** A Wednesday morning. */
export const wednesday = at('2026-11-25T10:00')

type Asking = {
  readonly as?: string
  readonly now?: DateTime<true>
  readonly language?: Language
  readonly place?: PlaceKind
}

/** The feature on the sample organisation, dated to `wednesday`, on a store of its own. */
export const aDesk = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-meetings-'))
  const data = readData('src/sample', [...meetings.dataFiles], wednesday)
  const directory = createFileDirectory(data)
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [imports, ...meetings.collections],
  })
  await data.importInto(store)
  const parts: FeatureParts = {
    store,
    directory,
    organisation: data.organisation,
    links: {
      download: (kind, key) => `https://loa.example/${kind}/${JSON.stringify(key)}`,
      picture: (file) => `https://loa.example/${file}`,
    },
    clock: () => wednesday,
    writeCalendar: createCalendarWriter(() => wednesday),
    readTable,
    writeSheet,
    ...silentParts,
    commands: () => [],
    day: async () => [],
  }
  const feature: Feature = meetings.create(parts)
  await feature.gazetteer?.()

  const turnOf = async ({
    as = 'nguyen.thi.lan',
    now = wednesday,
    language = 'vi',
    place = 'personal',
  }: Asking): Promise<Turn> => {
    const person = data.people.find(({ id }) => id === as)
    if (!person) throw new TypeError(`the sample organisation has no ${as}`)
    return { id: 'turn', person, now, language, place: { kind: place, conversation: 'here' } }
  }
  return {
    feature,
    turnOf,
    ask: async (slots: Slots, asking: Asking = {}): Promise<Reply> => {
      const answer = feature.answers.meeting_agenda
      if (!answer) throw new TypeError('nobody answers meeting_agenda')
      return answer(await turnOf(asking), slots)
    },
    store: async (meeting: Meeting) => {
      const stored = await store.get(storedMeetings, meeting.id)
      await store.commit([put(storedMeetings, meeting.id, meeting, stored?.version ?? absent)])
      await feature.gazetteer?.()
    },
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Desk = Awaited<ReturnType<typeof aDesk>>

export const days = (from: string, to = from, rest: Partial<DateSlot> = {}): DateSlot => ({
  text: from,
  grain: from === to ? 'day' : 'week',
  from,
  to,
  ...rest,
})

export const firstView = ({ cards }: Reply): View => cards[0]?.view ?? {}

/** Every text of a view, one a line. */
export const wordsOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(wordsOf).filter(Boolean).join('\n')
}
