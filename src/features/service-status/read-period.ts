import { months } from '../../core/spreadsheet/month-names.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { Period } from './period.ts'

/**
 * A month, a quarter or a year as people write it: "Q3/2020", "quý III năm 2020", "3 кв. 2020 г.", "09/2020",
 * "Sep 2020", "2020". undefined: it is none, or names its year with two digits, which might be a month as well.
 */
export const readPeriod = (text: string): Period | undefined => {
  const plain = fold(text).replace(/\s+/g, ' ').trim()
  const firstDay = /^(\d{4})-(\d{2})-01$/.exec(plain)
  if (firstDay) return monthOf(Number(firstDay[1]), Number(firstDay[2]))
  const years = plain.match(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/g) ?? []
  const [year] = years
  if (year === undefined || years.length > 1) return undefined
  const rest = plain
    .replace(year, ' ')
    .replace(fillers, ' ')
    .replace(/[\s./,–-]+/g, ' ')
    .trim()
  return read(rest, Number(year))
}

/** Words that say no more than that a year follows or went before. */
const fillers = /(?<![\p{L}\p{N}])(?:nam|year|of|in|for|за|год|года|году|г)(?![\p{L}\p{N}])/gu

const read = (rest: string, year: number): Period | undefined => {
  if (rest === '') return { grain: 'year', year }
  const quarter = quarterIn(rest)
  if (quarter) return { grain: 'quarter', year, number: quarter }
  const digits = /^(?:thang|t|month|m|месяц)? ?(\d{1,2})$/.exec(rest)
  return monthOf(year, digits ? Number(digits[1]) : monthCalled(rest))
}

const monthOf = (year: number, number: number): Period | undefined =>
  number >= 1 && number <= 12 ? { grain: 'month', year, number } : undefined

const word = '(?:q|quy|quarter|кв|квартал|квартале|квартала)'
const number =
  '([1-4]|iv|i{1,3}|first|second|third|fourth|перв\\p{L}*|втор\\p{L}*|трет\\p{L}*|четверт\\p{L}*)'
const before = new RegExp(`^${word} ?${number}$`, 'u')
const after = new RegExp(`^${number} ?(?:st|nd|rd|th|й|ий|ый|ой)? ?${word}$`, 'u')

const quarterIn = (rest: string): number | undefined => {
  const name = (before.exec(rest) ?? after.exec(rest))?.[1]
  if (name === undefined) return undefined
  if (/^\d$/.test(name)) return Number(name)
  return (
    1 +
    names.findIndex((forms) =>
      forms.some((form) => (form.length > 3 ? name.startsWith(form) : name === form)),
    )
  )
}

const names = [
  ['i', 'first', 'перв'],
  ['ii', 'second', 'втор'],
  ['iii', 'third', 'трет'],
  ['iv', 'fourth', 'четверт'],
]

/** 0: there is no such month. Russian months stand in the case of a date or of a heading, or are cut short. */
const monthCalled = (name: string): number =>
  /^\p{L}{3,}$/u.test(name) ? 1 + months.findIndex((known) => known.some((form) => form.startsWith(name))) : 0
