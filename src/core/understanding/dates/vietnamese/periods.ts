import { fold } from '../../fold.ts'
import type { Found, Rule } from '../grammar.ts'
import { type Content, type Edge, month, quarter, type Spec, stretch } from '../piece.ts'
import { type Period, periodAt, sinceStartOf, weekendOf } from '../relative.ts'
import type { Today } from '../today.ts'
import { counted } from './counted.ts'
import { numberOf, numeral } from './numbers.ts'
import { offsetOf, relation, yearRelation } from './relations.ts'
import type { Spelling } from './spelling.ts'

const vague = 'mấy|những|các|vài|nhiều|từng|mỗi|hàng|hằng|bao nhiêu|chục'
const edge = '(?:(?<edge>đầu|giữa|cuối) )?'
/** Without an edge it must not be some weeks or months: mấy tuần qua. */
const edgeOrOne = `(?:(?<edge>đầu|giữa|cuối) |(?<!(?:${vague}) ))`
/** "hội nghị cuối năm" is the name of a meeting, not a date. */
const yearEnd = '(?:hội nghị|tổng kết|hn)'
const yearEdge = `(?:(?<!${yearEnd} )(?<edge>đầu|giữa|cuối) |(?<!(?:${vague}|${yearEnd} cuối) ))`
const yearTail = `(?:(?: năm)? ?[/-]? ?(?<year>20\\d\\d)| năm (?<yearRelation>${yearRelation}))?`

const edges: Readonly<Record<string, Edge>> = { dau: 'start', giua: 'middle', cuoi: 'end' }

export const edgeOf = (word: string | undefined): Edge | undefined => (word && edges[fold(word)]) || undefined

export const periodRules = (spelling: Spelling): Rule[] => [
  {
    pattern: spelling.words(`${edgeOrOne}(?<unit>tuần|tháng|quý|quí) (?<relation>${relation})(?<more> nữa)?`),
    notBefore: spelling.after('khi|đó'),
    read: ({ group }, today) => {
      const offset = offsetOf(group('relation') ?? '', group('more') !== undefined)
      return { spec: periodOf(group('unit') ?? '', offset, edgeOf(group('edge')), today) }
    },
  },
  {
    pattern: spelling.words('(?:(?<edge>đầu|giữa|cuối) |(?<=trong ))(?<unit>tuần|tháng|quý|quí)'),
    notBefore: spelling.after(`\\d|làm việc|lễ`),
    read: ({ group }, today) => ({ spec: periodOf(group('unit') ?? '', 0, edgeOf(group('edge')), today) }),
  },
  {
    pattern: spelling.words(
      'từ đầu (?<unit>tuần|tháng|quý|quí|năm)(?: (?:đến|tới) (?:nay|giờ|bây giờ|hiện tại))?',
    ),
    notBefore: spelling.after(`${relation}|(?:cho )?(?:đến|tới)|ngoái|\\d`),
    read: ({ group }, today) => ({
      spec: sinceStartOf(units[fold(group('unit') ?? '')] ?? 'quarter', today),
    }),
  },
  {
    pattern: spelling.words(`${yearEdge}năm(?: (?<relation>${yearRelation})| (?<year>(?:19|20)\\d\\d))?`),
    notAfter: spelling.before('(?<![/.-]|tháng |quý )\\d+|hai|ba|bốn|mười'),
    notBefore: spelling.after('học|tuổi|kinh nghiệm'),
    read: readYear,
  },
  {
    pattern: spelling.words('(?<year>20(?:1[5-9]|2\\d|3[0-5]))'),
    notBefore: spelling.after(`[/.:-]\\d|${counted}`),
    read: readYear,
  },
  ...monthRules(spelling),
  ...quarterRules(spelling),
  ...stretchRules(spelling),
]

const units: Readonly<Record<string, Period>> = { tuan: 'week', thang: 'month', nam: 'year' }

/** The end of a week is its Saturday and Sunday. */
const periodOf = (word: string, offset: number, edge: Edge | undefined, today: Today): Spec => {
  const unit = units[fold(word)] ?? 'quarter'
  return unit === 'week' && edge === 'end'
    ? weekendOf(today.monday + offset * 7)
    : periodAt(offset, unit, today, edge)
}

const readYear = ({ group }: Found, today: Today): Content | undefined => {
  const edge = edgeOf(group('edge'))
  const year = yearOf(group('year'), group('relation'), today)
  return edge === undefined && year === undefined ? undefined : { spec: { is: 'year', year, edge } }
}

export const yearOf = (
  digits: string | undefined,
  word: string | undefined,
  today: Today,
): number | undefined => {
  if (digits !== undefined) return Number(digits)
  return word === undefined ? undefined : today.year + offsetOf(word)
}

const monthRules = (spelling: Spelling): Rule[] => {
  const read: Rule['read'] = ({ group }, today) => {
    const of = numberOf(group('month') ?? '')
    if (!(of >= 1 && of <= 12)) return undefined
    return { spec: month(of, yearOf(group('year'), group('yearRelation'), today), edgeOf(group('edge'))) }
  }
  return [
    {
      pattern: spelling.words(`${edge}(?:tháng|thg) ?(?<month>\\d{1,2})${yearTail}`),
      notAfter: spelling.before('lương'),
      notBefore: spelling.after('[/.]\\d|tuổi'),
      read,
    },
    {
      pattern: spelling.words(
        `${edge}tháng (?<month>mười (?:một|hai)|mười|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín)${yearTail}`,
      ),
      notBefore: spelling.after('lần|ngày|tuần'),
      read,
    },
    { pattern: spelling.words(`${edge}t(?<month>\\d{1,2}) ?[/-] ?(?<year>20\\d\\d)`), read },
    { pattern: spelling.words(`${edge}t(?<month>8|9|1[0-2])`), notBefore: spelling.after('[/-]?\\d'), read },
  ]
}

const quarterRules = (spelling: Spelling): Rule[] => {
  const read: Rule['read'] = ({ group }, today) => ({
    spec: quarter(
      numberOf(group('quarter') ?? ''),
      yearOf(group('year'), group('yearRelation'), today),
      edgeOf(group('edge')),
    ),
  })
  return [
    {
      pattern: spelling.words(
        `${edge}(?:quý|quí|qúy) ?(?:thứ )?(?<quarter>[1-4]|iv|i{1,3}|một|hai|ba|bốn|tư)${yearTail}`,
      ),
      notBefore: spelling.after('[/.]\\d|lần'),
      read,
    },
    {
      pattern: spelling.words(`${edge}q ?(?<quarter>[1-4])${yearTail}`),
      notAfter: spelling.before('-|quận'),
      read,
    },
  ]
}

/** 6 tháng đầu năm, 2 quý đầu năm, nửa cuối năm, quý cuối năm */
const stretchRules = (spelling: Spelling): Rule[] => {
  const tail = `(?: của)? năm(?: (?<relation>${yearRelation})| (?<year>20\\d\\d))?`
  return [
    {
      pattern: spelling.words(`(?<count>${numeral}|nửa) ?(?<unit>tháng|quý|quí)? (?<edge>đầu|cuối)${tail}`),
      read: readStretch,
    },
    {
      pattern: spelling.words(
        `quý (?<edge>đầu|cuối)(?: cùng| tiên)?(?: của)? năm${tail.replace('(?: của)? năm', '')}`,
      ),
      read: ({ group }, today) => ({
        spec: quarter(
          edgeOf(group('edge')) === 'end' ? 4 : 1,
          yearOf(group('year'), group('relation'), today),
        ),
      }),
    },
  ]
}

const readStretch = ({ group }: Found, today: Today): Content | undefined => {
  const months = monthsIn(group('count') ?? '', group('unit'))
  if (!(months >= 1 && months <= 12)) return undefined
  const year = yearOf(group('year'), group('relation'), today)
  return { spec: edgeOf(group('edge')) === 'end' ? stretch(13 - months, 12, year) : stretch(1, months, year) }
}

const monthsIn = (count: string, unit: string | undefined): number => {
  if (fold(count) === 'nua') return 6
  if (unit === undefined) return Number.NaN
  return numberOf(count) * (fold(unit) === 'thang' ? 1 : 3)
}
