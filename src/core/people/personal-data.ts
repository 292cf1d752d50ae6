import type { DateTime } from 'luxon'
import { everyDocument, findAll } from '../store/every-document.ts'
import { type Change, type Collection, type Query, remove, type Store, type Stored } from '../store/store.ts'
import { namesPerson, withoutPerson } from './erase-person.ts'
import type { PersonId } from './person.ts'
import type { KeptKind } from './retention.ts'

/** A person as what is kept may name them: still known when the directory has forgotten them. */
export type Whom = { readonly account: string; readonly id: PersonId; readonly name: string }

/** One sort of document that is about people, as whoever keeps it answers for it. Several may be of one kind. */
export type PersonalData = {
  readonly kind: KeptKind
  /** What is kept about the person, fit for them to read: nothing about anybody else. */
  readonly of: (whom: Whom) => Promise<readonly unknown[]>
  /** Changes that take the person out of it; asked again until there are none. Not there where the record must stay. */
  readonly erase?: (whom: Whom) => Promise<readonly Change[]>
  /** Changes, about `limit` at most, that end what was last of use before this moment. */
  readonly outlived?: (before: DateTime<true>, limit: number) => Promise<readonly Change[]>
}

type Kept<D> = {
  readonly kind: KeptKind
  readonly store: Pick<Store, 'get' | 'find'>
  readonly collection: Collection<D>
  /** What the person gets to read of a document; all of it when not said. */
  readonly show?: (document: D, whom: Whom) => unknown
  /** An index that orders by time, and how a moment is written in it. */
  readonly time?: { readonly index: string; readonly key: (before: DateTime<true>) => string | number }
}

/** Documents of which a person has one, under an id made of who they are. */
export const keptUnder = <D>(kept: Kept<D>, id: (whom: Whom) => string): PersonalData => {
  const { kind, store, collection, show = (document: D) => document } = kept
  return {
    kind,
    of: async (whom) => {
      const stored = await store.get(collection, id(whom))
      return stored ? [show(stored.document, whom)] : []
    },
    erase: async (whom) => {
      const stored = await store.get(collection, id(whom))
      return stored ? [remove(collection, stored.id, stored.version)] : []
    },
    ...outlivedBy(kept),
  }
}

/** Documents that are about one person each, found by an index; those of a leaver are removed. */
export const keptBy = <D>(kept: Kept<D>, query: (whom: Whom) => Query): PersonalData => {
  const { kind, store, collection, show = (document: D) => document } = kept
  return {
    kind,
    of: async (whom) =>
      (await findAll(store, collection, query(whom))).map((document) => show(document, whom)),
    erase: async (whom) =>
      Array.fromAsync(everyDocument(store, collection, query(whom)), ({ id, version }) =>
        remove(collection, id, version),
      ),
    ...outlivedBy(kept),
  }
}

/**
 * Records that name people among other things, all of them looked through by an index that holds each. They stay when
 * somebody leaves, and no longer say who it was.
 */
export const keptAmong = <D>(kept: Kept<D>, query: Query): PersonalData => {
  const { kind, store, collection, show = (document: D) => document } = kept
  const naming = async (whom: Whom) =>
    (await Array.fromAsync(everyDocument(store, collection, query))).filter(({ document }) =>
      namesPerson(document, whom),
    )
  return {
    kind,
    of: async (whom) => (await naming(whom)).map(({ document }) => show(document, whom)),
    erase: async (whom) => (await naming(whom)).map((stored) => anonymise(collection, stored, whom)),
    ...outlivedBy(kept),
  }
}

/** Where a name alone does not say which of its bearers is meant. */
export const byIdsAlone = ({ kind, of, erase }: PersonalData): PersonalData => ({
  kind,
  of: (whom) => of(unnamed(whom)),
  ...(erase && { erase: (whom: Whom) => erase(unnamed(whom)) }),
})

const unnamed = (whom: Whom): Whom => ({ ...whom, name: whom.account })

/** The change after which a document no longer says who the person was. */
export const anonymise = <D>(
  collection: Collection<D>,
  { id, version, document }: Stored<D>,
  whom: Whom,
): Change => ({ kind: 'put', collection, id, seen: version, document: withoutPerson(document, whom) })

const outlivedBy = <D>({ store, collection, time }: Kept<D>): Pick<PersonalData, 'outlived'> =>
  time
    ? {
        outlived: async (before, limit) => {
          const { items } = await store.find(collection, { index: time.index, to: time.key(before), limit })
          return items.map(({ id, version }) => remove(collection, id, version))
        },
      }
    : {}

/** Documents that say nothing of anybody and still end: nothing is shown of them, nothing erased. */
export const endingOnly = <D>(kept: Kept<D>): PersonalData => ({
  kind: kept.kind,
  of: async () => [],
  ...outlivedBy(kept),
})

/** As UTC, the way that moments are stored. */
export const isoKey = (moment: DateTime<true>): string => moment.toUTC().toISO()
