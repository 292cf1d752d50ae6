import type { Stored } from '../store/store.ts'
import type { Attempt } from './attempt.ts'
import type { Batch } from './batch.ts'
import type { Delivery, SettledState, Settlement } from './delivery.ts'
import type { LedgerPage } from './plan-batch.ts'
import type { Run } from './run.ts'

/** Where a batch stood when it was last looked at. */
export type Standing = {
  readonly batch: Stored<Batch>
  readonly run: Stored<Run>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A row that could leave now. */
export type Ready = { readonly row: Stored<Delivery>; readonly attempt: Attempt }

/** What a row has become, still to be written down. */
export type Settled = { readonly row: Stored<Delivery>; readonly settlement: Settlement }

/** What a process has of a batch in memory: some hundred rows, however many there are. */
export type Hand = {
  readonly ready: Ready[]
  readonly settled: Settled[]
  /** Rows that are in memory: as they are stored, or `sending` where the ledger has them under way. */
  readonly held: Map<string, SettledState | 'sending'>
  readonly underWay: Set<Promise<void>>
  /** Rows whose chats are being opened, or wait to be. */
  readonly opening: Set<string>
  page: LedgerPage | undefined
}

export const emptyHand = (): Hand => ({
  ready: [],
  settled: [],
  held: new Map(),
  underWay: new Set(),
  opening: new Set(),
  page: undefined,
})

export const countHeld = ({ held }: Hand, state: SettledState | 'sending'): number => {
  let count = 0
  for (const one of held.values()) if (one === state) count += 1
  return count
}

/** Requests that are under way, and those whose outcome is not on disk yet. */
export const slotsOf = (hand: Hand): number => countHeld(hand, 'sending') + hand.opening.size

/** Nothing is under way and nothing is left to write. */
export const isIdle = (hand: Hand): boolean =>
  hand.settled.length === 0 && hand.underWay.size === 0 && slotsOf(hand) === 0
