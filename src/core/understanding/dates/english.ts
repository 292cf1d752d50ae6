import { bareNumbers } from './bare-numbers.ts'
import { clockRules, maskRules } from './english/clock.ts'
import { counted } from './english/counted.ts'
import { dayRules } from './english/days.ts'
import { monthRules } from './english/months.ts'
import { periodRules } from './english/periods.ts'
import { quarterRules } from './english/quarters.ts'
import { anyMonthName, weekdayName } from './english/words.ts'
import { type Grammar, type Rule, words, wordsBefore } from './grammar.ts'
import { numericRules } from './numeric.ts'

const tet: Rule = {
  pattern: words('tet|lunar new year'),
  read: () => ({ spec: { is: 'lunar', month: 1, first: 1, last: 3 } }),
}

export const english: Grammar = {
  hint: new RegExp(
    `\\d|\\b(?:today|tom|tmr|yesterday|tonight|tonite|night|morning|afternoon|evening|noon|midday|midnight|week|month|quarter|year|half|days?|hours?|minutes?|ago|at|tet|sat|sun|${weekdayName}|${anyMonthName})`,
  ),
  rules: [
    ...maskRules,
    ...numericRules({
      monthMayComeFirst: true,
      lead: '(?!)',
      counted,
      scored: 'score|ratio|scored|about|only|achieved|approximately|nearly|almost|over',
    }),
    ...dayRules,
    ...monthRules,
    ...periodRules,
    ...quarterRules,
    ...clockRules,
    tet,
    ...bareNumbers,
  ],
  glue: /^[\s,(]*(?:(?:at|on|in|of|the|from|for|during|around|about|between)\s+)*$/,
  ranges: [
    { from: wordsBefore('from|between'), to: /^\s*(?:-+>?|~|to|till|until|through|thru)\s*(?:the\s+)?$/ },
    { from: wordsBefore('between'), to: /^\s*and\s*(?:the\s+)?$/, needsFrom: true },
  ],
}
