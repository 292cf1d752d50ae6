import type { Log } from '../log/log.ts'
import type { Store } from '../store/store.ts'
import { update } from '../store/update.ts'
import type { Clock } from '../time/clock.ts'
import type { Attempt } from './attempt.ts'
import type { Backoff } from './backoff.ts'
import { type Batch, batches, haltBatch, mayRepeat } from './batch.ts'
import type { Brake } from './brake.ts'
import type { Delivery, Settlement } from './delivery.ts'
import type { ErrorBudget } from './error-budget.ts'
import type { Hand, Ready } from './hand.ts'
import type { Recipient } from './outbox.ts'
import { forgetChat, rememberChat } from './personal-chats.ts'
import type { SendOutcome } from './sender.ts'
import { isGone, settle } from './settle.ts'

type Parts = {
  readonly store: Store
  readonly brake: Brake
  readonly budget: ErrorBudget
  readonly backoff: Backoff
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
}

/** What follows from the outcome of an attempt: for its row, its conversation, its batch. */
export const createConcludeAttempt = (parts: Parts, id: string, hand: Hand) => {
  const { store, brake, budget, log } = parts

  return async (batch: Batch, ready: Ready, outcome: SendOutcome): Promise<void> => {
    const { row, attempt } = ready
    const now = parts.clock().toMillis()
    const settlement = settleAttempt(ready, outcome, { ...parts, ...situationOf(batch, row.document), now })
    const due = settlement?.state === 'retry' ? settlement.due : now
    brake.note(outcome, conversationOf(attempt), due, now)
    if (settlement) hand.settled.push({ row, settlement })
    await heed(store, row.document.recipient, attempt, outcome)
    if (!settlement) hand.again.push(row)
    const reason = budget.note(outcome, batch.resumed)
    if (reason !== undefined) await haltIn(store, log, { id, seen: batch, reason })
  }
}

export const conversationOf = (attempt: Attempt): string | undefined =>
  attempt.kind === 'open' ? undefined : attempt.to.conversation

type Halt = { readonly id: string; readonly seen: Batch; readonly reason: string }

/** Pauses the batch and says why. */
export const haltIn = async (store: Store, log: Log, { id, seen, reason }: Halt): Promise<void> => {
  let isNews = false
  await update(store, batches, id, (batch) => {
    const next = batch && haltBatch(batch, seen, reason)
    isNews = next !== batch
    return next
  })
  if (isNews) log.warn('batch-halted', { batch: id, reason })
}

type Situation = Parameters<typeof settle>[1]

/** undefined: a chat was opened, the row goes on as it is. */
const settleAttempt = (
  { attempt }: Ready,
  outcome: SendOutcome,
  situation: Situation,
): Settlement | undefined => {
  if (attempt.kind === 'open') return settleOpening(outcome, situation)
  const settlement = settle(outcome, situation)
  return settlement.state === 'delivered'
    ? { ...settlement, conversation: attempt.to.conversation }
    : settlement
}

const situationOf = (batch: Batch, { attempts, unsure }: Delivery) => ({
  attempts,
  unsure: unsure === true,
  mayRepeat: mayRepeat(batch),
})

/** Opening a chat says nothing to anybody: whatever became of it, it may be done again. */
const settleOpening = (outcome: SendOutcome, situation: Situation): Settlement | undefined => {
  if (outcome.kind === 'delivered' && outcome.id !== undefined) return undefined
  if (outcome.kind === 'delivered') return { state: 'failed', reason: 'no-conversation' }
  if (outcome.kind === 'unknown') return settle({ kind: 'failed', reason: outcome.reason }, situation)
  return settle(outcome, situation)
}

/** What the platform told about somebody's chat is remembered for the next time. */
const heed = async (
  store: Store,
  recipient: Recipient,
  attempt: Attempt,
  outcome: SendOutcome,
): Promise<void> => {
  if (recipient.kind !== 'person') return
  if (attempt.kind === 'open' && outcome.kind === 'delivered' && outcome.id !== undefined)
    await rememberChat(store, recipient.account, {
      ...attempt.partners,
      conversation: outcome.id,
      installed: true,
    })
  if (attempt.kind === 'send' && isGone(outcome)) await forgetChat(store, recipient.account)
}
