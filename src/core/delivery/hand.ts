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

/** A row in memory: as it is stored, or `sending` where the ledger has it under way. */
type Held = { readonly state: SettledState | 'sending'; readonly place: number }

/** What a process has of a batch in memory: some hundred rows, however many there are. */
export type Hand = {
  readonly ready: Ready[]
  readonly settled: Settled[]
  /** Rows that are to be looked at anew: their chat was opened, or the feature failed. */
  readonly again: Stored<Delivery>[]
  /** Every row that is in memory, wherever. */
  readonly held: Map<string, Held>
  readonly underWay: Set<Promise<void>>
  /** Rows whose chats are being opened, or wait to be. */
  readonly opening: Set<string>
  page: LedgerPage | undefined
}

export const emptyHand = (): Hand => ({
  ready: [],
  settled: [],
  again: [],
  held: new Map(),
  underWay: new Set(),
  opening: new Set(),
  page: undefined,
})

export const countHeld = ({ held }: Hand, state: SettledState | 'sending'): number => {
  let count = 0
  for (const one of held.values()) if (one.state === state) count += 1
  return count
}

export const hold = ({ held }: Hand, { id, document }: Stored<Delivery>, state?: 'sending'): void => {
  held.set(id, { state: state ?? document.state, place: document.place })
}

/** The first place that is in memory and still queued. */
export const firstQueued = ({ held }: Hand): number => {
  let first = Number.POSITIVE_INFINITY
  for (const { state, place } of held.values()) if (state === 'queued' && place < first) first = place
  return first
}

/** Requests that are under way, and those whose outcome is not on disk yet. */
export const slotsOf = (hand: Hand): number => countHeld(hand, 'sending') + hand.opening.size

/** Nothing is under way and nothing is left to write. */
export const isIdle = (hand: Hand): boolean =>
  hand.settled.length === 0 && hand.underWay.size === 0 && slotsOf(hand) === 0
