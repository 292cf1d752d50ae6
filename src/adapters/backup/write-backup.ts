import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Archive, startTally, type Tally } from '../../core/store/archive.ts'
import { backupFormat } from './format.ts'

/**
 * Writes a store to one file: gzip over lines of JSON, a head, the documents, and an end that says how many there are
 * and the SHA-256 of all lines before it. The file is there whole or not at all.
 */
export const writeBackup = async (archive: Archive, file: string, at: string): Promise<Tally> => {
  const tally = startTally()
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(linesOf(archive, tally, at)), createGzip(), createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return tally.result()
}

async function* linesOf(
  archive: Archive,
  tally: ReturnType<typeof startTally>,
  at: string,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({ ...backupFormat, at })
  for await (const documents of archive.read()) {
    tally.add(documents)
    yield documents.map(({ collection, id, version, text }) => line([collection, id, version, text])).join('')
  }
  yield line({ floors: await archive.floors() })
  yield `${JSON.stringify({ tally: tally.result(), sha256: hash.digest('hex') })}\n`
}
