import { everyDocument } from '../store/every-document.ts'
import type { Store } from '../store/store.ts'
import type { Batch } from './batch.ts'
import { batches } from './batch.ts'
import { type Delivery, deliveries, deliveryId, inState, quietHours } from './delivery.ts'
import type { BatchSource, Recipient } from './outbox.ts'
import { isDone, type Run, runs, total, waiting } from './run.ts'

/** New lines of the ledger, and where the next page begins; no `cursor`: this was the last. */
export type LedgerPage = {
  readonly rows: readonly { readonly id: string; readonly document: Delivery }[]
  readonly cursor?: string
}

type Plan = {
  readonly id: string
  readonly batch: Batch
  readonly source: BatchSource
  readonly run: Run
  readonly at: number
}

/** Rows a page: one commit, and so long the event loop is kept. */
const pageSize = 100

/**
 * Reads the next page of the audience. Who is in the ledger already is left out. undefined: an update or a removal
 * whose batch still moves.
 */
export const planPage = async (store: Store, plan: Plan): Promise<LedgerPage | undefined> => {
  const { of } = plan.batch
  const page = of === undefined ? await askSource(plan) : await readDelivered(store, plan, of)
  if (!page) return undefined
  const rows = new Map(page.rows.map((row) => [deliveryId(plan.id, row.recipient), row]))
  for (const { id } of await store.getMany(deliveries, [...rows.keys()])) rows.delete(id)
  const first = total(plan.run.counts)
  return {
    rows: [...rows].map(([id, document], index) => ({ id, document: { ...document, place: first + index } })),
    ...(page.next !== undefined && { cursor: page.next }),
  }
}

type AudiencePage = { readonly rows: readonly Delivery[]; readonly next?: string }

const askSource = async (plan: Plan): Promise<AudiencePage> => {
  const { recipients, next } = await plan.source.recipients(plan.id, plan.run.cursor, pageSize)
  return {
    rows: recipients.map((recipient) => newRow(plan, recipient)),
    ...(next !== undefined && { next }),
  }
}

/** Those who have the message, as long as the platform told its id. */
const readDelivered = async (store: Store, plan: Plan, of: string): Promise<AudiencePage | undefined> => {
  if (!(await isAtRest(store, of))) return undefined
  const page = await store.find(deliveries, {
    ...inState(of, 'delivered'),
    limit: pageSize,
    ...(plan.run.cursor !== undefined && { after: plan.run.cursor }),
  })
  const rows = page.items.flatMap(({ document: { state, recipient, conversation, activity } }) =>
    state !== 'delivered' || conversation === undefined || activity === undefined
      ? []
      : [{ ...newRow(plan, recipient), conversation, activity }],
  )
  return { rows, ...(page.next !== undefined && { next: page.next }) }
}

/**
 * Nothing of it is under way, nor will be by itself, but for those who want to be left alone until later: what they
 * get then is what is to be said by then.
 */
const isAtRest = async (store: Store, id: string): Promise<boolean> => {
  const batch = await store.get(batches, id)
  const run = await store.get(runs, id)
  if (!batch || batch.document.finished) return true
  if (!run) return batch.document.intent !== 'running'
  const isStopped = batch.document.intent !== 'running' && run.document.sending.length === 0
  return isStopped || isDone(run.document) || waitsForQuietHours(store, id, run.document)
}

const waitsForQuietHours = async (store: Store, id: string, { planned, counts }: Run): Promise<boolean> => {
  if (!planned || counts.retry === 0 || waiting(counts) > counts.retry) return false
  for await (const { document } of everyDocument(store, deliveries, inState(id, 'retry')))
    if (document.reason !== quietHours) return false
  return true
}

const newRow = ({ id, at }: Plan, recipient: Recipient): Delivery => ({
  batch: id,
  recipient,
  place: 0,
  state: 'queued',
  at,
  attempts: 0,
})
