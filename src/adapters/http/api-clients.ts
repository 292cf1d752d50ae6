import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'

/** A program that may call the API. */
type Client<Scope extends string> = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** Whose token an `Authorization` header carries; undefined: nobody's. */
export type FindClient<Scope extends string> = (authorization: string) => Client<Scope> | undefined

/**
 * Reads who may call the API: a JSON list of `{ id, name, token, scopes }`, `token` being `sha256:` and the hash of
 * the bearer token in hex, so that the file lets nobody in. Throws `bad-config` naming file, place and reason, and
 * never a value.
 */
export const readApiClients = <Scope extends string>(
  file: string,
  scopes: readonly Scope[],
): FindClient<Scope> => {
  const parsed = fileSchema(scopes).safeParse(readJsonFile(file))
  if (!parsed.success) throw badFile(file, parsed.error.issues.map(explain))
  const clients = parsed.data.map(({ token, ...client }) => ({
    client,
    hash: Buffer.from(token.slice(hashPrefix.length), 'hex'),
  }))
  return (authorization) => {
    const token = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1]
    if (token === undefined) return undefined
    const given = createHash('sha256').update(token).digest()
    return clients.find(({ hash }) => timingSafeEqual(hash, given))?.client
  }
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
