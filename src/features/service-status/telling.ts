import { z } from 'zod'
import { absent, type Change, type Collection, put } from '../../core/store/store.ts'
import type { Audience } from './find-audience.ts'
import type { LiveParts } from './live-parts.ts'
import { heldNews } from './subscription.ts'

const tellingSchema = z.strictObject({
  /** Every notice that put a card before somebody. */
  notices: z.array(z.string()),
  people: z.array(z.string()),
  places: z.array(z.string()),
  /** How often it was told. */
  times: z.int().nonnegative(),
})

/** Who has a card of an incident, a storm or a work already. The id says of what: `incident/7`. */
export const tellings: Collection<z.infer<typeof tellingSchema>> = {
  name: 'tellings',
  schema: tellingSchema,
  indexes: { times: ({ times }) => times },
}

export type Subject = {
  /** `incident/7`. */
  readonly of: string
  /** Name of the notice's kind. */
  readonly kind: string
  readonly data: Readonly<Record<string, string | number>>
}

/**
 * The card that everybody has of something is put right, and who has none yet gets one: to be committed with the
 * change itself. A shared place gets a notice of its own, so that its card can be made for what it follows.
 */
export const tell = async (
  { store, notices }: Pick<LiveParts, 'store' | 'notices'>,
  { of, kind, data }: Subject,
  audience: Pick<Audience, 'people' | 'channels'>,
): Promise<readonly Change[]> => {
  const stored = await store.get(tellings, of)
  const told = stored?.document ?? { notices: [], people: [], places: [], times: 0 }
  const base = `${of.replace('/', '.')}.r${told.times + 1}`
  const people = audience.people.filter((person) => !told.people.includes(person))
  const channels = audience.channels.filter(({ conversation }) => !told.places.includes(conversation))
  const updates = told.notices.map((earlier, index) =>
    notices.changesOf({
      id: `${base}.u${index}`,
      kind,
      data: dataOf(data, earlier, told),
      operation: 'update',
      of: earlier,
    }),
  )
  const first = told.places.length
  const sent = [
    ...(people.length > 0 ? [{ id: base, people, data }] : []),
    ...channels.map((channel, index) => ({
      id: `${base}.p${first + index}`,
      channels: [channel],
      data: { ...data, place: channel.conversation },
    })),
  ]
  const said = await Promise.all([
    ...updates,
    ...sent.map((one) => notices.changesOf({ kind, category: 'incidents', ...one })),
  ])
  const next = {
    notices: [...told.notices, ...sent.map(({ id }) => id)],
    people: [...told.people, ...people],
    places: [...told.places, ...channels.map(({ conversation }) => conversation)],
    times: told.times + 1,
  }
  return [...said.flat(), put(tellings, of, next, stored?.version ?? absent)]
}

/** The place that a notice's card stands in is told by its number. */
const dataOf = (
  data: Subject['data'],
  notice: string,
  { places }: { readonly places: readonly string[] },
): Subject['data'] => {
  const place = places[Number(/\.p(\d+)$/.exec(notice)?.[1] ?? Number.NaN)]
  return place === undefined ? data : { ...data, place }
}

const mostHeld = 100

/** What is told to some later, put by for each of them. */
export const hold = async (
  { store }: Pick<LiveParts, 'store'>,
  held: readonly (Audience['held'][number] & {
    readonly incidents?: readonly string[]
    readonly works?: readonly string[]
  })[],
): Promise<readonly Change[]> => {
  const bySubscription = Map.groupBy(held, ({ subscription }) => subscription)
  return Promise.all(
    [...bySubscription].map(async ([id, news]) => {
      const stored = await store.get(heldNews, id)
      const before = stored?.document ?? { due: news[0]?.due ?? '', incidents: [], works: [], more: 0 }
      const incidents = [...new Set([...before.incidents, ...news.flatMap((one) => one.incidents ?? [])])]
      const works = [...new Set([...before.works, ...news.flatMap((one) => one.works ?? [])])]
      const more =
        before.more + Math.max(0, incidents.length - mostHeld) + Math.max(0, works.length - mostHeld)
      const next = {
        due: before.due,
        incidents: incidents.slice(0, mostHeld),
        works: works.slice(0, mostHeld),
        more,
      }
      return put(heldNews, id, heldNews.schema.parse(next), stored?.version ?? absent)
    }),
  )
}
