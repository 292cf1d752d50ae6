import { createHash } from 'node:crypto'
import { Failure } from '../../core/errors/failure.ts'
import { collectionsByName } from '../../core/store/known-collections.ts'
import { parseDocument } from '../../core/store/parse-document.ts'
import { indexEntries } from '../../core/store/prepare-changes.ts'
import type { AnyCollection } from '../../core/store/store.ts'
import type { Connection, Script } from './connection.ts'
import { entriesText } from './index-entries.ts'
import { readDocument } from './read-documents.ts'
import { readScript } from './scripts.ts'

/** A collection that this program opened the store with; commits are taken while its signature stands. */
export type Catalogued = { readonly collection: AnyCollection; readonly signature: string }

export type Catalogue = ReadonlyMap<string, Catalogued>

/**
 * Enters the collections. Where the index functions are not those that made the entries, makes the entries anew:
 * meanwhile nobody's commits to that collection are taken (`superseded-program`), and several replicas that start
 * together do the same work to the same end. Throws `corrupt-document`, before anything is changed, for a document
 * that does not fit its schema: an index that silently lacks one would be worse than a program that does not start.
 */
export const openCatalogue = async (
  connection: Connection,
  collections: readonly AnyCollection[],
): Promise<Catalogue> => {
  const known = collectionsByName(collections)
  const signed = await connection.run((client) => client.hgetall(connection.keys.catalogue))
  const catalogue = new Map<string, Catalogued>()
  for (const [name, collection] of known) {
    const catalogued = { collection, signature: signatureOf(collection) }
    if (signed[name] !== catalogued.signature) await reindex(connection, catalogued, signed[name] ?? '')
    catalogue.set(name, catalogued)
  }
  return catalogue
}

const signatureOf = ({ indexes, revision = 0 }: AnyCollection): string => {
  const functions = Object.entries(indexes).map(([name, keysOf]) => [name, String(keysOf)])
  return createHash('sha256')
    .update(JSON.stringify([revision, functions.sort()]))
    .digest('hex')
}

/** What the signature is while entries are being made: no program commits under it. */
const underWay = (signature: string) => `${signature} under way`

const reindex = async (connection: Connection, catalogued: Catalogued, seen: string): Promise<void> => {
  const { collection, signature } = catalogued
  const sign = readScript('sign')
  const write = readScript('reindex')
  const move = async (from: string, to: string) =>
    String(await connection.script(sign, connection.keys.root, [collection.name, from, to]))

  for await (const _ of eachPage(connection, collection));
  const begun = await move(seen, underWay(signature))
  if (begun === signature) return
  if (begun !== underWay(signature)) throw superseded(collection.name)
  for await (const page of eachPage(connection, collection))
    await writePage(connection, write, catalogued, page)
  const ended = await move(underWay(signature), signature)
  if (ended !== signature) throw superseded(collection.name)
}

/** Only a restart with the newer program helps. */
export const superseded = (name: string) =>
  new Failure('superseded-program', `another program version has re-indexed ${name}`, {
    ids: { collection: name },
  })

type Row = { readonly id: string; readonly version: number; readonly entries: string }

/** Documents that are in memory at once, about. */
const pageSize = 500

/** Every document with the entries that our functions make of it. Throws `corrupt-document`. */
const eachPage = async function* (
  { run, keys }: Connection,
  collection: AnyCollection,
): AsyncGenerator<readonly Row[]> {
  const key = keys.documents(collection.name)
  let cursor = '0'
  do {
    const [next, flat] = await run((client) => client.hscan(key, cursor, 'COUNT', pageSize))
    const rows: Row[] = []
    for (let place = 0; place + 1 < flat.length; place += 2) {
      const id = flat[place] ?? ''
      const { version, text } = readDocument(collection, id, flat[place + 1] ?? '')
      const document = parseDocument(collection, id, text)
      rows.push({ id, version, entries: entriesText(indexEntries(collection, id, document)) })
    }
    yield rows
    cursor = next
  } while (cursor !== '0')
}

const writePage = async (
  connection: Connection,
  script: Script,
  { collection, signature }: Catalogued,
  page: readonly Row[],
): Promise<void> => {
  const rows = page.flatMap(({ id, version, entries }) => [id, version, entries])
  const args = [collection.name, underWay(signature), ...rows]
  const written = await connection.script(script, connection.keys.root, args)
  if (written !== 1 && page.length > 0) await assertSigned(connection, collection.name, signature)
}

/** Another replica with our functions may have finished the work first. */
const assertSigned = async ({ run, keys }: Connection, name: string, signature: string): Promise<void> => {
  const current = await run((client) => client.hget(keys.catalogue, name))
  if (current !== signature) throw superseded(name)
}
