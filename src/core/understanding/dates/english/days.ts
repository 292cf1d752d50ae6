import type { Rule } from '../grammar.ts'
import { words, wordsAfter, wordsBefore } from '../grammar.ts'
import { type DayPart, oneDay } from '../piece.ts'
import { doubtfulWeekdayName, offsetOf, relation, weekdayName, weekdayOfName } from './words.ts'

const named: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  tomorow: 1,
  tmrw: 1,
  tmr: 1,
  yesterday: -1,
  '(?:the )?day after tomorrow': 2,
  '(?:the )?day before yesterday': -2,
}

const partByWord: Readonly<Record<string, DayPart>> = {
  morning: 'morning',
  noon: 'noon',
  lunchtime: 'noon',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
}

const part = Object.keys(partByWord).join('|')
const partOf = (word: string | undefined): DayPart | undefined =>
  word === undefined ? undefined : partByWord[word]

/** What makes `sat`, `sun` and the name Thu days: on sat, sun at 9. */
const dayBefore = '(?<=(?:on|next|this|last|by|until|till|from|to|every|and|or|-|,)\\s*)'
const dayAfter = '(?=,? (?:at|\\d|morning|afternoon|evening|night))'

export const dayRules: readonly Rule[] = [
  ...Object.entries(named).map(
    ([name, offset]): Rule => ({
      pattern: words(name),
      notBefore: wordsAfter("'s world"),
      read: (_, today) => ({ spec: oneDay(today.day + offset) }),
    }),
  ),
  { pattern: words('tonight|tonite'), read: (_, today) => ({ spec: oneDay(today.day), part: 'evening' }) },
  { pattern: words('last night'), read: (_, today) => ({ spec: oneDay(today.day - 1), part: 'night' }) },
  {
    pattern: words('this (?<part>morning|afternoon|evening)'),
    read: ({ group }, today) => ({ spec: oneDay(today.day), part: partOf(group('part')) }),
  },
  {
    pattern: words(`(?:in the |during the )?(?<part>${part})`),
    notAfter: wordsBefore('good'),
    read: ({ group }) => ({ part: partOf(group('part')) }),
  },
  { pattern: words('(?<=(?:until|till|to) )(?:now|date|present)'), read: () => ({ spec: { is: 'now' } }) },
  {
    pattern: words(`(?:(?<relation>${relation}) )?(?<day>${weekdayName})`),
    notBefore: wordsAfter("'s name"),
    read: ({ group }, today) => {
      const weekday = weekdayOfName(group('day'))
      const word = group('relation')
      if (word === undefined || /coming/.test(word)) return { spec: { is: 'weekday', weekday } }
      return { spec: oneDay(today.monday + offsetOf(word) * 7 + weekday - 1) }
    },
  },
  {
    pattern: words(`${dayBefore}(?<day>${doubtfulWeekdayName})|(?<before>${doubtfulWeekdayName})${dayAfter}`),
    notAfter: wordsBefore('the'),
    read: ({ group }) => ({
      spec: { is: 'weekday', weekday: weekdayOfName(group('day') ?? group('before')) },
    }),
  },
  {
    pattern: words('the (?<day>0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)'),
    notBefore: wordsAfter(
      'floor|time|quarter|quater|place|congress|conference|meeting|anniversary|century|item|rig|half|line|day',
    ),
    read: ({ group }) => ({ spec: { is: 'day', day: Number(group('day')) } }),
  },
]
