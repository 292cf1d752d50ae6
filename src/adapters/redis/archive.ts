import { z } from 'zod'
import {
  type Archive,
  type ArchivedDocument,
  type Floors,
  fillingId,
  fillings,
} from '../../core/store/archive.ts'
import { assertKnownCollection } from '../../core/store/known-collections.ts'
import { parseDocument } from '../../core/store/parse-document.ts'
import { indexEntries } from '../../core/store/prepare-changes.ts'
import type { AnyCollection } from '../../core/store/store.ts'
import { type Catalogue, openCatalogue, superseded } from './catalogue.ts'
import type { RedisService } from './connect-redis.ts'
import type { Connection } from './connection.ts'
import { entriesText } from './index-entries.ts'
import { readDocument } from './read-documents.ts'
import { readScript } from './scripts.ts'
import { readSnapshot } from './snapshot.ts'

/**
 * The store of a key space, as a whole; `close` closes the service. It may be read while replicas work on it, even
 * those of another program version: indexes are only touched when something is written. `read` may reject with
 * `snapshot-busy` and `snapshot-lost`, `write` with `superseded-program`, all as the store does.
 */
export const openRedisArchive = (service: RedisService, collections: readonly AnyCollection[]): Archive => {
  const { connection, confirm } = service
  const { run, keys } = connection
  const write = prepareWrite(service, collections)
  return {
    isEmpty: async () => {
      const names = await heldCollections(connection)
      const counts = await Promise.all(
        names.map((name) => run((client) => client.hlen(keys.documents(name)))),
      )
      return counts.every((count) => count === 0)
    },
    floors: () => readFloors(connection),
    read: async function* () {
      yield* readSnapshot(connection, await heldCollections(connection))
    },
    write: (documents) => write(documents, 0),
    raiseFloors: (floors) => write([], Math.max(0, ...Object.values(floors))),
    filling: async () => {
      const value = await run((client) => client.hget(keys.documents(fillings.name), fillingId))
      if (value === null) return undefined
      return parseDocument(fillings, fillingId, readDocument(fillings, fillingId, value).text).from
    },
    markFilling: async (from) => {
      await writeMark(connection, from)
      await confirm()
    },
    close: service.close,
  }
}

/** Those that any program version keeps here. */
const heldCollections = async ({ run, keys }: Connection): Promise<readonly string[]> => {
  const names = await run((client) => client.hkeys(keys.catalogue))
  return names.filter((name) => name !== fillings.name).sort()
}

/** Versions come from one sequence: whatever was removed, of any collection, had none above its end. */
const readFloors = async (connection: Connection): Promise<Floors> => {
  const text = await connection.run((client) => client.get(`${connection.keys.root}sequence`))
  const last = z.coerce
    .number()
    .int()
    .min(0)
    .parse(text ?? 0)
  const names = last > 0 ? await heldCollections(connection) : []
  return Object.fromEntries(names.map((name) => [name, last]))
}

/** Its only writer writes it like a document of version 1, which is what those who look for it read. */
const writeMark = async ({ run, keys }: Connection, from: string | undefined): Promise<void> => {
  const key = keys.documents(fillings.name)
  if (from === undefined) await run((client) => client.hdel(key, fillingId))
  else await run((client) => client.hset(key, fillingId, `1\n${JSON.stringify({ from })}`))
}

/** The catalogue is opened with the first write: reading leaves the indexes of others alone. */
const prepareWrite = ({ connection, confirm }: RedisService, collections: readonly AnyCollection[]) => {
  const script = readScript('fill')
  let opened: Promise<Catalogue> | undefined
  return async (documents: readonly ArchivedDocument[], floor: number): Promise<void> => {
    opened ??= openCatalogue(connection, collections)
    const catalogue = await opened
    const names = [...new Set(documents.map(({ collection }) => collection))]
    const args = fillArguments(documents, names, catalogue, floor)
    const answer = Number(await connection.script(script, connection.keys.root, args))
    if (answer !== 0) throw superseded(names[answer - 1] ?? '')
    await confirm()
  }
}

/** As the head of fill.lua says. */
const fillArguments = (
  documents: readonly ArchivedDocument[],
  names: readonly string[],
  catalogue: Catalogue,
  floor: number,
): readonly (string | number)[] => {
  const signed = names.flatMap((name) => [name, assertKnownCollection(catalogue, name).signature])
  const highest = documents.reduce((most, { version }) => Math.max(most, version), floor)
  const args: (string | number)[] = [highest, names.length, ...signed]
  const numbers = new Map(names.map((name, place) => [name, place + 1]))
  for (const { collection: name, id, version, text } of documents) {
    const { collection } = assertKnownCollection(catalogue, name)
    const document = parseDocument<unknown>(collection, id, text)
    const entries = entriesText(indexEntries(collection, id, document))
    args.push(numbers.get(name) ?? 0, id, version, text, entries)
  }
  return args
}
