import { Failure } from '../errors/failure.ts'
import type { JobKind } from './jobs.ts'

/** The payload as JSON. Throws `bad-payload` where it does not fit the schema of the kind, as read back. */
export const writePayload = <Payload>(kind: JobKind<Payload>, payload: Payload): string => {
  const text = JSON.stringify(payload) ?? ''
  readPayload(kind, text)
  return text
}

/** Throws `bad-payload`: a program of another version may have written it. The payload itself is not in the error. */
export const readPayload = <Payload>({ name, schema }: JobKind<Payload>, text: string): Payload => {
  const read = schema.safeParse(parseJson(name, text))
  if (!read.success) throw badPayload(name)
  return read.data
}

const parseJson = (kind: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badPayload(kind)
  }
}

const badPayload = (kind: string) =>
  new Failure('bad-payload', `the payload does not fit the schema of ${kind}`, { ids: { kind } })

const longestKey = 300

/** Throws `bad-job-key`. */
export const assertJobKey = (key: string): void => {
  if (key.length < 1 || key.length > longestKey || !key.isWellFormed())
    throw new Failure('bad-job-key', `a key has 1 to ${longestKey} characters, well-formed`)
}
