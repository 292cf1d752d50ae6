import { Failure } from '../../core/errors/failure.ts'

/** What a server answers when it can not serve just now, be it for a failover, a start or a script that runs. */
const passing = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOREPLICAS|MOVED|ASK)\b/

/** What a server answers when memory or disk are full: nothing was written. */
const full = /^(OOM|MISCONF)\b/

export const isReply = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ReplyError'

/** A moment later the same command may succeed. A connection's end leaves open whether it was carried out. */
export const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error) || error instanceof Failure || error instanceof TypeError) return false
  return isReply(error) ? passing.test(error.message) : true
}

/** What the rest of Loa gets to see of an error of the client. Replies name no value, but may name a key. */
export const toFailure = (error: unknown): unknown => {
  if (isPassing(error))
    return new Failure('store-away', 'Redis did not answer in time', { cause: describe(error) })
  if (isReply(error) && full.test(error.message))
    return new Failure('store-full', 'Redis takes no more writes: its memory or disk is full', {
      cause: describe(error),
    })
  return error
}

/** The error without the command that ioredis attaches to it: that would put documents into the log. */
const describe = (error: unknown): Error =>
  new Error(error instanceof Error ? error.message : 'no reason given')
