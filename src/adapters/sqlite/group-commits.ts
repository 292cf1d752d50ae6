import type { PreparedChange } from '../../core/store/prepare-changes.ts'
import type { Committed } from '../../core/store/store.ts'

type Commit = readonly PreparedChange[]

type Waiting = {
  readonly commit: Commit
  readonly resolve: (committed: Committed) => void
  readonly reject: (error: unknown) => void
}

/** Changes in a transaction that takes in more commits: bounds how long event loop and other processes wait. */
const largestGroup = 500

/**
 * Gathers the commits that are asked for in one turn of the event loop and applies them together, in their order.
 * They share one fsync, which is nearly all that a small commit costs.
 */
export const groupCommits = (applyAll: (commits: readonly Commit[]) => readonly Committed[]) => {
  const queue: Waiting[] = []

  const settleGroup = () => {
    const group = queue.splice(0, groupLength(queue))
    if (queue.length > 0) setImmediate(settleGroup)
    if (group.length === 0) return
    try {
      const outcomes = applyAll(group.map(({ commit }) => commit))
      outcomes.forEach((outcome, place) => {
        group[place]?.resolve(outcome)
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return {
    commit: (commit: Commit): Promise<Committed> =>
      new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(settleGroup)
        queue.push({ commit, resolve, reject })
      }),
    /** Applies what waits, at once. */
    flush: (): void => {
      while (queue.length > 0) settleGroup()
    },
  }
}

/** At least one, however large. */
const groupLength = (queue: readonly Waiting[]): number => {
  let changes = 0
  for (const [place, { commit }] of queue.entries()) {
    changes += commit.length
    if (changes > largestGroup) return Math.max(1, place)
  }
  return queue.length
}
