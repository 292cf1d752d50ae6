import { absent, put } from '../store/store.ts'
import { update } from '../store/update.ts'
import { defaultBackoff } from './backoff.ts'
import { batches, intendBatch, toBatch } from './batch.ts'
import { createBell } from './bell.ts'
import { deliveries, deliveryId } from './delivery.ts'
import { createDispatcher } from './dispatch.ts'
import { defaultErrorBudget } from './error-budget.ts'
import type { Intent, Outbox, Progress } from './outbox.ts'
import type { DeliveryParts, DeliverySettings } from './parts.ts'
import { readLines, toLine } from './read-lines.ts'
import { retryDeliveries } from './retry-deliveries.ts'
import { noCounts, runs } from './run.ts'
import { toProgress } from './watch-progress.ts'
import { startWork, type Working } from './work.ts'

/** What the store has to be opened with, beside `personalChats`. */
export const deliveryCollections = [batches, runs, deliveries]

export const defaultDeliverySettings: DeliverySettings = {
  backoff: defaultBackoff,
  errorBudget: defaultErrorBudget,
  inFlight: 100,
  // A living process says so with every commit, and each 5 s where it has none to make. What it has under way when it
  // is taken for dead becomes unknown, so it is given several times what a slow Redis takes to answer.
  leaseMs: 10_000,
  scanMs: 2_000,
  gatherMs: 10,
  tellMs: 3_000,
}

/** The delivery engine. Any process may ask of it; those that `work` send. */
export const createOutbox = (
  parts: DeliveryParts & { readonly settings?: Partial<DeliverySettings> },
): Outbox & { work(): Working } => {
  const { store, clock, log } = parts
  const settings = { ...defaultDeliverySettings, ...parts.settings }
  const bell = createBell()
  const dispatcher = createDispatcher(parts, settings, bell)

  return {
    start: async (request) => {
      await store.commit([put(batches, request.id, toBatch(request, clock), absent)])
      dispatcher.scanNow()
    },
    intend: async (id, intent) => {
      const moved = await intend(parts, id, intent)
      dispatcher.scanNow()
      return moved
    },
    progress: async (id): Promise<Progress | undefined> => {
      const batch = await store.get(batches, id)
      if (!batch) return undefined
      const run = (await store.get(runs, id))?.document
      const estimate = run && dispatcher.runner(id)?.estimate(run, clock().toMillis())
      return run
        ? toProgress(batch.document, run, estimate)
        : { intent: batch.document.intent, counts: noCounts, planned: false, finished: false }
    },
    lines: (id, options) => readLines(store, id, options),
    line: async (id, recipient) => {
      const sending = (await store.get(runs, id))?.document.sending ?? []
      const row = await store.get(deliveries, deliveryId(id, recipient))
      return row && toLine(row.document, sending.includes(row.id))
    },
    retry: async (batch, states) => {
      const count = await retryDeliveries(store, { batch, states, now: clock().toMillis() })
      dispatcher.scanNow()
      return count
    },
    work: () => startWork({ dispatcher, bell, clock, log, gatherMs: settings.gatherMs }),
  }
}

const intend = async (
  { store }: Pick<DeliveryParts, 'store'>,
  id: string,
  intent: Intent,
): Promise<boolean> => {
  let moved = false
  await update(store, batches, id, (batch) => {
    const next = batch && intendBatch(batch, intent)
    moved = next !== undefined
    return next ?? batch
  })
  return moved
}
