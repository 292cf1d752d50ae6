import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { readData } from '../../src/adapters/data-folder/read-data.ts'
import { createCalendarWriter } from '../../src/adapters/icalendar/write-calendar.ts'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../src/adapters/spreadsheet/write-sheet.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { auditCollections } from '../../src/core/audit/audit.ts'
import type { Feature, FeatureModule, FeatureParts } from '../../src/core/conversation/feature.ts'
import type { PlaceKind, Turn } from '../../src/core/conversation/turn.ts'
import { createChannels, knownChannels } from '../../src/core/delivery/channels.ts'
import { createNotices, noticeCollections } from '../../src/core/delivery/create-notices.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { createFileDirectory } from '../../src/core/people/file-directory.ts'
import { type Person, personSchema } from '../../src/core/people/person.ts'
import { preferences } from '../../src/core/people/preferences.ts'
import { imports } from '../../src/core/store/import-documents.ts'
import type { AnyCollection, Store } from '../../src/core/store/store.ts'
import { anOutbox, type OutboxFake } from './an-outbox.ts'

export type SampleFeature = {
  readonly feature: Feature
  readonly store: Store
  /** What the feature was built with. */
  readonly parts: FeatureParts
  /** A turn of somebody of the sample, or of a stranger whom no directory knows. */
  turn(
    person: string,
    options?: { language?: Language; place?: PlaceKind; change?: Partial<Person> },
  ): Promise<Turn>
  /** What was said outside of answers, to those whom `at` has sent it. */
  readonly outbox: OutboxFake
  /** Another moment of the same life: what is due is done, what is to be said is sent. ISO 8601 in Vietnam. */
  at(now: string): Promise<void>
  /** What the last links were made for, by the path of the link. */
  readonly links: Map<string, { kind: string; key: unknown }>
  close(): Promise<void>
}

/** Ports to the outside that a feature can do without, and what they keep in the store. */
export type Outside = {
  readonly collections: readonly AnyCollection[]
  readonly parts: (own: Pick<FeatureParts, 'store' | 'clock'>) => Partial<FeatureParts>
}

const nothingOutside: Outside = { collections: [], parts: () => ({}) }

/** One feature on the sample organisation as it is on a day, in a store of its own. */
export const aSampleFeature = async (
  module: FeatureModule,
  now = '2026-11-25T10:00',
  outside: Outside = nothingOutside,
): Promise<SampleFeature> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-feature-'))
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [
      ...auditCollections,
      ...noticeCollections,
      imports,
      knownChannels,
      preferences,
      ...module.collections,
      ...outside.collections,
    ],
  })
  const momentOf = (iso: string) => DateTime.fromISO(iso, { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>
  let moment = momentOf(now)
  const clock = () => moment
  const data = readData('src/sample', module.dataFiles, moment)
  await data.importInto(store)
  const directory = createFileDirectory(data)
  const links: SampleFeature['links'] = new Map()
  const { organisation } = data
  const outbox = anOutbox(clock)
  const notices = createNotices({
    store,
    directory,
    organisation,
    clock,
    outbox: () => outbox,
    kinds: () => feature.notices ?? [],
    render: createCardRenderer('cards'),
  })
  outbox.serve(notices.source)
  let ids = 0
  const parts: FeatureParts = {
    store,
    directory,
    organisation,
    clock,
    notices,
    channels: createChannels(store, organisation.language),
    newId: () => `id-${++ids}`,
    writeCalendar: createCalendarWriter(clock),
    readTable,
    writeSheet,
    links: {
      download: (kind, key) => {
        const url = `https://loa.example/${links.size}`
        links.set(url, { kind, key })
        return url
      },
      picture: (file) => `https://loa.example/pictures/${file}`,
      feed: (secret) => `https://loa.example/calendar/${secret}.ics`,
    },
    commands: () => [],
    day: async () => [],
    keeps: () => feature.keeps ?? [],
    ...outside.parts({ store, clock }),
  }
  const feature: Feature = module.create(parts)
  const stranger = personSchema.parse({ id: 'guest', account: 'nobody', name: 'Somebody' })

  return {
    feature,
    store,
    parts,
    links,
    outbox,
    at: async (next) => {
      moment = momentOf(next)
      await feature.sweep?.()
      await notices.start()
      await outbox.work()
    },
    turn: async (id, { language = 'vi', place = 'personal', change = {} } = {}) => ({
      id: 'turn',
      person: { ...((await directory.person(personSchema.shape.id.parse(id))) ?? stranger), ...change },
      place: { kind: place, conversation: place },
      language,
      now: moment,
    }),
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
