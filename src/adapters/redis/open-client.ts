import { Failure } from '../../core/errors/failure.ts'
import type { RedisAddress } from './address.ts'
import { type Client, createClient } from './client.ts'

const connectMs = 6_000

/** Resolves when the server answers. Throws `redis-password` or `redis-unreachable`. */
export const openClient = async (address: RedisAddress): Promise<Client> => {
  const client = createClient(address)
  let last: Error | undefined
  client.on('error', (error: Error) => {
    last = error
  })
  const ready = new Promise<void>((resolve) => client.once('ready', () => resolve()))
  const refused = new Promise<void>((_, reject) => {
    const timer = setTimeout(() => reject(last), connectMs)
    client.on('error', (error: Error) => {
      if (!passwordErrors.test(error.message)) return
      clearTimeout(timer)
      reject(error)
    })
    void ready.then(() => clearTimeout(timer))
  })
  try {
    client.connect().catch((error: unknown) => {
      last ??= error instanceof Error ? error : undefined
    })
    await Promise.race([ready, refused])
    return client
  } catch (cause) {
    client.disconnect()
    throw cannotConnect(cause)
  }
}

const passwordErrors = /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid password)/

const cannotConnect = (cause: unknown): Failure => {
  const reason = cause instanceof Error ? cause.message : ''
  if (passwordErrors.test(reason))
    return new Failure(
      'redis-password',
      `Redis refused the name or password in REDIS_URL (${reason.split(' ')[0]}): write it before the host, redis://user:password@host`,
    )
  return new Failure(
    'redis-unreachable',
    `no Redis answers at the address in REDIS_URL${reason && ` (${reason})`}: is it started, and are host, port and TLS right?`,
  )
}
