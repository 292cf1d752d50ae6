import { perform } from './attempt.ts'
import type { Batch } from './batch.ts'
import { conversationOf, createConcludeAttempt } from './conclude-attempt.ts'
import type { Delivery, Settlement } from './delivery.ts'
import { createErrorBudget } from './error-budget.ts'
import type { Hand, Ready } from './hand.ts'
import type { Departure } from './line.ts'
import type { RunnerParts } from './parts.ts'
import type { SendOutcome } from './sender.ts'

/** Makes the departure of an attempt that is in the ledger. */
export const createDepartures = (parts: RunnerParts, id: string, hand: Hand) => {
  const { sender, pacing, settings, bell, log } = parts
  const budget = createErrorBudget(settings.errorBudget)
  const conclude = createConcludeAttempt({ ...parts, budget, backoff: settings.backoff }, id, hand)

  const attempt = async (ready: Ready): Promise<SendOutcome> => {
    try {
      return await perform(sender, ready.attempt)
    } catch (cause) {
      log.error('sender-failed', { batch: id }, cause)
      return { kind: 'unknown', reason: 'sender-failed' }
    }
  }
  const work = async (ready: Ready, batch: Batch, arrived: () => void) => {
    try {
      const outcome = await attempt(ready)
      arrived()
      await conclude(batch, ready, outcome)
    } catch (cause) {
      log.error('outcome-not-heeded', { batch: id }, cause)
    }
  }

  const go = (ready: Ready, batch: Batch): void => {
    const arrived = pacing.left(conversationOf(ready.attempt))
    const task = work(ready, batch, arrived).finally(() => {
      hand.opening.delete(ready.row.id)
      hand.underWay.delete(task)
      bell.ring()
    })
    hand.underWay.add(task)
  }
  const giveBack = ({ row, attempt: { kind } }: Ready, until: number): void => {
    if (kind === 'open') {
      hand.opening.delete(row.id)
      hand.again.push(row)
    } else hand.settled.push({ row, settlement: heldUntil(until, row.document) })
  }

  return (ready: Ready, batch: Batch): Departure => {
    if (ready.attempt.kind === 'open') hand.opening.add(ready.row.id)
    return { go: () => go(ready, batch), giveBack: (until) => giveBack(ready, until) }
  }
}

/** Takes up to `share` rows. Conversations that are at their limit come back by themselves, without an attempt. */
export const pickReady = (
  { pacing }: Pick<RunnerParts, 'pacing'>,
  hand: Hand,
  share: number,
  now: number,
): Ready[] => {
  const picked: Ready[] = []
  while (picked.length < share) {
    const next = hand.ready.shift()
    if (!next) break
    const conversation = conversationOf(next.attempt)
    const due = conversation === undefined ? 0 : pacing.conversationOpensAt(conversation)
    if (due <= now) picked.push(next)
    else hand.settled.push({ row: next.row, settlement: heldUntil(due, next.row.document) })
  }
  return picked
}

/** Not an attempt: nothing was asked of the platform. */
const heldUntil = (due: number, { attempts, unsure }: Delivery): Settlement => ({
  state: 'retry',
  reason: 'throttled',
  due,
  attempts,
  unsure: unsure === true,
})
