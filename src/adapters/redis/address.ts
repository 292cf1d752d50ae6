import { Failure } from '../../core/errors/failure.ts'

export type Host = { readonly host: string; readonly port: number }

type Shared = {
  readonly tls: boolean
  readonly username: string | undefined
  readonly password: string | undefined
}

export type RedisAddress =
  | (Shared & { readonly kind: 'single'; readonly host: Host; readonly database: number })
  | (Shared & {
      readonly kind: 'sentinel'
      readonly hosts: readonly Host[]
      readonly name: string
      readonly database: number
      readonly sentinelPassword: string | undefined
    })
  | (Shared & { readonly kind: 'cluster'; readonly hosts: readonly Host[] })

const shape =
  /^(?<scheme>rediss?)(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<user>[^@/]*)@)?(?<hosts>[^/?@]+)(?:\/(?<path>[^?]*))?(?:\?(?<query>.*))?$/

const forms =
  'redis://host:6379/0, redis+sentinel://host:26379,host:26379/name/0 or redis+cluster://host:7000,host:7001 (rediss for TLS; user:password@ before the first host, percent-encoded)'

/**
 * Reads `redis[s]://…`, `redis[s]+sentinel://…/name[/database]` (the sentinels' own password as
 * `?sentinelPassword=`) and `redis[s]+cluster://…`. Throws `bad-redis-address`, which never quotes the text: it may
 * hold a password.
 */
export const parseRedisAddress = (text: string): RedisAddress => {
  const found = shape.exec(text.trim())?.groups
  if (!found) throw bad('is none')
  const shared = { tls: found['scheme'] === 'rediss', ...readUser(found['user']) }
  const path = (found['path'] ?? '').split('/').filter(Boolean).map(decode)
  if (found['kind'] === 'sentinel') return readSentinel(shared, found['hosts'], path, found['query'])
  if (found['kind'] === 'cluster') {
    if (path.length > 0 && path[0] !== '0') throw bad('names a database, of which a cluster has only 0')
    return { ...shared, kind: 'cluster', hosts: readHosts(found['hosts'], 6379) }
  }
  const [host, ...more] = readHosts(found['hosts'], 6379)
  if (!host || more.length > 0) throw bad('names several hosts without +sentinel or +cluster')
  if (path.length > 1) throw bad('has more than a database number after the host')
  return { ...shared, kind: 'single', host, database: readDatabase(path[0]) }
}

const readSentinel = (
  shared: Shared,
  hosts: string | undefined,
  [name, database, ...more]: readonly string[],
  query: string | undefined,
): RedisAddress => {
  if (name === undefined) throw bad('does not say by which name the sentinels know the server')
  if (more.length > 0) throw bad('has more than a name and a database number after the hosts')
  return {
    ...shared,
    kind: 'sentinel',
    hosts: readHosts(hosts, 26379),
    name,
    database: readDatabase(database),
    sentinelPassword: new URLSearchParams(query).get('sentinelPassword') ?? undefined,
  }
}

const readUser = (text: string | undefined): Pick<Shared, 'username' | 'password'> => {
  if (!text) return { username: undefined, password: undefined }
  const colon = text.indexOf(':')
  if (colon === -1) throw bad('has a user without a password (write :password@ for a password alone)')
  return { username: decode(text.slice(0, colon)) || undefined, password: decode(text.slice(colon + 1)) }
}

const readHosts = (text = '', defaultPort: number): readonly Host[] =>
  text.split(',').map((item) => {
    const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(item.trim()) ?? []
    const host = bracketed ?? plain
    const number = port === undefined ? defaultPort : Number(port)
    if (!host || number < 1 || number > 65_535) throw bad('has a host that is not name:port')
    return { host, port: number }
  })

const readDatabase = (text: string | undefined): number => {
  if (text === undefined) return 0
  if (!/^\d{1,4}$/.test(text)) throw bad('has a database that is no number')
  return Number(text)
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw bad('has a % that is not followed by two hexadecimal digits (write %25 for %)')
  }
}

const bad = (reason: string) =>
  new Failure('bad-redis-address', `the address of Redis ${reason}; it should be ${forms}`)
