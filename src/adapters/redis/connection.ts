import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../core/log/log.ts'
import type { Client } from './client.ts'
import { isPassing, isReply, toFailure } from './failures.ts'
import type { Keys } from './keys.ts'

/** Nothing is begun anew after so long, in milliseconds; what was begun ends with the client's own time-outs. */
const patienceMs = 4_000
/** Each command's own part of it, however long Redis is away already: the client tries to connect much more often. */
const leastPatienceMs = 1_000
/** Failures further apart than this are of two outages, as far as we know: nobody asked in between. */
const lullMs = 1_000
const restMs = 25

export type Script = { readonly text: string; readonly sha: string }

export const toScript = (text: string): Script => ({
  text,
  sha: createHash('sha1').update(text).digest('hex'),
})

/** A client, and what is put around every command. */
export type Connection = {
  readonly client: Client
  readonly keys: Keys
  /**
   * Carries out a command, again and again while Redis is away, for some seconds. What is handed in may thus run
   * twice. Rejects with `store-away`: whether it was carried out is unknown; `store-full`: it was not.
   */
  run<T>(command: (client: Client) => Promise<T>): Promise<T>
  /** As `run`. All keys that the script touches bear the hash tag of `key`. */
  script(script: Script, key: string, args: readonly (string | number)[]): Promise<unknown>
}

export const createConnection = (client: Client, keys: Keys): Connection => {
  const outage = createOutage()
  const run = async <T>(command: (client: Client) => Promise<T>): Promise<T> => {
    const begunAt = performance.now()
    for (;;) {
      try {
        const answer = await command(client)
        outage.end()
        return answer
      } catch (error) {
        if (!isPassing(error)) throw toFailure(error)
        const now = performance.now()
        const since = Math.min(begunAt, outage.sinceOf(now))
        if (now > Math.max(since + patienceMs, begunAt + leastPatienceMs)) throw toFailure(error)
        await pause(restMs)
      }
    }
  }
  return {
    client,
    keys,
    run,
    script: (script, key, args) => run(() => runScript(client, script, key, args)),
  }
}

/** Since when nothing was answered: the commands of a turn do not each wait as long as the first of them. */
const createOutage = () => {
  let outage: { readonly since: number; readonly last: number } | undefined
  return {
    /** Of the outage in which a command fails now. */
    sinceOf: (now: number): number => {
      const since = outage && now - outage.last <= lullMs ? outage.since : now
      outage = { since, last: now }
      return since
    },
    end: (): void => {
      outage = undefined
    },
  }
}

/** A server forgets its scripts when it restarts: NOSCRIPT says that nothing was run. */
const runScript = async (
  client: Client,
  { text, sha }: Script,
  key: string,
  args: readonly (string | number)[],
): Promise<unknown> => {
  try {
    return await client.evalsha(sha, 1, key, ...args)
  } catch (error) {
    if (!isReply(error) || !error.message.startsWith('NOSCRIPT')) throw error
    return client.eval(text, 1, key, ...args)
  }
}

/** Says once when Redis goes away and once when it is back, until what it returns is called: we go away ourselves. */
export const watchClient = (client: Client, log: Log): (() => void) => {
  let isAway = false
  const away = (error?: Error) => {
    if (!isAway) log.warn('redis-away', {}, error)
    isAway = true
  }
  client.on('error', away)
  const gone = () => away()
  client.on('close', gone)
  client.on('ready', () => {
    if (isAway) log.info('redis-back')
    isAway = false
  })
  return () => {
    client.off('close', gone)
  }
}
