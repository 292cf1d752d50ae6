import type { Stored } from '../store/store.ts'
import type { Ready, Settled } from './hand.ts'
import type { LedgerPage } from './plan-batch.ts'
import type { Run } from './run.ts'

/** A commit of the engine, as its hand has to know it. */
export type Tried = {
  /** Stands in the run once it was made. */
  readonly id: string
  /** The version of the run that it is made on. */
  readonly base: number
  readonly settled: readonly Settled[]
  readonly leased: readonly Ready[]
  readonly page: LedgerPage | undefined
}

/**
 * Commits that the store did not answer: made or not, and while nothing else was, they may still be. Taken for not
 * made, what they leased would be counted twice, and all that is under way would have to be called unknown.
 */
export const createDoubts = () => {
  let tried: readonly Tried[] = []
  return {
    note: (step: Tried): void => {
      tried = [...tried, step]
    },
    /** The one that was made, once nobody can make another any more. */
    resolve: ({ version, document }: Stored<Run>): Tried | undefined => {
      if (tried.every(({ base }) => base === version)) return undefined
      const made = tried.find(({ id }) => id === document.step)
      tried = []
      return made
    },
  }
}
