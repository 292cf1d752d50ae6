/** Wakes the one that waits. */
export type Bell = {
  /** Ends the wait that is on, or else the next one at once. */
  ring(): void
  /** Resolves when it rings, after so many milliseconds at the latest. */
  wait(milliseconds: number): Promise<void>
}

export const createBell = (): Bell => {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    wait: async (milliseconds) => {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>()
        const timer = setTimeout(resolve, milliseconds)
        wake = resolve
        await promise
        clearTimeout(timer)
        wake = undefined
      }
      rung = false
    },
  }
}
