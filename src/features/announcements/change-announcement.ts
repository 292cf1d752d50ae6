import type { DateTime } from 'luxon'
import { commitAudited } from '../../core/audit/append-entry.ts'
import type { Deed } from '../../core/audit/audit.ts'
import { Failure } from '../../core/errors/failure.ts'
import type { Person } from '../../core/people/person.ts'
import { type Change, put, remove, type Store, type Stored } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type Announcement, announcementsCollection, type Byline } from './announcement.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Who does something: a person, or a program with an account of its own. */
export type Actor = Pick<Person, 'id' | 'account' | 'name'>

/** What a change makes of an announcement: `gone` takes it away. `beside` goes into the same commit. */
export type Decision = {
  readonly next: Announcement | 'gone'
  readonly beside?: readonly Change[]
}

export type Changed = { readonly ok: true; readonly announcement: Announcement }

const maximalAttempts = 1_000

/**
 * Reads an announcement, decides what becomes of it and commits that together with its audit entry. `decide` runs
 * again on what is stored by then when somebody else was faster: of two who press at once one wins, and the other's
 * `decide` sees it. A refusal changes nothing and is recorded nowhere.
 */
export const changeAnnouncement = async <R extends Refusal = never>(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  deed: Omit<Deed, 'subject'> & { readonly id: string },
  decide: (announcement: Announcement) => Promise<Decision | R> | Decision | R,
): Promise<Changed | R | Refusal<'not-found'>> => {
  const { id, ...what } = deed
  for (let attempt = 0; attempt < maximalAttempts; attempt++) {
    let decided: Announcement | undefined
    const committed = await commitAudited<R | Refusal<'not-found'>>(
      store,
      clock,
      { ...what, subject: subjectOf(id) },
      async () => {
        const stored = await store.get(announcementsCollection, id)
        if (!stored) return refuse('not-found', { id })
        const decision = await decide(stored.document)
        if ('ok' in decision) return decision
        decided = decision.next === 'gone' ? stored.document : decision.next
        return [changeOf(stored, decision.next), ...(decision.beside ?? [])]
      },
    )
    if (committed.ok && decided) return { ok: true, announcement: decided }
    if ('code' in committed) return committed
  }
  throw new Failure('contended', 'lost every race for an announcement', { ids: { announcement: id } })
}

/** What the audit chain calls an announcement. */
export const subjectOf = (id: string): string => `announcement/${id}`

const changeOf = ({ id, version }: Stored<Announcement>, next: Announcement | 'gone'): Change =>
  next === 'gone'
    ? remove(announcementsCollection, id, version)
    : put(announcementsCollection, id, next, version)

export const bylineOf = ({ id, account, name }: Actor, now: DateTime<true>): Byline => ({
  person: id,
  account,
  name,
  at: now.toUTC().toISO(),
})

/** A button of an older revision: what it shows is no longer so. undefined where no revision is named. */
export const isOutdated = (announcement: Announcement, revision: number | undefined): boolean =>
  revision !== undefined && revision !== announcement.revision

/** Says who changed it meanwhile. */
export const conflictOf = ({ changed, id }: Announcement): Refusal<'conflict'> =>
  refuse('conflict', { id, name: changed.name })
