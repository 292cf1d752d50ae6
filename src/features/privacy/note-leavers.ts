import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Person } from '../../core/people/person.ts'
import { everyDocument } from '../../core/store/every-document.ts'
import { absent, type Change, put, type Stored } from '../../core/store/store.ts'
import { type KnownPerson, knownPeople } from './known-person.ts'

/** Documents a commit. */
const atOnce = 500

/**
 * Compares the directory with those it is known to have had. Where more than half of them are missing, and more than a
 * few, it is the directory that is not there: nobody is taken for a leaver then.
 */
export const noteLeavers = async ({
  store,
  directory,
  clock,
}: Pick<FeatureParts, 'store' | 'directory' | 'clock'>): Promise<void> => {
  const present = new Map((await directory.people()).map((person) => [person.account, person]))
  const known = await Array.fromAsync(everyDocument(store, knownPeople, { index: 'person' }))
  const missing = known.filter(({ id }) => !present.has(id))
  if (missing.length > 3 && missing.length * 2 > known.length) return
  const now = clock().toUTC().toISO()
  const seen = new Map(known.map((one) => [one.id, one]))
  const changes = [
    ...[...present.values()].flatMap((person) => noteOf(person, seen.get(person.account))),
    ...missing
      .filter(({ document }) => document.gone === undefined)
      .map(({ id, version, document }) => put(knownPeople, id, { ...document, gone: now }, version)),
  ]
  // Another replica may note the same at this moment; what is lost to it is there.
  for (let start = 0; start < changes.length; start += atOnce)
    await store.commit(changes.slice(start, start + atOnce))
}

/** Who is there again is no leaver. */
const noteOf = ({ account, id, name }: Person, known: Stored<KnownPerson> | undefined): readonly Change[] => {
  const isNoted =
    known?.document.gone === undefined && known?.document.name === name && known.document.person === id
  if (isNoted) return []
  return [put(knownPeople, account, { person: id, name, erased: 0 }, known?.version ?? absent)]
}
