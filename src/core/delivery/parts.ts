import type { Log } from '../log/log.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import type { Backoff } from './backoff.ts'
import type { Bell } from './bell.ts'
import type { Brake } from './brake.ts'
import type { Line } from './line.ts'
import type { BatchSource } from './outbox.ts'
import type { Pacing } from './pacing.ts'
import type { Claim } from './recover.ts'
import type { ChatPartners, Sender } from './sender.ts'

export type DeliverySettings = {
  readonly backoff: Backoff
  /** Requests in a row that may go wrong until a batch stops itself. */
  readonly errorBudget: number
  /** Requests under way at once, those that wait for a connection included: what a killed process may leave unknown. */
  readonly inFlight: number
  /** How long another process keeps away from a batch of which it has heard nothing. */
  readonly leaseMs: number
  /** How often the store is asked for batches, and for what somebody else wants of them. */
  readonly scanMs: number
  /** Outcomes are gathered for so long, to be written in one commit. */
  readonly gatherMs: number
  /** How often a feature is told of progress, at most. */
  readonly tellMs: number
}

export type DeliveryParts = {
  /** Knows the collections `batches`, `runs`, `deliveries` and `personalChats`. */
  readonly store: Store
  readonly sender: Sender
  readonly sources: () => readonly BatchSource[]
  readonly pacing: Pacing
  /** How the platform names somebody whose chat with Loa is not known; undefined: nobody can tell. */
  readonly partnersOf: (account: string) => Promise<ChatPartners | undefined>
  /**
   * Names this process among those that share the store, the same after a restart: then it takes up at once what
   * its life before has left.
   */
  readonly runner: string
  readonly clock: Clock
  /** At least 0, below 1. */
  readonly random: () => number
  readonly log: Log
}

/** What one batch is sent with. */
export type RunnerParts = Omit<DeliveryParts, 'runner' | 'sources'> & {
  readonly settings: DeliverySettings
  readonly source: BatchSource
  readonly claim: Claim
  readonly brake: Brake
  readonly bell: Bell
  readonly line: Line
}
