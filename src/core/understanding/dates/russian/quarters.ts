import { type Found, type Rule, words, wordsAfter } from '../grammar.ts'
import { quarter, stretch } from '../piece.ts'
import { aYear, edge, edgeOf, ofYear, yearOf } from './months.ts'
import { numberOf } from './words.ts'

const ordinal = 'перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+'
const suffix = '(?:-?(?:й|м|го|ый|ой|ий|ом|ем|е|ое))?'
const at = `(?:${edge}|(?:в|во|на) )?`

const readQuarter: Rule['read'] = (found, today) => ({
  spec: quarter(numberOf(found.group('quarter')), yearOf(found, today.year), edgeOf(found)),
})

const isFirst = ({ group }: Found): boolean => numberOf(group('half')) === 1

const readHalf: Rule['read'] = (found, today) => ({
  spec: isFirst(found) ? stretch(1, 6, yearOf(found, today.year)) : stretch(7, 12, yearOf(found, today.year)),
})

/** третий квартал, 3 кв., q3, первое полугодие, 9 месяцев 2026 года */
export const quarterRules: readonly Rule[] = [
  {
    pattern: words(`${at}(?<quarter>${ordinal}|iv|i{1,3}|[1-4])${suffix} квартал(?:а|е|у|ом)?${ofYear}`),
    read: readQuarter,
  },
  {
    pattern: words(`${at}(?<quarter>[1-4]|iv|i{1,3})${suffix} ?кв(?:\\.|(?![а-я]))${ofYear}`),
    notBefore: wordsAfter('м|метр[а-я]*|км|см'),
    read: readQuarter,
  },
  {
    pattern: words(`${at}q(?<quarter>[1-4])${ofYear}`),
    read: readQuarter,
  },
  {
    pattern: words(`(?:(?:в|во) )?(?<half>перв[а-я]+|втор[а-я]+|[12]|ii?)${suffix} полугоди[а-я]+${ofYear}`),
    read: readHalf,
  },
  {
    pattern: words(`(?:(?:в|во) )?(?<half>перв[а-я]+|втор[а-я]+) половин[а-я]+(?: года|${aYear})`),
    read: readHalf,
  },
  {
    pattern: words(
      `(?<which>перв[а-я]+ )?(?<months>\\d{1,2}|шесть|девять|три) месяц(?:а|ев)(?<ofThis> года)?${ofYear}`,
    ),
    read: readMonths,
  },
]

function readMonths(found: Found, today: { year: number }): ReturnType<Rule['read']> {
  const months = numberOf(found.group('months'))
  const year = yearOf(found, today.year)
  const isPart =
    year !== undefined || found.group('ofThis') !== undefined || found.group('which') !== undefined
  return isPart && months >= 1 && months <= 12 ? { spec: stretch(1, months, year) } : undefined
}
