import { bareNumbers } from './bare-numbers.ts'
import { type Grammar, type Rule, words, wordsAfter, wordsBefore } from './grammar.ts'
import { numericRules } from './numeric.ts'
import { clockRules, maskRules } from './russian/clock.ts'
import { counted } from './russian/counted.ts'
import { dayRules } from './russian/days.ts'
import { monthRules } from './russian/months.ts'
import { periodRules } from './russian/periods.ts'
import { quarterRules } from './russian/quarters.ts'

/** 17.12 is a date where the month has its two digits and no unit follows: 17.12 of 17.12% is none. */
const dottedDate: Rule = {
  pattern: words('(?:на )?(?<day>0?[1-9]|[12]\\d|3[01])\\.(?<month>0[1-9]|1[0-2])'),
  notBefore: wordsAfter(
    '[.:]?\\d|%|процент[а-я]*|млн|тыс|руб|кг|т|м|гб|мбит[а-я/]*|балл[а-я]*|раз[а-я]*|час[а-я]*',
  ),
  read: ({ group }) => ({ spec: { is: 'day', day: Number(group('day')), month: Number(group('month')) } }),
}

const tet: Rule = {
  pattern: words('(?:(?:на|в) )?т[эе]т(?:а|у|ом)?'),
  read: () => ({ spec: { is: 'lunar', month: 1, first: 1, last: 3 } }),
}

export const russian: Grammar = {
  hint: /\d|сегодн|завтр|вчера|недел|месяц|квартал|полугод|половин|год|январ|феврал|март|апрел|(?<![а-я])ма[йяею](?![а-я])|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельн|вторник|сред|четверг|пятниц|суббот|воскрес|выходн|час|полдень|полноч|утр|вечер|ноч|дня|днем|дней|через|назад|т[эе]т|(?<![а-я])(?:пн|вт|ср|чт|пт|сб|вс)(?![а-я])/,
  rules: [
    ...maskRules,
    ...numericRules({
      monthMayComeFirst: false,
      lead: '(?!)',
      counted,
      scored: 'около|почти|более|всего|только|оценка|счет',
    }),
    dottedDate,
    ...dayRules,
    ...monthRules,
    ...periodRules,
    ...quarterRules,
    ...clockRules,
    tet,
    ...bareNumbers,
  ],
  glue: /^[\s,(]*(?:(?:в|во|на|с|со|к|около|примерно|за)\s+)*$/,
  ranges: [
    { from: wordsBefore('с|со|от'), to: /^\s*(?:-+>?|~|по|до)\s*$/ },
    { from: wordsBefore('между'), to: /^\s*и\s*$/, needsFrom: true },
  ],
}
