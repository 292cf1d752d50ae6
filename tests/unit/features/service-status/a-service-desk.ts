import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import type { Feature, FeatureParts } from '../../../../src/core/conversation/feature.ts'
import type { Card } from '../../../../src/core/conversation/reply.ts'
import type { Language } from '../../../../src/core/i18n/language.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { organisationSchema } from '../../../../src/core/people/organisation.ts'
import { personSchema, siteSchema, unitSchema } from '../../../../src/core/people/person.ts'
import { imports } from '../../../../src/core/store/import-documents.ts'
import type { Store } from '../../../../src/core/store/store.ts'
import { resolveRelativeDates } from '../../../../src/core/time/relative-dates.ts'
import type { Slots } from '../../../../src/core/understanding/intent.ts'
import { serviceStatus } from '../../../../src/features/service-status/feature.ts'
import { silentParts } from '../../../builders/silent-parts.ts'

const zone = 'Asia/Ho_Chi_Minh'

/** A Wednesday morning. */
export const wednesday = at('2026-11-25T10:00')

export function at(text: string): DateTime<true> {
  const instant = DateTime.fromISO(text, { zone })
  if (!instant.isValid) throw new TypeError(`${text} is no time`)
  return instant
}

/** A file of the sample organisation, as it reads on the day of `now`. */
export const sample = (file: string, now = wednesday): unknown =>
  resolveRelativeDates(JSON.parse(readFileSync(join('src/sample', file), 'utf8')), now)

const people = z.array(personSchema).parse(sample('people.json'))
export const units = z.array(unitSchema).parse(sample('units.json'))
const sites = z.array(siteSchema).parse(sample('sites.json'))

const ids = (things: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(things.map(({ id }) => id))

export const known = { people: ids(people), units: ids(units), sites: ids(sites) }

/** The duty engineer's desk of the sample organisation, over a store of its own. */
export const aServiceDesk = async (
  options: {
    readonly now?: DateTime<true>
    /** What a data file holds instead of the sample. */
    readonly files?: Readonly<Record<string, unknown>>
  } = {},
) => {
  const now = options.now ?? wednesday
  const folder = mkdtempSync(join(tmpdir(), 'loa-'))
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [imports, ...serviceStatus.collections],
  })
  for (const { file, parse } of serviceStatus.dataFiles)
    await parse(options.files?.[file] ?? sample(file, now), known)(store)
  const feature = serviceStatus.create(partsOf(store, now))
  return {
    store,
    feature,
    ask: (intent: 'service_status' | 'service_kpi', slots: Slots = {}, language: Language = 'en') =>
      askFeature(feature, intent, slots, aTurn(now, language)),
    turn: (language: Language) => aTurn(now, language),
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const partsOf = (store: Store, now: DateTime<true>): FeatureParts => ({
  store,
  directory: createFileDirectory({ people, units, sites }),
  organisation: organisationSchema.parse(sample('organisation.json')),
  links: { download: () => '', picture: () => '' },
  ...silentParts,
  clock: () => now,
  writeCalendar: () => '',
  readTable: async () => ({ ok: false, reason: 'empty' }),
  writeSheet: async () => new Uint8Array(),
  commands: () => [],
  day: async () => [],
})

const aTurn = (now: DateTime<true>, language: Language) => {
  const [person] = people
  if (!person) throw new TypeError('the sample organisation has no people')
  return { id: 'turn-1', person, place: { kind: 'personal', conversation: 'c' } as const, language, now }
}

const askFeature = async (
  feature: Feature,
  intent: 'service_status' | 'service_kpi',
  slots: Slots,
  turn: ReturnType<typeof aTurn>,
): Promise<Card> => {
  const reply = await feature.answers[intent]?.(turn, slots)
  const [card, ...more] = reply?.cards ?? []
  if (!card || more.length > 0) throw new TypeError('one card was expected')
  return card
}

/** Everything that a view says, as one text. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(textOf).join('\n')
}
