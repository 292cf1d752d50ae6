import { mask, type Rule, words, wordsBefore } from './grammar.ts'
import type { Content, Spec } from './piece.ts'
import { month } from './piece.ts'

const year = '(?:19|20)\\d\\d'
/** Not inside a longer number, a mark or a code: 1/2/3/4, #3/4, MSP-1/2. A dash may join two dates (30/4-1/5). */
const edgeLeft = '(?<![\\da-z][/.:]?)(?<![a-z]-)(?<![/#№+])'
const edgeRight = '(?![/.:]?\\d|[/-]?(?!г)[a-z\\u00c0-\\u1eff%])'

type NumericStyle = {
  /** Whether 3/4 may be March 4: then both readings are given. */
  readonly monthMayComeFirst: boolean
  /** A word such as `ngày` that makes a date of whatever follows and belongs to it. */
  readonly lead: string
  /** Nouns that are counted in fractions: 3/10 máy. */
  readonly counted: string
  /** Words before a fraction or a mark: đạt 4/5. */
  readonly scored: string
}

/** d/m/y, d.m.y, d-m-y, y-m-d, d/m and m/y as `style` reads them; 24/7 is none of them. */
export const numericRules = (style: NumericStyle): Rule[] => {
  const lead = `(?:(?<lead>${style.lead})\\s*)?`
  return [
    mask(/(?<!\d)20\d\d\s?-\s?20\d\d(?!\d)/g),
    {
      pattern: numbers(`(?<!\\d-)(?<year>${year})(?<sep>[-/.])(?<b>\\d{1,2})\\k<sep>(?<a>\\d{1,2})`),
      read: ({ group }) => ({
        spec: { is: 'day', day: Number(group('a')), month: Number(group('b')), year: Number(group('year')) },
      }),
    },
    {
      pattern: new RegExp(
        `(?<![a-z])${lead}${edgeLeft}(?<a>\\d{1,2})\\s?(?<sep>/|\\.|(?<!\\d-\\d{1,2})-)\\s?(?<b>\\d{1,2})\\s?\\k<sep>\\s?(?<year>${year}|\\d\\d)${edgeRight}`,
        'g',
      ),
      read: ({ group }) =>
        dayMonth(group('a'), group('b'), group('year'), group('sep') === '/' && style.monthMayComeFirst),
    },
    {
      pattern: new RegExp(
        `(?<![a-z])(?<lead>${style.lead})\\s*(?<a>\\d{1,2})[/.-](?<b>\\d{1,2})${edgeRight}`,
        'g',
      ),
      read: ({ group }) => dayMonth(group('a'), group('b'), undefined, style.monthMayComeFirst),
    },
    mask(words(`\\d+/\\d+ ?(?:${style.counted})`)),
    {
      pattern: numbers('(?<a>\\d{1,2})/(?<b>\\d{1,2})'),
      notAfter: wordsBefore(style.scored),
      read: ({ group }) =>
        isRoundTheClock(group('a'), group('b'))
          ? {}
          : bareDayMonth(group('a'), group('b'), style.monthMayComeFirst),
    },
    {
      pattern: numbers(`(?<month>0?[1-9]|1[0-2])\\s?[/.-]\\s?(?<year>20\\d\\d)`),
      read: ({ group }) => ({ spec: month(Number(group('month')), Number(group('year'))) }),
    },
  ]
}

const numbers = (source: string): RegExp => new RegExp(`${edgeLeft}${source}${edgeRight}`, 'g')

const isRoundTheClock = (a = '', b = ''): boolean => (a === '24' && b === '7') || a === '0' || b === '0'

/** Without a year 3/15 is a fraction where the day comes first. */
const bareDayMonth = (a = '', b = '', monthMayComeFirst: boolean): Content | undefined =>
  Number(b) > 12 && !monthMayComeFirst ? {} : dayMonth(a, b, undefined, monthMayComeFirst)

const dayMonth = (a = '', b = '', yearText: string | undefined, mayComeFirst: boolean): Content => {
  const [first, second] = [Number(a), Number(b)]
  const yearNumber = yearText === undefined ? undefined : fullYear(Number(yearText))
  const monthFirst = first <= 12 && second > 12
  const spec: Spec = {
    is: 'day',
    day: monthFirst ? second : first,
    month: monthFirst ? first : second,
    year: yearNumber,
    swappable: mayComeFirst && first <= 12 && second <= 12 && first !== second,
  }
  return { spec }
}

const fullYear = (value: number): number => (value < 100 ? 2000 + value : value)
