import { perform } from './attempt.ts'
import type { Batch } from './batch.ts'
import { conversationOf, createConcludeAttempt } from './conclude-attempt.ts'
import { createErrorBudget } from './error-budget.ts'
import type { Hand, Ready } from './hand.ts'
import type { RunnerParts } from './parts.ts'
import type { SendOutcome } from './sender.ts'

/** Lets an attempt leave that is in the ledger. */
export const createLaunch = (parts: RunnerParts, id: string, hand: Hand) => {
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
  const work = async (ready: Ready, batch: Batch) => {
    try {
      await conclude(batch, ready, await attempt(ready))
    } catch (cause) {
      log.error('outcome-not-heeded', { batch: id }, cause)
    }
  }

  return (ready: Ready, batch: Batch): void => {
    pacing.left(conversationOf(ready.attempt))
    const opens = ready.attempt.kind === 'open' ? 1 : 0
    hand.opening += opens
    const task = work(ready, batch).finally(() => {
      hand.opening -= opens
      hand.underWay.delete(task)
      bell.ring()
    })
    hand.underWay.add(task)
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
    const { attempts, unsure = false } = next.row.document
    if (due <= now) picked.push(next)
    else
      hand.settled.push({
        row: next.row,
        settlement: { state: 'retry', reason: 'throttled', due, attempts, unsure },
      })
  }
  return picked
}
