import { z } from 'zod'
import type { Recipient } from '../../core/delivery/outbox.ts'
import { languageSchema } from '../../core/i18n/language.ts'
import { absent, type Collection, put, remove, type Store, type Stored } from '../../core/store/store.ts'

const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), account: z.string(), language: languageSchema }),
  z.strictObject({
    kind: z.literal('conversation'),
    conversation: z.string(),
    serviceUrl: z.string(),
    language: languageSchema,
  }),
])

const pageSchema = z.strictObject({ recipients: z.array(recipientSchema) })

/** Who an announcement was released to, in pages; the id of a page is its snapshot's and its number. */
export const snapshots: Collection<z.infer<typeof pageSchema>> = {
  name: 'announcement-snapshots',
  schema: pageSchema,
  indexes: {},
}

const pageSize = 500

/** Pages written at once: an audience of any size goes down in commits of a few hundred kilobytes. */
const pagesAtOnce = 10

const pageId = (snapshot: string, page: number) => `${snapshot}/${page}`

/** Writes an audience down under a name that nothing had before. */
export const writeSnapshot = async (
  store: Pick<Store, 'commit'>,
  snapshot: string,
  recipients: readonly Recipient[],
): Promise<void> => {
  for (let start = 0; start < recipients.length; start += pageSize * pagesAtOnce) {
    const pages = Array.from({ length: pagesAtOnce }, (_, index) => start / pageSize + index)
      .map((page) => ({ page, recipients: recipients.slice(page * pageSize, (page + 1) * pageSize) }))
      .filter((page) => page.recipients.length > 0)
    await store.commit(
      pages.map((page) =>
        put(snapshots, pageId(snapshot, page.page), { recipients: [...page.recipients] }, absent),
      ),
    )
  }
}

/** Takes away what a release that lost its race wrote down. */
export const discardSnapshot = async (store: Store, snapshot: string): Promise<void> => {
  for (let page = 0; ; page++) {
    const stored = await store.get(snapshots, pageId(snapshot, page))
    if (!stored) return
    await store.commit([remove(snapshots, stored.id, stored.version)])
  }
}

/** The pages of an audience that was written down. */
export const pagesOf = async (store: Pick<Store, 'get'>, snapshot: string) => {
  const pages: Stored<z.infer<typeof pageSchema>>[] = []
  for (;;) {
    const page = await store.get(snapshots, pageId(snapshot, pages.length))
    if (!page) return pages
    pages.push(page)
  }
}

/** A page of an audience, as the delivery engine asks for it: `after` is the number of those that went before. */
export const readSnapshot = async (
  store: Pick<Store, 'get'>,
  snapshot: string,
  after: string | undefined,
  limit: number,
): Promise<{ readonly recipients: readonly Recipient[]; readonly next?: string }> => {
  const passed = Number(after ?? 0)
  const page = Math.floor(passed / pageSize)
  const stored = await store.get(snapshots, pageId(snapshot, page))
  if (!stored) return { recipients: [] }
  const { recipients } = stored.document
  const from = passed - page * pageSize
  const shown = recipients.slice(from, from + limit)
  const ended = recipients.length < pageSize && from + shown.length >= recipients.length
  return { recipients: shown, ...(!ended && { next: String(passed + shown.length) }) }
}
