import type { Found, Rule } from '../grammar.ts'
import { words, wordsAfter, wordsBefore } from '../grammar.ts'
import { lastYearOf } from '../nearest-year.ts'
import { type Content, type Edge, month } from '../piece.ts'
import { anyMonthName, doubtfulMonthName, monthName, monthOf, offsetOf, relation } from './words.ts'

const edges: Readonly<Record<string, Edge>> = {
  beginning: 'start',
  start: 'start',
  early: 'start',
  middle: 'middle',
  mid: 'middle',
  end: 'end',
  late: 'end',
}

/** early December, mid-December, (at) the end of December */
export const edge =
  '(?:(?:the )?(?<edge>beginning|start|middle|end) of (?:the )?|(?<edge2>early|mid|late)(?:-| ))'

export const edgeOf = ({ group }: Found): Edge | undefined => {
  const word = group('edge') ?? group('edge2')
  return word === undefined ? undefined : edges[word]
}

const day = '(?<day>0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?'
const year = '(?:,? ?(?<year>(?:19|20)\\d\\d))?'

const readDate = ({ group }: Found): Content => ({
  spec: {
    is: 'day',
    day: Number(group('day')),
    month: monthOf(group('month')),
    year: numberOrNone(group('year')),
  },
})

const readMonth: Rule['read'] = (found, today) => {
  const { group } = found
  const of = monthOf(group('month'))
  const word = group('relation')
  const written = numberOrNone(group('year'))
  if (word === undefined || written !== undefined) {
    const gone = group('since') === undefined ? undefined : lastYearOf(of, today)
    return { spec: month(of, written ?? gone, edgeOf(found)) }
  }
  return { spec: month(of, yearOf(of, word, today.month, today.year), edgeOf(found)) }
}

/** "next March" is the first to come after this month, "last March" the first gone by before it. */
const yearOf = (of: number, word: string, current: number, year: number): number => {
  const offset = offsetOf(word)
  if (offset > 0) return of > current ? year : year + 1
  return offset < 0 && of >= current ? year - 1 : year
}

const numberOrNone = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits)

/** A capital inside a sentence that is not all capitals. */
const isNameInside = ({ prepared, start, end }: Found): boolean => {
  const { source, offsetOf } = prepared
  const opens = /(?:^|[.?!:\n])\s*$/.test(source.slice(0, offsetOf(start)))
  return !opens && /^[A-Z][a-z]/.test(source.slice(offsetOf(start), offsetOf(end)))
}

export const monthRules: readonly Rule[] = [
  {
    pattern: words(`(?:the )?${day}(?:-| of | ?)(?<month>${anyMonthName})\\.?(?:-| ?)${year}`),
    read: readDate,
  },
  {
    pattern: words(`(?<month>${anyMonthName})\\.?(?:-| ?)(?:the )?${day}(?:,? (?<year>(?:19|20)\\d\\d))?`),
    notAfter: wordsBefore('we|i|you|it|they|he|she'),
    notBefore: wordsAfter(':\\d|%|people|members'),
    read: readDate,
  },
  {
    pattern: words(
      `(?:${edge}|(?<since>(?<=since ))|)(?:(?<relation>${relation}) )?(?<month>${monthName})\\.?${year}`,
    ),
    notAfter: wordsBefore('we|they|i|you|will|should|must|can'),
    read: readMonth,
  },
  {
    pattern: words(
      `(?:${edge}|(?<=(?:in|of|for|during|since|until|till|by|from|to|before|after) )|(?<relation>${relation}) )(?<month>${doubtfulMonthName})${year}`,
    ),
    read: readMonth,
  },
  { pattern: words(`(?<month>${doubtfulMonthName}) (?<year>20\\d\\d)`), read: readMonth },
  {
    pattern: words(`(?<month>${doubtfulMonthName})`),
    read: (found, today) => (isNameInside(found) ? readMonth(found, today) : undefined),
  },
]
