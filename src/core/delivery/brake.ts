import { type Backoff, backoffMs } from './backoff.ts'
import type { Pacing } from './pacing.ts'
import type { SendOutcome } from './sender.ts'

/** What a 429 stops. Shared by all batches of the process. */
export type Brake = {
  /** `due`: when the row that was answered so comes again; `conversation` undefined: none is known yet. */
  note(outcome: SendOutcome, conversation: string | undefined, due: number, now: number): void
}

/** A 429 from so many conversations with no delivery in between is the tenant's: the platform marks no scope. */
const conversationsOfATenant = 10

export const createBrake = (pacing: Pacing, backoff: Backoff, random: () => number): Brake => {
  const throttled = new Set<string>()
  let tenantInARow = 0
  return {
    note: (outcome, conversation, due, now) => {
      if (outcome.kind === 'delivered') {
        throttled.clear()
        tenantInARow = 0
      }
      if (outcome.kind !== 'throttled') return
      if (conversation !== undefined) throttled.add(conversation)
      if (outcome.scope === 'conversation' && throttled.size < conversationsOfATenant) {
        if (conversation !== undefined) pacing.holdConversation(conversation, due)
        return
      }
      throttled.clear()
      tenantInARow += 1
      pacing.holdTenant(outcome.until?.toMillis() ?? now + backoffMs(tenantInARow, backoff, random))
    },
  }
}
