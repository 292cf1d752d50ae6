import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'
import type { ArchivedDocument } from '../../core/store/archive.ts'
import { unlessAway } from '../../core/store/away.ts'
import type { Connection, Script } from './connection.ts'
import { readDocument } from './read-documents.ts'
import { readScript } from './scripts.ts'

/**
 * How long commits go on putting aside what they change for a reader that does not ask for the next page: it died. In
 * milliseconds; also how long a reader that follows it may have to wait.
 */
const lifeMs = 15_000
/** How long to wait for another reader, in milliseconds. */
const patienceMs = 60_000
const restMs = 250

/** Documents in memory at once, about. */
const pageSize = 500

const pageSchema = z.tuple([z.string()]).rest(z.string()).nullable()

/**
 * All documents of these collections as they were at one moment, while commits go on: none of them waits. A commit
 * first puts aside what it changes (commit.lua), and a page shows that instead (page.lua). One reader at a time. In
 * memory are a page and the ids of one collection, since HSCAN may come by a document twice. Throws `snapshot-busy`
 * when another reader does not end, and `snapshot-lost` when ours took longer over a page than it may.
 */
export const readSnapshot = async function* (
  connection: Connection,
  names: readonly string[],
): AsyncGenerator<readonly ArchivedDocument[]> {
  const token = randomUUID()
  const snapshot: Snapshot = { connection, token, page: readScript('page') }
  await take(connection, token)
  try {
    for (const name of names) yield* readCollection(snapshot, name)
    // What was put aside is looked at without asking whether it still is.
    await readPage(snapshot, '', '0')
  } finally {
    // What stays behind while Redis is away ends by itself.
    await unlessAway(release(connection, token))
  }
}

type Snapshot = { readonly connection: Connection; readonly token: string; readonly page: Script }

const snapshotKey = ({ keys }: Connection) => `${keys.root}snapshot`
const beforeKey = ({ keys }: Connection, token: string) => `${keys.root}before:${token}`

const take = async (connection: Connection, token: string): Promise<void> => {
  const claim = readScript('claim')
  const deadline = performance.now() + patienceMs
  while ((await connection.script(claim, snapshotKey(connection), [token, lifeMs])) !== 1) {
    if (performance.now() > deadline)
      throw new Failure(
        'snapshot-busy',
        'Another back-up or migration reads this store: do it again when that has ended.',
      )
    await pause(restMs)
  }
}

const release = async (connection: Connection, token: string): Promise<void> => {
  const held = await connection.run((client) => client.get(snapshotKey(connection)))
  if (held === token) await connection.run((client) => client.del(snapshotKey(connection)))
  await connection.run((client) => client.unlink(beforeKey(connection, token)))
}

const readCollection = async function* (
  snapshot: Snapshot,
  name: string,
): AsyncGenerator<readonly ArchivedDocument[]> {
  const seen = new Set<string>()
  const fresh = (page: readonly ArchivedDocument[]) =>
    page.filter(({ id }) => !seen.has(id) && seen.add(id).size > 0)
  let cursor = '0'
  do {
    const page = await readPage(snapshot, name, cursor)
    cursor = page.next
    yield fresh(page.documents)
  } while (cursor !== '0')
  for await (const documents of readPutAside(snapshot, name)) yield fresh(documents)
}

type SnapshotPage = { readonly next: string; readonly documents: readonly ArchivedDocument[] }

const readPage = async (
  { connection, token, page: script }: Snapshot,
  name: string,
  cursor: string,
): Promise<SnapshotPage> => {
  const args = [token, lifeMs, name, cursor, pageSize]
  const page = pageSchema.parse(await connection.script(script, connection.keys.root, args))
  if (page === null)
    throw new Failure(
      'snapshot-lost',
      'Reading the store took too long at one place, or Redis was away: do it again.',
    )
  const [next, ...flat] = page
  return { next, documents: toDocuments(name, flat) }
}

/** Of what was put aside: removed since, it may not have been met any more. */
const readPutAside = async function* (
  { connection, token }: Snapshot,
  name: string,
): AsyncGenerator<readonly ArchivedDocument[]> {
  const key = beforeKey(connection, token)
  const start = `${name}\0`
  let cursor = '0'
  do {
    const [next, flat] = await connection.run((client) => client.hscan(key, cursor, 'COUNT', pageSize))
    const own = flat.flatMap((field, place) => {
      const value = flat[place + 1] ?? ''
      return place % 2 === 0 && field.startsWith(start) && value !== ''
        ? [field.slice(start.length), value]
        : []
    })
    yield toDocuments(name, own)
    cursor = next
  } while (cursor !== '0')
}

/** From id, value, id, value. */
const toDocuments = (name: string, flat: readonly string[]): readonly ArchivedDocument[] =>
  flat.flatMap((id, place) =>
    place % 2 === 0 ? [{ collection: name, id, ...readDocument({ name }, id, flat[place + 1] ?? '') }] : [],
  )
