import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { errorReply, type Reply } from './respond.ts'

/** What Teams shows in a card (Teams cards reference). */
const types = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
])

/** A file directly in the folder: a name begins with a letter or digit and holds no separator. */
const plainName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u

export const pictureReply = async (folder: string, file: string): Promise<Reply> => {
  const contentType = types.get(extname(file).toLowerCase())
  if (!contentType || !plainName.test(file)) return errorReply(404, 'NotFound')
  try {
    const body = await readFile(join(folder, file))
    return { status: 200, contentType, headers: { 'cache-control': 'public, max-age=3600' }, body }
  } catch {
    return errorReply(404, 'NotFound')
  }
}
