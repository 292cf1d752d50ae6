import { keepDeliveries } from '../../core/delivery/keep-deliveries.ts'
import { namesPerson } from '../../core/people/erase-person.ts'
import {
  anonymise,
  endingOnly,
  isoKey,
  keptAmong,
  keptBy,
  keptUnder,
  type PersonalData,
} from '../../core/people/personal-data.ts'
import { everyDocument } from '../../core/store/every-document.ts'
import { type Change, put, remove } from '../../core/store/store.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { answers } from './answer.ts'
import { batches, batchSourceName } from './batch.ts'
import { openDrafts } from './open-draft.ts'
import { apiRequests } from './request-key.ts'
import { pagesOf, snapshots } from './snapshot.ts'

/** What announcing keeps about people: those who write, and those who are told. */
export const announcingData = ({ store }: Pick<Announcing, 'store'>): readonly PersonalData[] => [
  keptAmong(
    { kind: 'announcements', store, collection: announcementsCollection, show: readable },
    { index: 'id' },
  ),
  // A copy of the announcement as each batch shows it: nothing more to read, and as much to erase.
  {
    ...keptAmong({ kind: 'announcements', store, collection: batches }, { index: 'id' }),
    of: async () => [],
  },
  keptBy(
    { kind: 'announcementAnswers', store, collection: answers, time: { index: 'at', key: isoKey } },
    ({ account }) => ({ index: 'account', equals: account }),
  ),
  keptUnder(
    { kind: 'openDrafts', store, collection: openDrafts, time: { index: 'at', key: isoKey } },
    ({ account }) => account,
  ),
  endingOnly({
    kind: 'apiRequests',
    store,
    collection: apiRequests,
    time: { index: 'at', key: isoKey },
  }),
  audiences(store),
  keepDeliveries(store, 'broadcastDeliveries', batchSourceName),
]

/** Without the others whom it names: who else worked on it, who else it is for. */
const readable = ({ id, state, kind, content, changed }: Announcement) => ({
  id,
  state,
  kind,
  title: content.title,
  changed: changed.at,
})

const audiences = (store: Announcing['store']): PersonalData => {
  const naming: PersonalData['erase'] = async (whom) => {
    const changes: Change[] = []
    for await (const { document } of everyDocument(store, batches, { index: 'kept' }))
      for (const page of await pagesOf(store, document.snapshot ?? ''))
        if (namesPerson(page.document, whom)) changes.push(anonymise(snapshots, page, whom))
    return changes
  }
  return {
    kind: 'announcementAudiences',
    of: async (whom) => (await naming(whom)).map(({ id }) => ({ audience: id })),
    erase: naming,
    outlived: async (before, limit) => {
      const { items } = await store.find(batches, { index: 'kept', to: isoKey(before), limit })
      const changes: Change[] = []
      for (const { id, version, document } of items) {
        if (changes.length >= limit) break
        const pages = await pagesOf(store, document.snapshot ?? '')
        changes.push(
          ...pages.map((page) => remove(snapshots, page.id, page.version)),
          put(batches, id, { ...document, emptied: true as const }, version),
        )
      }
      return changes
    },
  }
}
