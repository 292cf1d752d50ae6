import type { Cell } from './spreadsheet.ts'

/**
 * What a cell says as a number. `unit` is what stood behind it (`%`, `USD`), the value being untouched by it. Several
 * conventions are in use side by side, at times in one text: what can be read in two ways is `ambiguous`, never
 * guessed, and a person is to be asked.
 */
export type NumberReading =
  | { readonly kind: 'value'; readonly value: number; readonly unit?: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [number, number]; readonly unit?: string }
  | { readonly kind: 'unreadable' }

const unreadable: NumberReading = { kind: 'unreadable' }

const units = ['%', 'USD', '$', 'EUR', '€', 'VND', 'VNĐ', '₫', 'đ', 'đồng', 'RUB', '₽', 'руб.', 'руб', 'р.']

/** An empty cell is unreadable: whoever allows it looks first. */
export const readNumber = (cell: Cell): NumberReading => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { kind: 'value', value: cell } : unreadable
  if (typeof cell !== 'string') return unreadable
  const text = cell.normalize('NFC').trim()
  const unit = units.find((known) => text.toLowerCase().endsWith(known.toLowerCase()))
  const reading = readDigits(unit ? text.slice(0, -unit.length).trim() : text)
  return unit && reading.kind !== 'unreadable' ? { ...reading, unit } : reading
}

const readDigits = (text: string): NumberReading => {
  const found = /^([-+−–]?)\s*(\d[\d\s.,'’]*)$/u.exec(text)
  if (!found) return unreadable
  const sign = /[-−–]/.test(found[1] ?? '') ? -1 : 1
  const readings = [...new Set(readingsOf(found[2] ?? ''))].map((value) => (value === 0 ? 0 : sign * value))
  const [first, second] = readings
  // Hundreds of digits are more than a number holds.
  if (first === undefined || !readings.every(Number.isFinite)) return unreadable
  return second === undefined
    ? { kind: 'value', value: first }
    : { kind: 'ambiguous', readings: [first, second] }
}

/** Blanks and apostrophes only ever set off thousands; a point or a comma does either. */
const readingsOf = (digits: string): number[] => {
  const [groupedByBlank, tail = ''] = splitAtMark(digits)
  if (/[\s'’]/.test(groupedByBlank)) {
    if (!isGrouped(groupedByBlank, /[\s'’]/)) return []
    return /^([.,]\d+)?$/.test(tail) ? [toNumber(groupedByBlank, tail)] : []
  }
  return /[\s'’]/.test(tail) ? [] : readMarks(digits)
}

/** Before the first point or comma, and from there on. */
const splitAtMark = (digits: string): [string, string] => {
  const place = digits.search(/[.,]/)
  return place < 0 ? [digits, ''] : [digits.slice(0, place), digits.slice(place)]
}

const readMarks = (digits: string): number[] => {
  const marks = digits.replace(/\d/g, '')
  const last = marks.at(-1)
  if (last === undefined) return [toNumber(digits, '')]
  if (marks.length === 1) return readSingleMark(digits, last)
  const place = digits.lastIndexOf(last)
  const [whole, decimals] = [digits.slice(0, place), digits.slice(place)]
  // One kind of mark, several times: thousands. Two kinds: the last is the decimal mark and stands once.
  if (new Set(marks).size === 1) return isGrouped(digits, last) ? [toNumber(digits, '')] : []
  const grouping = marks[0] ?? ''
  const once = marks.indexOf(last) === marks.length - 1
  return once && decimals.length > 1 && isGrouped(whole, grouping) ? [toNumber(whole, decimals)] : []
}

/** `115.000` is a hundred and fifteen thousand to one and a hundred and fifteen to another. */
const readSingleMark = (digits: string, mark: string): number[] => {
  const [whole = '', decimals = ''] = digits.split(mark)
  if (decimals === '') return []
  const asDecimal = toNumber(whole, `.${decimals}`)
  return isGrouped(digits, mark) ? [toNumber(digits, ''), asDecimal] : [asDecimal]
}

/** Groups of three but for the first, which is shorter and no zero: `0.500` groups nothing. */
const isGrouped = (digits: string, mark: string | RegExp): boolean => {
  const [first = '', ...rest] = digits.split(mark)
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group))
}

const toNumber = (whole: string, decimals: string): number =>
  Number(`${whole.replace(/\D/g, '')}.${decimals.replace(/\D/g, '') || '0'}`)
