import { clockAt } from '../clock.ts'
import { type Found, mask, type Rule, words, wordsAfter } from '../grammar.ts'
import type { Content, DayPart } from '../piece.ts'
import { counted } from './counted.ts'
import { numberOf } from './words.ts'

const meridiem = '(?<half>a\\.?m|p\\.?m)\\b\\.?'
const hour = '(?<hour>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
/** What may follow a bare hour: "at 5" of "at 5 sites" is none. */
const hourEnds =
  '(?=\\s*(?:$|[,.?!;)-])|\\s+(?:on|in|for|and|or|to|till?|until|tomorrow|today|tonight|sharp|this|next|mon|tue|wed|thu|fri|sat|sun|every|please|pls|with|if|is|the)[a-z]*(?![a-z0-9]))'

export const clockRules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `(?<![0-9a-z.:/-])(?:at\\s+)?(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d))?\\s*${meridiem}`,
      'g',
    ),
    read: readClock,
  },
  {
    pattern: new RegExp(`(?<=-\\s*)(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d))?\\s*${meridiem}`, 'g'),
    read: readClock,
  },
  {
    pattern: words('(?:at )?(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)'),
    notBefore: wordsAfter(':\\d'),
    read: readClock,
  },
  { pattern: words(`(?:at )?${hour} ?o'?clock`), read: readClock },
  {
    pattern: words(
      `(?:at )?half past (?<late>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})`,
    ),
    read: readClock,
  },
  { pattern: words(`at ${hour}${hourEnds}`), read: readClock },
  {
    pattern: words(`at ${hour}`),
    notBefore: wordsAfter(`[:./%-]?\\d|%|degrees|${counted}`),
    read: (found) => needingDay(readClock(found)),
  },
  { pattern: words('(?:at )?(?:noon|midday)'), read: () => ({ clock: { minute: 12 * 60 } }) },
  { pattern: words('(?:at )?midnight'), read: () => ({ clock: { minute: 12 * 60, part: 'night' } }) },
]

function readClock({ group }: Found): Content | undefined {
  const late = group('late')
  const part: DayPart | undefined = halves[group('half')?.charAt(0) ?? '']
  const clock = clockAt(numberOf(late ?? group('hour')), late ? 30 : Number(group('minute') ?? 0), part)
  return clock && { clock }
}

/** "at 9" with more words after it is a time only beside a day. */
const needingDay = (content: Content | undefined): Content | undefined =>
  content?.clock && { clock: { ...content.clock, needsDay: true } }

const halves: Readonly<Record<string, DayPart>> = { a: 'morning', p: 'afternoon' }

const label =
  'rooms?|ext|extension|number|no\\.|decision|order|floor|building|gate|version|phone|tel|line|street|item|section|clause|platform|rig|resolution|phòng|số|#'

export const maskRules: readonly Rule[] = [
  mask(
    words(
      `(?:${label})(?: no)?[.:]? ?(?!\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}(?!\\d))[\\d./-]*\\d(?![h:]|\\s*[ap]\\.?m)`,
    ),
  ),
  mask(/(?:\+\d|(?<!\d)0\d{2,3}[ .-]\d{3})[\d .-]{4,}\d/g),
  mask(
    words(
      '\\d+(?:/\\d+)*/(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z\\u0111]+(?:-[a-z\\u01110-9/&-]*)?',
    ),
  ),
]
