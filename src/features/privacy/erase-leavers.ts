import { commitAudited } from '../../core/audit/append-entry.ts'
import { loaItself } from '../../core/audit/loa-itself.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { isoKey, type PersonalData, type Whom } from '../../core/people/personal-data.ts'
import { type Change, put, remove, type Stored } from '../../core/store/store.ts'
import { daysUntilErased, type KnownPerson, knownPeople } from './known-person.ts'

type Parts = Pick<FeatureParts, 'store' | 'clock' | 'keeps'>

/** Leavers that are looked at in one round. */
const leaversAtOnce = 20

/** Changes a commit. */
const atOnce = 500

/** Takes out of every collection whoever the directory has not had for long enough. What is interrupted goes on. */
export const eraseLeavers = async (parts: Parts): Promise<void> => {
  const to = isoKey(parts.clock().minus({ days: daysUntilErased }))
  const { items } = await parts.store.find(knownPeople, { index: 'gone', to, limit: leaversAtOnce })
  for (const leaver of items) await eraseLeaver(parts, leaver)
}

const eraseLeaver = async (parts: Parts, leaver: Stored<KnownPerson>): Promise<void> => {
  const { person, name } = leaver.document
  const whom = { account: leaver.id, id: person, name }
  const erasing = parts.keeps().filter(({ erase }) => erase)
  let standing: Stored<KnownPerson> | undefined = leaver
  for (const data of erasing) {
    standing = await eraseOne(parts, standing, { data, whom })
    // Somebody has changed one of them: the next round finds what it is now.
    if (!standing) return
  }
  if (await isErased(erasing, whom)) await conclude(parts, standing)
}

/** Some let go of one thing at a time. */
const mostPasses = 100

/** undefined: lost a race. */
const eraseOne = async (
  parts: Parts,
  leaver: Stored<KnownPerson>,
  { data, whom }: { readonly data: PersonalData; readonly whom: Whom },
): Promise<Stored<KnownPerson> | undefined> => {
  let standing = leaver
  for (let pass = 0; pass < mostPasses; pass++) {
    const changes = (await data.erase?.(whom)) ?? []
    if (changes.length === 0) return standing
    for (let start = 0; start < changes.length; start += atOnce) {
      const next = await commitPart(parts, standing, changes.slice(start, start + atOnce))
      if (!next) return undefined
      standing = next
    }
  }
  return standing
}

/** The count goes with what it counts. */
const commitPart = async (
  { store }: Parts,
  { id, version, document }: Stored<KnownPerson>,
  changes: readonly Change[],
): Promise<Stored<KnownPerson> | undefined> => {
  const next = { ...document, erased: document.erased + changes.length }
  const committed = await store.commit([...changes, put(knownPeople, id, next, version)])
  return committed.ok ? store.get(knownPeople, id) : undefined
}

/** What the delivery engine is still about to settle is not gone yet. */
const isErased = async (erasing: readonly PersonalData[], whom: Whom): Promise<boolean> => {
  for (const data of erasing) if ((await data.of(whom)).length > 0) return false
  return true
}

/** That it happened and how much it was, not whom it was about. */
const conclude = async ({ store, clock }: Parts, leaver: Stored<KnownPerson>): Promise<void> => {
  const deed = {
    actor: loaItself,
    action: 'privacy.leaver-erased',
    subject: 'leaver',
    details: { documents: leaver.document.erased },
  }
  await commitAudited(store, clock, deed, async () => [remove(knownPeople, leaver.id, leaver.version)])
}
