import type { Tally } from '../core/store/archive.ts'

/** "1,204 documents in 17 collections" */
export const sumOf = (tally: Tally): string => {
  const documents = Object.values(tally).reduce((sum, one) => sum + one.documents, 0)
  return `${documents.toLocaleString('en')} documents in ${Object.keys(tally).length} collections`
}
