import type { Found, Rule } from '../grammar.ts'
import { tetOf } from '../lunar.ts'
import type { Spec } from '../piece.ts'
import type { Today } from '../today.ts'
import { numberOf, numberWords, numeral } from './numbers.ts'
import { yearOf } from './periods.ts'
import { offsetOf, yearRelation } from './relations.ts'
import type { Spelling } from './spelling.ts'

const lunarMonth = `(?:giêng|chạp|\\d{1,2}|${numberWords})`
const firstDays = '(?:mùng|mồng)'
const tetName = 'tết(?: (?:nguyên đán|âm lịch|cổ truyền|ta))?'
const ofYear = `(?<calendar> năm)?(?: (?<relation>${yearRelation})| (?<year>20\\d\\d))?`

/** Feast days by their lunar or solar date. */
const feasts: readonly (readonly [names: string, spec: Spec])[] = [
  ['(?:tết )?trung thu', lunar(8, 15)],
  ['(?:tết )?đoan ngọ', lunar(5, 5)],
  ['giỗ tổ(?: hùng vương)?', lunar(3, 10)],
  ['tết (?:dương lịch|tây|dương)', { is: 'day', day: 1, month: 1 }],
  ['tết thiếu nhi', { is: 'day', day: 1, month: 6 }],
  ['(?:lễ )?quốc khánh', { is: 'day', day: 2, month: 9 }],
  ['noel|giáng sinh', { is: 'day', day: 25, month: 12 }],
]

function lunar(month: number | undefined, first: number, last = first, year?: number): Spec {
  return { is: 'lunar', month, first, last, year }
}

export const lunarRules = (spelling: Spelling): Rule[] => [
  {
    pattern: spelling.words(`${firstDays} (?<day>${numeral}) ${tetName}${ofYear}`),
    read: ({ group }, today) => ({
      spec: lunar(1, numberOf(group('day') ?? ''), undefined, lunarYear(group, today)),
    }),
  },
  {
    pattern: spelling.words(`${firstDays} (?<day>${numeral}) tháng (?<month>giêng|chạp)`),
    read: ({ group }) => ({ spec: lunar(numberOf(group('month') ?? ''), numberOf(group('day') ?? '')) }),
  },
  {
    pattern: spelling.words(
      `(?:ngày )?(?:${firstDays} )?(?<day>\\d{1,2})(?:/| tháng )(?<month>\\d{1,2})(?:/(?<year>20\\d\\d))? ?(?:âm lịch|âm|al)`,
    ),
    read: ({ group }, today) => ({
      spec: lunar(Number(group('month')), Number(group('day')), undefined, lunarYear(group, today)),
    }),
  },
  {
    pattern: spelling.words('tháng (?<month>giêng|chạp)'),
    read: ({ group }) => ({ spec: lunar(numberOf(group('month') ?? ''), 1, 30) }),
  },
  /** With another month's name, or alone, it is a plain day of the month: mùng 5, mùng 2 tháng 9. */
  {
    pattern: spelling.words(`${firstDays} (?<day>10|[1-9]${spelling.plain ? '' : `|${numberWords}`})`),
    read: ({ group }) => ({ spec: { is: 'day', day: numberOf(group('day') ?? '') } }),
  },
  {
    pattern: spelling.words(`rằm(?: tháng (?<month>${lunarMonth}))?`),
    ...(spelling.plain && { notAfter: spelling.before('bộ nhớ|thanh|nâng cấp|gb|\\d|thêm|rì') }),
    notBefore: spelling.after('rộ|rì|\\d'),
    read: ({ group }) => ({
      spec: lunar(group('month') === undefined ? undefined : numberOf(group('month') ?? ''), 15),
    }),
  },
  {
    pattern: spelling.words(`${tetName}${ofYear}`),
    read: ({ group }, today) => ({ spec: lunar(1, 1, 3, lunarYear(group, today)) }),
  },
  ...feasts.map(
    ([names, spec]): Rule => ({ pattern: spelling.words(`(?:${names})`), read: () => ({ spec }) }),
  ),
]

/** "Tết năm ngoái" goes by the calendar; "Tết này" is the one to come, "Tết vừa rồi" the last one. */
const lunarYear = (group: Found['group'], today: Today): number | undefined => {
  const word = group('relation')
  if (word === undefined || group('calendar')) return yearOf(group('year'), word, today)
  if (offsetOf(word) >= 0) return undefined
  return (tetOf(today.year) ?? 0) <= today.day ? today.year : today.year - 1
}
