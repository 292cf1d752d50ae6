import { once } from '../../core/once.ts'
import { foldInPlace } from '../../core/understanding/fold.ts'

/** What a text says of a repetition: the rule of RFC 5545, and the text without the words that said it. */
type RepeatRead = { readonly rule: string; readonly rest: string }

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Words for each day of the week in folded text, Monday first. */
const dayWords = [
  'thu (?:2|hai)|t2|mon(?:day)?s?|понедельник(?:ам|а|и)?',
  'thu (?:3|ba)|t3|tue(?:s|sday)?s?|вторник(?:ам|а|и)?',
  'thu (?:4|tu)|t4|wed(?:nesday)?s?|сред(?:ам|а|у|ы)',
  'thu (?:5|nam)|t5|thu(?:rs|rsday)s?|thursdays?|четверг(?:ам|а|и)?',
  'thu (?:6|sau)|t6|fri(?:day)?s?|пятниц(?:ам|а|у|ы)',
  'thu (?:7|bay)|t7|sat(?:urday)?s?|суббот(?:ам|а|у|ы)',
  'chu nhat|cn|sun(?:day)?s?|воскресен(?:ьям|ье|ья)',
] as const

const anyDay = `(?:${dayWords.join('|')})`
const several = `${anyDay}(?:\\s*(?:,|va|and|&|и)\\s*(?:thu (?=[2-7]))?${anyDay})*`

/** A word boundary that knows Cyrillic. */
const word = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u')

const ordinals: readonly (readonly [number, string])[] = [
  [1, 'dau tien|dau thang|first|1st|перв(?:ый|ую|ое|ая)'],
  [2, 'thu nhi|second|2nd|втор(?:ой|ую|ое|ая)'],
  [3, 'thu ba|third|3rd|трет(?:ий|ью|ье|ья)'],
  [4, 'thu tu|fourth|4th|четверт(?:ый|ую|ое|ая)'],
  [-1, 'cuoi cung|cuoi thang|cuoi|last|последн(?:ий|юю|ее|яя)'],
]

const monthly =
  '(?:cua )?(?:hang thang|moi thang|trong thang|thang(?! (?:\\d{1,2}(?!\\d| ?[hg:])|(?:gieng|chap|muoi|mot|hai|ba|tu|nam|sau|bay|tam|chin)(?! (?:gio|ruoi))(?![\\p{L}]))))|(?:of )?(?:every|each|the|a) month|monthly|(?:каждого )?месяца|ежемесячно|каждый месяц'

type Reader = {
  readonly words: string
  readonly rule: (found: string, groups: readonly string[]) => string
}

const daysIn = (text: string): string =>
  codes.filter((_, index) => word(dayWords[index] ?? '').test(text)).join(',')

const weekly = (found: string, interval = ''): string => {
  const days = daysIn(found)
  return `FREQ=WEEKLY${interval}${days && `;BYDAY=${days}`}`
}

/** An ordinal weekday of the month, in the orders that the languages have it. */
const ordinalReaders: readonly Reader[] = ordinals.flatMap(([ordinal, words]) => [
  {
    words: `${anyDay} (?:${words})(?: (?:${monthly}))+`,
    rule: (found) => `FREQ=MONTHLY;BYDAY=${ordinal}${daysIn(found)}`,
  },
  {
    words: `(?:(?:on )?(?:the|every|каждый|каждую|каждое|в) )*(?:${words}) ${anyDay}(?: (?:${monthly}))+`,
    rule: (found) => `FREQ=MONTHLY;BYDAY=${ordinal}${daysIn(found.replace(word(words), ''))}`,
  },
])

/** Before a day and its month: "every 20 December", "каждое 20 декабря". */
const namedDay =
  '\\d{1,2}(?:st|nd|rd|th|-?е|-го)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)'

/** The day itself stays in the text: it is read as any other date. */
const yearlyReaders: readonly Reader[] = [
  {
    words:
      '(?:hai|2) nam (?:mot|1) lan|every (?:other|second|two|2) years|every other year|biennially|раз в (?:два|2) года|каждые (?:два|2) года',
    rule: () => 'FREQ=YEARLY;INTERVAL=2',
  },
  {
    words: `hang nam|moi nam(?: (?:mot|1) lan)?|every year|each year|once a year|yearly|annually|ежегодно|каждый год|раз в год|(?:every|each|каждое)(?= ${namedDay})`,
    rule: () => 'FREQ=YEARLY',
  },
]

const readers: readonly Reader[] = [
  ...yearlyReaders,
  ...ordinalReaders,
  {
    words: `ngay cuoi (?:cung )?(?:${monthly})|(?:on )?(?:the )?last day (?:${monthly})|в последний день (?:${monthly})`,
    rule: () => 'FREQ=MONTHLY;BYMONTHDAY=-1',
  },
  {
    words: `(?:vao |on )?(?:ngay |the )?(?:mung )?(\\d{1,2})(?:st|nd|rd|th)?(?:-го)?(?: числа)? (?:${monthly})`,
    rule: (_, [day]) => `FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`,
  },
  {
    words: 'hang thang|moi thang|monthly|every month|each month|ежемесячно|каждый месяц',
    rule: () => 'FREQ=MONTHLY',
  },
  {
    words:
      'cac ngay lam viec|moi ngay lam viec|hang ngay lam viec|every weekday|every working day|on weekdays|по будням|каждый рабочий день',
    rule: () => 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  },
  {
    words: 'hang ngay|moi ngay|daily|every day|ежедневно|каждый день',
    rule: () => 'FREQ=DAILY',
  },
  {
    words: `(?:${several} )?(?:hai|2) tuan (?:mot|1) lan(?: vao)?(?: ${several})?|(?:${several} )?cach tuan|every (?:other|second|two|2) weeks?(?: on ${several})?|every other ${several}|fortnightly(?: on ${several})?|biweekly(?: on ${several})?|(?:раз в (?:две|2) недели|каждые две недели)(?: (?:по|в) ${several})?`,
    rule: (found) => weekly(found, ';INTERVAL=2'),
  },
  {
    words: `(?:vao |on )?(?:cac )?${several} (?:hang tuan|moi tuan|weekly|every week|each week|еженедельно|каждую неделю)|(?:hang tuan|moi tuan|weekly|every week|еженедельно|каждую неделю)(?: (?:vao|on|по|в|во)? ?${several})?|(?:moi|every|each|каждый|каждую|каждое|по) ${several}`,
    rule: (found) => weekly(found),
  },
]

const compiled = once(() => readers.map(({ words, rule }) => ({ pattern: word(words), rule })))

/** The repetition that a text names in any of the three languages; undefined: none. */
export const readRepeat = (text: string): RepeatRead | undefined => {
  const source = text.normalize('NFC')
  const folded = foldInPlace(source)
  if (folded === undefined) return undefined
  for (const { pattern, rule } of compiled()) {
    const found = pattern.exec(folded)
    if (!found) continue
    const rest = `${source.slice(0, found.index)} ${source.slice(found.index + found[0].length)}`
    return { rule: rule(found[0], found.slice(1)), rest }
  }
  return undefined
}
