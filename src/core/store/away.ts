import { Failure } from '../errors/failure.ts'

/** The store, or what is kept beside it, does not answer for now; it is `store-away` in every backend. */
export const isAway = (cause: unknown): boolean => cause instanceof Failure && cause.code === 'store-away'

/** For what can be done without: undefined while the store is away. */
export const unlessAway = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (cause) {
    if (isAway(cause)) return undefined
    throw cause
  }
}
