import { z } from 'zod'
import { type Change, type Collection, remove, type Store } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type CursorName, type DirectoryCursor, putCursor, readCursor } from './collections.ts'
import type { Graph } from './graph.ts'
import type { GraphAnswer } from './graph-answer.ts'

/** `overtaken`: another replica is at it. Whatever the reason, what was there before stays, and the next run goes on. */
export type Synced =
  | { readonly kind: 'done'; readonly changes: number }
  | {
      readonly kind: 'stopped'
      readonly reason: 'denied' | 'throttled' | 'failed' | 'overtaken'
      readonly code?: string
    }

/** A write of a page; `counts` when it changes what somebody may see, and not the generation alone. */
export type PageChange = { readonly change: Change; readonly counts: boolean }

/** Up to `limit` removals of what an older round wrote; none when all is swept. */
export type Stale = (store: Store, generation: number, limit: number) => Promise<readonly PageChange[]>

export type Round = {
  readonly name: CursorName
  /** The first request, with all that is wanted. */
  readonly start: string
  readonly stale: readonly Stale[]
  /** No document twice. */
  readonly apply: (
    store: Store,
    entries: readonly unknown[],
    generation: number,
  ) => Promise<readonly PageChange[]>
}

export type SyncParts = { readonly graph: Graph; readonly store: Store; readonly clock: Clock }

/** Changes a commit: a page of groups may name thousands of members. */
const chunk = 500

export const staleIn =
  <D extends { readonly generation: number }>(collection: Collection<D>): Stale =>
  async (store, generation, limit) => {
    const { items } = await store.find(collection, { index: 'generation', to: generation, limit })
    return items.map(({ id, version }) => ({ change: remove(collection, id, version), counts: true }))
  }

const pageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})

type DeltaPage = z.infer<typeof pageSchema>

/**
 * Follows a delta query from where the last run ended, page by page: a page and the link after it are kept together,
 * so that a run that breaks off goes on with the page it did not get. A link that is too old begins a new generation:
 * everything is read anew over what is there, and only when all of it has come is the rest of the old removed.
 */
export const syncRound = async (parts: SyncParts, round: Round): Promise<Synced> => {
  const before = (await readCursor(parts.store, round.name)).cursor.changes
  for (let restarts = 0; ; ) {
    const { cursor, version } = await readCursor(parts.store, round.name)
    const answer = await parts.graph.ask(round.name, {
      method: 'GET',
      path: cursor.link ?? round.start,
      headers: { prefer: 'odata.maxpagesize=999' },
    })
    if (answer.kind === 'gone' && restarts === 0) {
      restarts += 1
      const anew = { ...withoutLink(cursor), generation: cursor.generation + 1, whole: true }
      if (!(await write(parts.store, round.name, { cursor, version }, [], anew))) return overtaken
      continue
    }
    if (answer.kind !== 'ok') return stopped(answer)
    const page = pageSchema.safeParse(answer.body)
    if (!page.success || !nextLinkOf(page.data))
      return { kind: 'stopped', reason: 'failed', code: 'bad-page' }
    const kept = await keepPage(parts, round, page.data, { cursor, version })
    if (!kept) return overtaken
    if (page.data['@odata.deltaLink']) return { kind: 'done', changes: kept.cursor.changes - before }
  }
}

const overtaken: Synced = { kind: 'stopped', reason: 'overtaken' }

const stopped = (answer: Exclude<GraphAnswer, { kind: 'ok' }>): Synced => {
  if (answer.kind === 'denied') return { kind: 'stopped', reason: 'denied', code: answer.code }
  if (answer.kind === 'throttled') return { kind: 'stopped', reason: 'throttled' }
  return { kind: 'stopped', reason: 'failed', code: 'code' in answer ? answer.code : answer.kind }
}

const nextLinkOf = (page: DeltaPage): string | undefined =>
  page['@odata.nextLink'] ?? page['@odata.deltaLink']

const withoutLink = ({ link: _, ...cursor }: DirectoryCursor): DirectoryCursor => cursor

type Seen = { readonly cursor: DirectoryCursor; readonly version: number }

/** The cursor after the page; undefined when somebody else moved it, who then has the page as well. */
const keepPage = async (
  { store, clock }: SyncParts,
  round: Round,
  page: DeltaPage,
  seen: Seen,
): Promise<Seen | undefined> => {
  const changes = await round.apply(store, page.value, seen.cursor.generation)
  const applied = await writeAll(store, round.name, seen, changes)
  const isLast = page['@odata.deltaLink'] !== undefined
  const swept = applied && isLast && applied.cursor.whole ? await sweep(store, round, applied) : applied
  if (!swept) return undefined
  const now = clock().toISO()
  return write(store, round.name, swept, [], {
    ...swept.cursor,
    link: nextLinkOf(page),
    ...(isLast && { whole: false, synced: now, completed: swept.cursor.completed ?? now }),
  })
}

const sweep = async (store: Store, round: Round, seen: Seen): Promise<Seen | undefined> => {
  let swept: Seen | undefined = seen
  for (const stale of round.stale)
    for (;;) {
      const changes = await stale(store, seen.cursor.generation, chunk)
      if (changes.length === 0) break
      swept = await writeAll(store, round.name, swept, changes)
      if (!swept) return undefined
    }
  return swept
}

const writeAll = async (
  store: Store,
  name: CursorName,
  seen: Seen,
  changes: readonly PageChange[],
): Promise<Seen | undefined> => {
  let written: Seen | undefined = seen
  for (let start = 0; written && start < changes.length; start += chunk)
    written = await write(store, name, written, changes.slice(start, start + chunk), written.cursor)
  return written
}

/**
 * Changes and the count of them go into one commit: whoever keeps something made of the directory never misses one,
 * whenever this process ends. undefined: somebody else moved the cursor, and nothing was written.
 */
const write = async (
  store: Store,
  name: CursorName,
  { version }: Seen,
  changes: readonly PageChange[],
  next: DirectoryCursor,
): Promise<Seen | undefined> => {
  const counted = changes.filter(({ counts }) => counts).length
  const cursor = { ...next, changes: next.changes + counted }
  const writes = changes.map(({ change }) => change)
  const { ok } = await store.commit([...writes, putCursor(name, cursor, version)])
  if (!ok) return undefined
  const now = await readCursor(store, name)
  return now.cursor.changes === cursor.changes && now.cursor.link === cursor.link ? now : undefined
}
