import type { Cell, TableRow } from './spreadsheet.ts'

/** What stands between two cells of a line. */
export type Delimiter = ',' | ';' | '\t' | '|'

/**
 * Rows of delimited text (RFC 4180): a cell in double quotes may hold delimiters, line ends and doubled quotes. Every
 * cell is text. Rows are numbered from 1 as a spreadsheet would, blank ones counted and left out.
 */
export const parseDelimited = (text: string, delimiter: Delimiter): TableRow[] => {
  const rows: TableRow[] = []
  let number = 0
  for (const fields of records(text, delimiter)) {
    number += 1
    const cells = fields.map(textCell)
    if (cells.some((cell) => cell !== null)) rows.push({ row: number, cells })
  }
  return rows
}

/** Text as a cell holds it. */
export const textCell = (text: string): Cell => {
  const plain = text.normalize('NFC').trim()
  return plain === '' ? null : plain
}

function* records(text: string, delimiter: Delimiter): Generator<string[]> {
  let fields: string[] = []
  let position = 0
  while (position < text.length) {
    const { field, end } = quotedField(text, position, delimiter) ?? plainField(text, position, delimiter)
    fields.push(field)
    position = end + 1
    if (text[end] === delimiter) continue
    if (text[end] === '\r' && text[position] === '\n') position += 1
    yield fields
    fields = []
  }
  // The text ended with a delimiter: there is an empty cell behind it.
  if (fields.length > 0) yield [...fields, '']
}

/** A cell and the place of the sign that ends it. */
type Field = { readonly field: string; readonly end: number }

const plainField = (text: string, start: number, delimiter: Delimiter): Field => {
  const next = endOfField[delimiter]
  next.lastIndex = start
  const end = next.exec(text)?.index ?? text.length
  return { field: text.slice(start, end), end }
}

const endOfField: Record<Delimiter, RegExp> = {
  ',': /[,\r\n]/g,
  ';': /[;\r\n]/g,
  '\t': /[\t\r\n]/g,
  '|': /[|\r\n]/g,
}

/** undefined: no quote opens here, or none closes it; then a quote is a sign like any other. */
const quotedField = (text: string, start: number, delimiter: Delimiter): Field | undefined => {
  const open = skipSpaces(text, start)
  if (text[open] !== '"') return undefined
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const end = skipSpaces(text, close + 1)
  const sign = text[end]
  const ends = sign === undefined || sign === delimiter || sign === '\r' || sign === '\n'
  return close >= 0 && ends ? { field: text.slice(open + 1, close).replaceAll('""', '"'), end } : undefined
}

const skipSpaces = (text: string, start: number): number => {
  let place = start
  while (text[place] === ' ') place += 1
  return place
}
