import type { DateTime } from 'luxon'
import { mayNamePerson, nobody } from '../people/erase-person.ts'
import type { PersonalData, Whom } from '../people/personal-data.ts'
import type { KeptKind } from '../people/retention.ts'
import { everyDocument } from '../store/every-document.ts'
import { absent, type Change, put, remove, type Store, type Stored } from '../store/store.ts'
import { type Batch, batches, ofSource } from './batch.ts'
import { allOf, type Delivery, deliveries, deliveryId } from './delivery.ts'
import { runs } from './run.ts'

/** What the ledger says about people in the batches of one source. Counts stay for good: they are nobody's. */
export const keepDeliveries = (store: Store, kind: KeptKind, source: string): PersonalData => ({
  kind,
  of: async (whom) => (await linesOf(store, source, whom)).map(({ document }) => readable(document)),
  erase: async (whom) => {
    const lines = await linesOf(store, source, whom)
    const told = new Set(lines.map(({ document }) => document.batch))
    const all = await Array.fromAsync(everyDocument(store, batches, { index: 'began', ...ofSource(source) }))
    const own = all.filter(
      ({ id, document }) =>
        document.finished && mayNamePerson(id, whom) && (told.has(id) || document.emptied),
    )
    const gone = new Set(own.map(({ id }) => id))
    const others = lines.filter(({ document }) => !gone.has(document.batch))
    const removals = await Promise.all(own.map((batch) => removeBatch(store, batch)))
    return [...others.flatMap((line) => anonymousLine(line)), ...removals.flat()]
  },
  outlived: (before, limit) => emptyBatches(store, source, before, limit),
})

const keptBatches = (store: Store, source: string): Promise<readonly Stored<Batch>[]> =>
  Array.fromAsync(everyDocument(store, batches, { index: 'kept', ...ofSource(source) }))

const atOnce = 500

const linesOf = async (store: Store, source: string, whom: Whom): Promise<readonly Stored<Delivery>[]> => {
  const kept = await keptBatches(store, source)
  const ids = kept.map(({ id }) => deliveryId(id, { kind: 'person', account: whom.account, language: 'vi' }))
  const found: Stored<Delivery>[] = []
  for (let start = 0; start < ids.length; start += atOnce)
    found.push(...(await store.getMany(deliveries, ids.slice(start, start + atOnce))))
  return found
}

const readable = ({ batch, state, at, reason }: Delivery) => ({
  batch,
  state,
  at: new Date(at).toISOString(),
  ...(reason !== undefined && { reason }),
})

/** A row that the engine may still move is left to it: who left is skipped, and the row is anonymous the next time. */
const anonymousLine = ({ id, version, document }: Stored<Delivery>): readonly Change[] => {
  const { batch, recipient, place, state } = document
  if (state === 'queued' || state === 'retry') return []
  const { conversation, activity, ...rest } = document
  const somebody = { kind: 'person', account: `${nobody}-${place}`, language: recipient.language } as const
  return [
    remove(deliveries, id, version),
    put(deliveries, deliveryId(batch, somebody), { ...rest, recipient: somebody }, absent),
  ]
}

/** A batch whose very id says whom it was about. */
const removeBatch = async (store: Store, { id, version }: Stored<Batch>): Promise<readonly Change[]> => {
  const run = await store.get(runs, id)
  const rows = everyDocument(store, deliveries, allOf(id))
  return [
    ...(await Array.fromAsync(rows, (row) => remove(deliveries, row.id, row.version))),
    ...(run ? [remove(runs, id, run.version)] : []),
    remove(batches, id, version),
  ]
}

/** A page of the rows of the oldest batch that is over; with the last of them the batch counts as empty. */
const emptyBatches = async (
  store: Store,
  source: string,
  before: DateTime<true>,
  limit: number,
): Promise<readonly Change[]> => {
  const range = { index: 'ended', ...ofSource(source, before.toMillis()), limit: 20 }
  const { items } = await store.find(batches, range)
  const changes: Change[] = []
  for (const batch of items) {
    const room = limit - changes.length
    if (room <= 0) break
    const { items: rows, next } = await store.find(deliveries, { ...allOf(batch.id), limit: room })
    changes.push(...rows.map(({ id, version }) => remove(deliveries, id, version)))
    if (next === undefined)
      changes.push(put(batches, batch.id, { ...batch.document, emptied: true as const }, batch.version))
  }
  return changes
}
