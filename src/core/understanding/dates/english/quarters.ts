import { type Found, type Rule, words, wordsBefore } from '../grammar.ts'
import { type Content, quarter, stretch } from '../piece.ts'
import { periodAt } from '../relative.ts'
import { edge, edgeOf } from './months.ts'
import { ofYear, yearOf } from './units.ts'
import { numberOf } from './words.ts'

const named = '(?<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)'
const shortYear = "(?: ?[-/']? ?(?<shortYear>20\\d\\d))"

const readQuarter = (found: Found): Content => ({
  spec: quarter(numberOf(found.group('quarter')?.replace(/^q\s*/, '')), yearOf(found), edgeOf(found)),
})

/** "last quarter" is the one before this; only "the last quarter of 2025" is a fourth one. */
const readNamed: Rule['read'] = (found, today) =>
  found.group('quarter') === 'last' && yearOf(found) === undefined
    ? { spec: periodAt(-1, 'quarter', today) }
    : readQuarter(found)

const readHalf = (found: Found): Content => {
  const isFirst = /^(?:1|first)$/.test(found.group('half') ?? '')
  return { spec: isFirst ? stretch(1, 6, yearOf(found)) : stretch(7, 12, yearOf(found)) }
}

const readMonths = (found: Found): Content | undefined => {
  const months = numberOf(found.group('count'))
  if (!(months >= 1 && months <= 12)) return undefined
  const isLast = found.group('which') === 'last'
  return { spec: isLast ? stretch(13 - months, 12, yearOf(found)) : stretch(1, months, yearOf(found)) }
}

/** Q3, the third quarter, H1, the first half, the first six months of the year */
export const quarterRules: readonly Rule[] = [
  { pattern: words(`${edge}?(?<quarter>q ?[1-4])(?:${shortYear}|${ofYear})`), read: readQuarter },
  { pattern: words(`${edge}?quarter (?<quarter>[1-4])${ofYear}`), read: readQuarter },
  { pattern: words(`${edge}?(?:the )?${named} quarter${ofYear}`), read: readNamed },
  { pattern: words(`h(?<half>[12])${shortYear}?`), notAfter: wordsBefore('hall|gate'), read: readHalf },
  {
    pattern: words(`(?:the )?(?<half>first|second|last) half(?: of (?:the )?year)?${ofYear}`),
    read: readHalf,
  },
  {
    pattern: words(
      '(?:the )?(?<which>first|last) (?<count>\\d{1,2}|two|three|four|five|six|nine|ten) months of (?:the )?(?:year|(?<year>20\\d\\d))',
    ),
    read: readMonths,
  },
]
