import type { IndexEntry } from '../../core/store/prepare-changes.ts'
import { encodeKey } from './encode-key.ts'

/** The entries of a document as the scripts take them and as they are kept beside it: `[[index, key], …]`. */
export const entriesText = (entries: readonly IndexEntry[]): string =>
  entries.length === 0 ? '[]' : JSON.stringify(entries.map(([index, key]) => [index, encodeKey(key)]))
