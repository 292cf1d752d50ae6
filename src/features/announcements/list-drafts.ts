import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { mayCompose, mayReport } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type DraftsListed =
  | { readonly ok: true; readonly announcements: readonly Announcement[]; readonly more: boolean }
  | Refusal<'not-allowed'>

/** Lines of a list that a phone shows comfortably. */
const mostLines = 10

/** Announcements looked at for the list: older ones are opened by their number. */
const lookedAt = 200

/** Drafts and announcements that this person may see, the last changed first. */
export const listDrafts = async ({ store }: Announcing, person: Person): Promise<DraftsListed> => {
  if (!mayCompose(person) && !person.roles.includes('auditor')) return refuse('not-allowed')
  const { items } = await store.find(announcementsCollection, {
    index: 'changed',
    descending: true,
    limit: lookedAt,
  })
  const visible = items
    .map(({ document }) => document)
    .filter((announcement) => mayReport(person, announcement))
  return { ok: true, announcements: visible.slice(0, mostLines), more: visible.length > mostLines }
}
