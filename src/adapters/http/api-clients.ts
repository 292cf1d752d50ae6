import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'
import type { Log } from '../../core/log/log.ts'
import { type Clock, systemClock } from '../../core/time/clock.ts'
import { createRateLimit } from './rate-limit.ts'

/** A program that may call the API. */
type Client<Scope extends string> = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Counts a request. undefined: it may go on; else the seconds after which the next one is taken. */
  readonly admit: () => number | undefined
}

/** Whose token an `Authorization` header carries; undefined: nobody's. */
export type FindClient<Scope extends string> = (authorization: string) => Client<Scope> | undefined

type ReadParts = {
  readonly clock?: Clock
  /** Told when the file changed to what can not be read. */
  readonly log?: Pick<Log, 'info' | 'error'>
}

/**
 * Reads who may call the API: a JSON list of `{ id, name, token, scopes, requestsPerMinute }`, `token` being `sha256:`
 * and the hash of the bearer token in hex, so that the file lets nobody in; 60 requests a minute where it is not said.
 * Throws `bad-config` naming file, place and reason, and never a value. A file that changes is read anew at the next
 * call, and is left aside until it is whole: half a file locks nobody out.
 */
export const readApiClients = <Scope extends string>(
  file: string,
  scopes: readonly Scope[],
  { clock = systemClock, log }: ReadParts = {},
): FindClient<Scope> => {
  const admit = createRateLimit(clock)
  let seen = stateOf(file)
  let known = readClients(file, scopes)

  const refresh = () => {
    const state = stateOf(file)
    if (state === seen) return
    seen = state
    try {
      known = readClients(file, scopes)
      log?.info('api-clients-read', { clients: known.length })
    } catch (error) {
      log?.error('api-clients-not-read', {}, error)
    }
  }

  return (authorization) => {
    const token = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1]
    if (token === undefined) return undefined
    refresh()
    const given = createHash('sha256').update(token).digest()
    const found = known.find(({ hash }) => timingSafeEqual(hash, given))
    if (!found) return undefined
    const { client, requestsPerMinute } = found
    return { ...client, admit: () => admit(client.id, requestsPerMinute) }
  }
}

/** Differs once the file was written or replaced. */
const stateOf = (file: string): string => {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ') : ''
}

const readClients = <Scope extends string>(file: string, scopes: readonly Scope[]) => {
  const parsed = fileSchema(scopes).safeParse(readJsonFile(file))
  if (!parsed.success) throw badFile(file, parsed.error.issues.map(explain))
  return parsed.data.map(({ token, requestsPerMinute, ...client }) => ({
    client,
    requestsPerMinute,
    hash: Buffer.from(token.slice(hashPrefix.length), 'hex'),
  }))
}

const hashPrefix = 'sha256:'

const fileSchema = <Scope extends string>(scopes: readonly Scope[]) =>
  z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/, 'is 1 to 50 letters, digits, dots and dashes'),
        name: z.string().trim().min(1).max(100),
        token: z.string().regex(/^sha256:[0-9a-f]{64}$/i, 'is "sha256:" and 64 hexadecimal digits'),
        scopes: z.array(z.enum(scopes)).min(1),
        requestsPerMinute: z.int().min(1).max(10_000).default(60),
      }),
    )
    .superRefine((clients, context) => {
      for (const field of ['id', 'token'] as const) {
        const values = clients.map((client) => client[field].toLowerCase())
        values.forEach((value, index) => {
          if (values.indexOf(value) < index)
            context.addIssue({ code: 'custom', path: [index, field], message: 'stands there twice' })
        })
      }
    })

const readJsonFile = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // The error's own words would quote from the file.
    throw badFile(file, [error instanceof SyntaxError ? 'is no JSON' : 'cannot be read'])
  }
}

/** The name of a field that is not known may be a token that stands in the wrong place. */
const explain = ({ code, path, message }: z.core.$ZodIssue): string => {
  const reason = code === 'unrecognized_keys' ? 'has a field that is not known' : message
  return path.length > 0 ? `${z.core.toDotPath(path)}: ${reason}` : reason
}

const badFile = (file: string, reasons: readonly string[]) =>
  new Failure('bad-config', reasons.map((reason) => `API_CLIENTS_FILE: ${file}: ${reason}`).join('\n'))
