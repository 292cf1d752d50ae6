import type { ReadTable } from '../../core/spreadsheet/spreadsheet.ts'
import { readText } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'

/** Rows with something in them, and bytes of a file, when the caller does not say. */
const limits = { rows: 50_000, bytes: 20 * 1024 * 1024 }

/** Tells a workbook from text by the first bytes, whatever the file was called. */
export const readTable: ReadTable = async (bytes, { maxRows = limits.rows } = {}) => {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > limits.bytes) return { ok: false, reason: 'too-large' }
  if (startsWith(bytes, archive)) return readWorkbook(bytes, maxRows)
  if (startsWith(bytes, compoundFile))
    return { ok: false, reason: isEncryptedPackage(bytes) ? 'encrypted' : 'not-a-spreadsheet' }
  return readText(bytes, maxRows)
}

const archive = [0x50, 0x4b, 0x03, 0x04]
/** Of the older .xls, of .doc and .msg, and what Excel wraps a workbook with a password in (MS-OFFCRYPTO, 1.3). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte)

const isEncryptedPackage = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
