import { type Found, type Rule, words, wordsAfter } from '../grammar.ts'
import { inUnits, type Period, periodAt, sinceStartOf, spanOf, type Unit, weekendOf } from '../relative.ts'
import { counted } from './counted.ts'
import { edge, edgeOf, relatedYear, year, yearOf } from './months.ts'
import { numberOf, numeral, offsetOf, relation } from './words.ts'

const stems: readonly (readonly [stem: RegExp, unit: Unit])[] = [
  [/^мин/, 'minute'],
  [/^час/, 'hour'],
  [/^(?:день|дн)/, 'day'],
  [/^(?:сут)/, 'day'],
  [/^недел/, 'week'],
  [/^месяц/, 'month'],
  [/^квартал/, 'quarter'],
  [/^(?:год|лет)/, 'year'],
]

const period = '(?<unit>недел[яюиье]|недел(?:ей|ю)|месяц(?:а|е|у|ем)?|квартал(?:а|е|у|ом)?)'
const unit =
  '(?<unit>минут[уы]?|мин|час(?:а|ов)?|день|дн(?:я|ей)|сут(?:ки|ок)|недел(?:ю|и|ь)|месяц(?:а|ев)?|квартал(?:а|ов)?|год(?:а)?|лет)'
const count = `(?:(?<count>\\d{1,3}|${numeral}) ?)?`

const unitOf = ({ group }: Found): Unit =>
  stems.find(([stem]) => stem.test(group('unit') ?? ''))?.[1] ?? 'day'

const periodOf = (found: Found): Period => {
  const unit = unitOf(found)
  return unit === 'week' || unit === 'month' || unit === 'quarter' ? unit : 'year'
}

const countOf = ({ group }: Found): number => (group('count') === undefined ? 1 : numberOf(group('count')))

const ahead: Rule['read'] = (found, today) =>
  unitOf(found) === 'day' && found.group('count') === undefined
    ? undefined
    : inUnits(countOf(found), unitOf(found), today)

const ago: Rule['read'] = (found, today) => inUnits(-countOf(found), unitOf(found), today)

/** через две недели, 3 дня назад, за последние 3 месяца */
const countedRules: readonly Rule[] = [
  { pattern: words(`через ${count}${unit}`), read: ahead },
  { pattern: words(`${count}${unit} (?:тому )?назад`), read: ago },
  {
    pattern: words(`(?:(?:в|на) )?(?:ближайш|следующ)(?:ие|их) (?<count>\\d{1,3}|${numeral}) ${unit}`),
    read: (found, today) => spanOf(countOf(found), unitOf(found), today),
  },
  {
    pattern: words(`(?:в )?(?:последн|прошедш)(?:ие|их|ий|юю|ее|ую) ${count}${unit}`),
    read: (found, today) => spanOf(-countOf(found), unitOf(found), today),
  },
]

const yearRules: readonly Rule[] = [
  {
    pattern: words('с начала (?<unit>недели|месяца|квартала|года)'),
    notBefore: wordsAfter('по|до'),
    read: (found, today) => ({ spec: sinceStartOf(periodOf(found), today) }),
  },
  {
    pattern: words(`${edge}(?:года|${year}|${relatedYear})`),
    read: (found, today) => ({ spec: { is: 'year', year: yearOf(found, today.year), edge: edgeOf(found) } }),
  },
  {
    pattern: words(`(?:(?:в|на) )?(?:${relatedYear}|${year}(?<=г[а-я.]*|-[а-я]+))`),
    read: (found, today) => ({ spec: { is: 'year', year: yearOf(found, today.year) } }),
  },
  {
    pattern: words('(?:(?:в|на) )?(?<year>20(?:1[5-9]|2\\d|3[0-5]))'),
    notBefore: wordsAfter(`[/.:-]\\d|${counted}`),
    read: (found, today) => ({ spec: { is: 'year', year: yearOf(found, today.year) } }),
  },
]

export const periodRules: readonly Rule[] = [
  {
    pattern: words(`(?:${edge}|(?:в|во|на) )?(?<relation>${relation}) ${period}`),
    read: (found, today) => ({
      spec: periodAt(offsetOf(found.group('relation')) ?? 0, periodOf(found), today, edgeOf(found)),
    }),
  },
  {
    pattern: words(`${edge}${period}`),
    read: (found, today) => ({ spec: periodAt(0, periodOf(found), today, edgeOf(found)) }),
  },
  {
    pattern: words(`(?:(?:в|на) )?(?:(?<relation>${relation}|ближайш[а-я]+) )?выходны(?:е|х|м)`),
    notBefore: wordsAfter('данн|сигнал|параметр|пособ'),
    read: ({ group }, today) => ({ spec: weekendOf(today.monday + 7 * (offsetOf(group('relation')) ?? 0)) }),
  },
  ...yearRules,
  ...countedRules,
]
