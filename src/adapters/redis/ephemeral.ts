import { randomUUID } from 'node:crypto'
import type { Ephemeral } from '../../core/store/ephemeral.ts'
import type { Connection } from './connection.ts'
import { readScript } from './scripts.ts'

/** The first character says what stands there: a value as JSON, or the token of who claimed the key. */
const value = 'v'
const claim = 'c'

/** What several replicas remember together; what was claimed on one is claimed on all. */
export const createRedisEphemeral = (connection: Connection): Ephemeral => {
  const { run, keys } = connection
  const claimScript = readScript('claim')
  return {
    claim: async (key, ttl) => {
      const token = claim + randomUUID()
      return (await connection.script(claimScript, keys.ephemeral(key), [token, ttl])) === 1
    },
    get: async (key) => {
      const text = await run((client) => client.get(keys.ephemeral(key)))
      if (text === null) return undefined
      return text.startsWith(claim) ? true : JSON.parse(text.slice(value.length))
    },
    set: async (key, content, ttl) => {
      const text = value + (JSON.stringify(content) ?? 'null')
      await run((client) => client.set(keys.ephemeral(key), text, 'PX', ttl))
    },
  }
}
