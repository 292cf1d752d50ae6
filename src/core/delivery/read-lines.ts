import type { Store } from '../store/store.ts'
import { allOf, type Delivery, deliveries, inState } from './delivery.ts'
import { momentOf } from './moment.ts'
import type { DeliveryLine, Outbox } from './outbox.ts'
import { runs } from './run.ts'

export const toLine = (
  { recipient, state, reason, activity, at }: Delivery,
  isSending: boolean,
): DeliveryLine => ({
  recipient,
  state: isSending ? 'sending' : state,
  ...(reason !== undefined && !isSending && { reason }),
  ...(activity !== undefined && state === 'delivered' && { activity }),
  at: momentOf(at),
})

/** Lines of a batch, what is under way marked as such. */
export const readLines = async (
  store: Store,
  batch: string,
  { state, after, limit }: Parameters<Outbox['lines']>[1],
): ReturnType<Outbox['lines']> => {
  const sending = new Set((await store.get(runs, batch))?.document.sending)
  if (state === 'sending') {
    const rows = await store.getMany(deliveries, [...sending])
    return { lines: rows.map(({ document }) => toLine(document, true)) }
  }
  const page = await store.find(deliveries, {
    ...(state === undefined ? allOf(batch) : inState(batch, state)),
    ...(limit !== undefined && { limit }),
    ...(after !== undefined && { after }),
  })
  const rows = page.items.filter(
    ({ id, document }) => state === undefined || (document.state === state && !sending.has(id)),
  )
  return {
    lines: rows.map(({ id, document }) => toLine(document, sending.has(id))),
    ...(page.next !== undefined && { next: page.next }),
  }
}
