import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { ModelShelf } from '../../core/understanding/save-model.ts'

/** Keeps the model in one file, whose folder exists. `code`: the folder of the modules that train. */
export const createModelShelf = (file: string, code: URL): ModelShelf => ({
  codeVersion: versionOf(code),
  read: () => readIfThere(file),
  write: (bytes) => {
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, bytes)
    renameSync(draft, file)
  },
})

/** Nobody has to remember to raise a number: any change of the code is another version. */
const versionOf = (code: URL): string => {
  const sum = createHash('sha256')
  for (const name of readdirSync(code)
    .filter((name) => name.endsWith('.ts'))
    .sort())
    sum.update(readFileSync(new URL(name, code)))
  return sum.digest('hex')
}

const readIfThere = (file: string): Uint8Array | undefined => {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
