import { type Rule, words, wordsAfter } from '../grammar.ts'
import { inUnits, periodAt, sinceStartOf, spanOf, weekendOf } from '../relative.ts'
import { counted } from './counted.ts'
import { edge, edgeOf } from './months.ts'
import { count, period, periodOf, unit, unitOf, yearOf } from './units.ts'
import { numberOf, offsetOf, relation } from './words.ts'

const ahead: Rule['read'] = (found, today) => inUnits(numberOf(found.group('count')), unitOf(found), today)

/** in two weeks, 3 days ago, the next 3 months */
const countedRules: readonly Rule[] = [
  { pattern: words(`in (?:about )?${count} ${unit}(?:'s? time)?`), read: ahead },
  { pattern: words(`${count} ${unit} (?:from now|from today)`), read: ahead },
  {
    pattern: words(`${count} ${unit} ago`),
    read: (found, today) => inUnits(-numberOf(found.group('count')), unitOf(found), today),
  },
  {
    pattern: words(`(?:the )?(?:next|coming|following) ${count} ${unit}`),
    read: (found, today) => spanOf(numberOf(found.group('count')), unitOf(found), today),
  },
  {
    pattern: words(`(?:the )?(?:last|past|previous) ${count} ${unit}`),
    read: (found, today) => spanOf(-numberOf(found.group('count')), unitOf(found), today),
  },
]

const yearRules: readonly Rule[] = [
  {
    pattern: words(
      '(?:(?:since|from) the (?:beginning|start) of (?:the|this) (?<unit>week|month|quarter|year)|ytd|year to date)',
    ),
    read: (found, today) => ({ spec: sinceStartOf(periodOf(found), today) }),
  },
  {
    pattern: words(`${edge}(?<year>20\\d\\d)`),
    read: (found) => ({ spec: { is: 'year', year: yearOf(found), edge: edgeOf(found) } }),
  },
  {
    pattern: words('(?:the )?(?:year )?(?<year>20(?:1[5-9]|2\\d|3[0-5]))'),
    notBefore: wordsAfter(`[/.:-]\\d|${counted}`),
    read: (found) => ({ spec: { is: 'year', year: yearOf(found) } }),
  },
]

export const periodRules: readonly Rule[] = [
  {
    pattern: words(`${edge}?(?<relation>${relation}) ${period}`),
    read: (found, today) => ({
      spec: periodAt(offsetOf(found.group('relation')), periodOf(found), today, edgeOf(found)),
    }),
  },
  {
    pattern: words(`(?:the )?${period} (?:after (?<next>next)|before last)`),
    read: (found, today) => ({ spec: periodAt(found.group('next') ? 2 : -2, periodOf(found), today) }),
  },
  {
    pattern: words(`${edge}${period}`),
    read: (found, today) => {
      const unit = periodOf(found)
      return {
        spec: unit === 'year' ? { is: 'year', edge: edgeOf(found) } : periodAt(0, unit, today, edgeOf(found)),
      }
    },
  },
  {
    pattern: words(`(?:(?<relation>${relation}) )?week-?end`),
    read: ({ group }, today) => ({
      spec: weekendOf(today.monday + 7 * offsetOf(group('relation') ?? 'this')),
    }),
  },
  ...yearRules,
  ...countedRules,
]
