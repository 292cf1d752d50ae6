import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'
import {
  type ArchivedDocument,
  type Floors,
  findDifference,
  startTally,
  type Tally,
} from '../../core/store/archive.ts'
import { documentLineSchema, endSchema, floorsLineSchema, headSchema } from './format.ts'

export type Backup = {
  readonly at: string
  readonly tally: Tally
  readonly floors: Floors
  readonly sha256: string
  /** Every document, in batches. */
  read(): AsyncIterable<readonly ArchivedDocument[]>
}

const batchSize = 500

/** Reads a back-up through once. Throws `bad-backup` for a file that is cut short, changed, or something else. */
export const openBackup = async (file: string): Promise<Backup> => {
  const tally = startTally()
  const walk = walkLines(file)
  let outcome = await walk.next()
  while (!outcome.done) {
    tally.add(outcome.value)
    outcome = await walk.next()
  }
  const { head, floors, end } = outcome.value
  const differing = findDifference(tally.result(), end.tally)
  if (differing !== undefined) throw bad(`the documents of ${differing} are not those that were backed up`)
  return { at: head.at, tally: end.tally, floors, sha256: end.sha256, read: () => walkLines(file) }
}

type Rest = {
  readonly head: z.infer<typeof headSchema>
  readonly floors: Floors
  readonly end: z.infer<typeof endSchema>
}

/** The documents in batches; returns what stands around them, once their hash is what the end says. */
async function* walkLines(file: string): AsyncGenerator<readonly ArchivedDocument[], Rest> {
  const hash = createHash('sha256')
  const last: string[] = []
  let head: Rest['head'] | undefined
  let batch: ArchivedDocument[] = []
  for await (const line of linesOf(file)) {
    if (!head) {
      head = parse(headSchema, line, 'it does not begin as a back-up of this version of Loa does')
      hash.update(`${line}\n`)
      continue
    }
    last.push(line)
    if (last.length <= 2) continue
    const document = last.shift() ?? ''
    hash.update(`${document}\n`)
    batch.push(toDocument(parse(documentLineSchema, document, 'a line is not a document')))
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
  const [floorsLine = '', endLine = ''] = last
  const end = parse(endSchema, endLine, 'its end is missing: it was cut short')
  const { floors } = parse(floorsLineSchema, floorsLine, 'its end is missing: it was cut short')
  if (hash.update(`${floorsLine}\n`).digest('hex') !== end.sha256)
    throw bad('it is not what was written: its checksum differs')
  if (!head) throw bad('it is empty')
  return { head, floors, end }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  // What goes wrong there is thrown where the unpacked text is read.
  const reading = pipeline(createReadStream(file), unpacked).catch(() => {})
  let rest = ''
  try {
    for await (const chunk of unpacked.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (cause) {
    throw bad('it cannot be unpacked: it is not there, was cut short, or was changed', cause)
  } finally {
    unpacked.destroy()
    await reading
  }
  if (rest !== '') throw bad('its end is missing: it was cut short')
}

const parse = <T>(schema: z.ZodType<T>, line: string, reason: string): T => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw bad(reason, cause)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw bad(reason)
  return parsed.data
}

const toDocument = ([collection, id, version, text]: z.infer<
  typeof documentLineSchema
>): ArchivedDocument => ({ collection, id, version, text })

const bad = (reason: string, cause?: unknown) =>
  new Failure('bad-backup', `The back-up cannot be used: ${reason}.`, { cause })
