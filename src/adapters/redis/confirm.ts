import { Failure } from '../../core/errors/failure.ts'

/** How a server is asked to confirm that all that was written before is safe; throws as the client does. */
export type Sync = () => Promise<void>

/**
 * One question for all that wait: who comes while one is under way waits for the next, since that one may have been
 * asked before theirs was written.
 */
export const createConfirm = (sync: Sync): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  const start = (): Promise<void> => {
    next = undefined
    running = sync().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (!running) return start()
    next ??= running.catch(() => undefined).then(start)
    return next
  }
}

export const unconfirmed = () =>
  new Failure('store-away', 'Redis did not say in time that what was written is safe')
