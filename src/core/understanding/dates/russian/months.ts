import { type Found, type Rule, words, wordsAfter } from '../grammar.ts'
import { lastYearOf } from '../nearest-year.ts'
import { type Content, type Edge, month } from '../piece.ts'
import type { Today } from '../today.ts'
import { monthName, monthOf, offsetOf, relation } from './words.ts'

const edges: readonly (readonly [stem: RegExp, edge: Edge])[] = [
  [/^нача/, 'start'],
  [/^серед/, 'middle'],
  [/^кон/, 'end'],
]

/** (в) начале, середине, конце */
export const edge = '(?:(?:в|во|на) )?(?<edge>начал[аоуе]|середин[аыуе]|конец|кон(?:ца|цу|це|цом)) '

export const edgeOf = ({ group }: Found): Edge | undefined => {
  const word = group('edge')
  return word === undefined ? undefined : edges.find(([stem]) => stem.test(word))?.[1]
}

/** 2026, 2026 года, 2026 г., 2026-го */
export const year = '(?<year>(?:19|20)\\d\\d)(?:-?(?:й|го|м|ом))?(?: ?(?:год(?:а|у|ом)?|г\\.?(?![а-я])))?'
export const relatedYear = `(?<yearRelation>${relation}) год(?:а|у|ом)?`
export const aYear = `(?: ${year}| ${relatedYear})`
export const ofYear = `${aYear}?`

export const yearOf = ({ group }: Found, current: number): number | undefined => {
  if (group('year') !== undefined) return Number(group('year'))
  const offset = offsetOf(group('yearRelation'))
  return offset === undefined ? undefined : current + offset
}

const day = '(?<day>0?[1-9]|[12]\\d|3[01])(?:-?(?:го|е|ое|му))?'

const readDate: Rule['read'] = (found, today): Content => ({
  spec: {
    is: 'day',
    day: Number(found.group('day')),
    month: monthOf(found.group('month')),
    year: yearOf(found, today.year),
  },
})

const readMonth: Rule['read'] = (found, today) => {
  const of = monthOf(found.group('month'))
  if (of === undefined) return undefined
  const offset = offsetOf(found.group('relation'))
  const relatedYear =
    offset === undefined ? goneBy(found, of, today) : yearAround(of, offset, today.month, today.year)
  return { spec: month(of, yearOf(found, today.year) ?? relatedYear, edgeOf(found)) }
}

/** за март: the one gone by, for it is looked back on */
const goneBy = ({ group }: Found, of: number, today: Today): number | undefined =>
  group('gone') === undefined ? undefined : lastYearOf(of, today)

/** в следующем марте, в прошлом марте */
const yearAround = (of: number, offset: number, current: number, year: number): number => {
  if (offset > 0) return of > current ? year : year + 1
  return offset < 0 && of >= current ? year - 1 : year
}

export const monthRules: readonly Rule[] = [
  { pattern: words(`(?:на )?${day} ?(?<month>${monthName})\\.?${ofYear}`), read: readDate },
  {
    pattern: words(
      `(?:${edge}|(?:в|во|на) |(?<gone>(?<=(?:за|начиная с) ))|)(?:(?<relation>${relation}) )?(?<month>${monthName})${ofYear}`,
    ),
    notBefore: wordsAfter('\\d'),
    read: readMonth,
  },
]
