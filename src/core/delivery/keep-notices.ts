import type { DateTime } from 'luxon'
import { mayNamePerson, namesPerson } from '../people/erase-person.ts'
import { anonymise, type PersonalData, type Whom } from '../people/personal-data.ts'
import { everyDocument } from '../store/every-document.ts'
import { type Change, put, remove, type Store, type Stored } from '../store/store.ts'
import { pageId, pageSize } from './create-notices.ts'
import { type Notice, type NoticeAudience, noticeAudiences, notices } from './notice.ts'

type AudiencePage = Stored<NoticeAudience>

/** Whom notices were for, and what they were about. */
export const keepNotices = (store: Store): PersonalData => ({
  kind: 'noticeContents',
  of: async (whom) => {
    const found = await noticesAbout(store, whom)
    return found.map(({ notice: { id, document } }) => ({
      id,
      kind: document.kind,
      at: new Date(document.at).toISOString(),
    }))
  },
  erase: async (whom) => (await noticesAbout(store, whom)).flatMap((found) => eraseFrom(found, whom)),
  outlived: (before, limit) => emptyNotices(store, before, limit),
})

type Found = {
  readonly notice: Stored<Notice>
  readonly pages: readonly AudiencePage[]
  /** Its very id says whom it was about. */
  readonly isOwn: boolean
}

const noticesAbout = async (store: Store, whom: Whom): Promise<readonly Found[]> => {
  const found: Found[] = []
  for await (const notice of everyDocument(store, notices, { index: 'at' })) {
    const pages = notice.document.emptied ? [] : await pagesOf(store, notice.id)
    const isTold = [notice.document, ...pages.map(({ document }) => document)].some((part) =>
      namesPerson(part, whom),
    )
    const isOwn = mayNamePerson(notice.id, whom) && (isTold || notice.document.emptied === true)
    if (isTold || isOwn) found.push({ notice, pages, isOwn })
  }
  return found
}

const pagesOf = async (store: Store, notice: string): Promise<readonly AudiencePage[]> => {
  const pages: AudiencePage[] = []
  for (;;) {
    const page = await store.get(noticeAudiences, pageId(notice, pages.length))
    if (page) pages.push(page)
    if (!page || page.document.readers.length < pageSize) return pages
  }
}

/** One that was the leaver's alone goes as a whole: nobody would be told a second time. */
const eraseFrom = ({ notice, pages, isOwn }: Found, whom: Whom): readonly Change[] => {
  if (isOwn)
    return [
      remove(notices, notice.id, notice.version),
      ...pages.map(({ id, version }) => remove(noticeAudiences, id, version)),
    ]
  return [
    ...(namesPerson(notice.document, whom) ? [anonymise(notices, notice, whom)] : []),
    ...pages
      .filter(({ document }) => namesPerson(document, whom))
      .map((page) => anonymise(noticeAudiences, page, whom)),
  ]
}

const emptyNotices = async (
  store: Store,
  before: DateTime<true>,
  limit: number,
): Promise<readonly Change[]> => {
  const { items } = await store.find(notices, { index: 'kept', to: before.toMillis(), limit })
  const changes: Change[] = []
  for (const { id, version, document } of items) {
    if (changes.length >= limit) break
    const pages = await pagesOf(store, id)
    changes.push(
      ...pages.map((page) => remove(noticeAudiences, page.id, page.version)),
      put(notices, id, { ...document, data: null, emptied: true as const }, version),
    )
  }
  return changes
}
