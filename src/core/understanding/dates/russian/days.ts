import { type Found, type Rule, words, wordsAfter } from '../grammar.ts'
import { type Content, type DayPart, oneDay } from '../piece.ts'
import type { Today } from '../today.ts'
import { offsetOf, relation, weekdayName, weekdayOfName } from './words.ts'

const named: Readonly<Record<string, number>> = {
  'сегодня(?:шн[а-я]+(?: дн[а-я]+)?)?': 0,
  'завтра(?:шн[а-я]+(?: дн[а-я]+)?)?': 1,
  послезавтра: 2,
  'вчера(?:шн[а-я]+(?: дн[а-я]+)?)?': -1,
  позавчера: -2,
}

const partByStem: readonly (readonly [stem: string, part: DayPart])[] = [
  ['утр', 'morning'],
  ['полдень|обед', 'noon'],
  ['дн', 'afternoon'],
  ['вечер', 'evening'],
  ['ноч', 'night'],
]

const part = 'утром|с утра|днем|вечером|ночью|в обед|после обеда'

export const partOf = (word: string | undefined): DayPart | undefined =>
  word === undefined ? undefined : partByStem.find(([stem]) => new RegExp(stem).test(word))?.[1]

export const dayRules: readonly Rule[] = [
  ...Object.entries(named).map(
    ([name, offset]): Rule => ({
      pattern: words(`(?:на )?(?:${name})`),
      read: (_, today) => ({ spec: oneDay(today.day + offset) }),
    }),
  ),
  {
    pattern: words(`(?<part>${part})`),
    read: ({ group }) => ({ part: /после/.test(group('part') ?? '') ? 'afternoon' : partOf(group('part')) }),
  },
  {
    pattern: words(
      `(?:(?:в|во|на) )?(?:(?<relation>${relation}|ближайш[а-я]+) )?(?<day>${weekdayName})(?: (?<late>этой|следующей|прошлой|будущей|текущей) недели)?`,
    ),
    notBefore: wordsAfter('\\. ?\\d|знач|арифм'),
    read: readWeekday,
  },
  {
    pattern: words('(?:на )?(?<day>0?[1-9]|[12]\\d|3[01])(?:-?(?:го|е|ое|му))?(?: числ[а-я]+)'),
    read: ({ group }) => ({ spec: { is: 'day', day: Number(group('day')) } }),
  },
  {
    pattern: words('(?<day>0?[1-9]|[12]\\d|3[01])-?го'),
    read: ({ group }) => ({ spec: { is: 'day', day: Number(group('day')) } }),
  },
  /** с 5 по 10: days of a month, for hours go до */
  {
    pattern: words(
      'с (?<first>0?[1-9]|[12]\\d|3[01]) по (?<last>0?[1-9]|[12]\\d|3[01])(?:-?е)?(?: числ[а-я]+)?',
    ),
    notBefore: wordsAfter('[./:-]?\\d|%|(?!(?:у|в|и|но|а)(?![а-я]))[а-я]+'),
    read: ({ group }) => ({
      spec: { is: 'day', day: Number(group('first')) },
      through: { spec: { is: 'day', day: Number(group('last')) }, lent: false },
    }),
  },
  {
    pattern: words('(?<=(?:по|до) )(?:сей день|настоящее время|настоящего времени)'),
    read: () => ({ spec: { is: 'now' } }),
  },
]

function readWeekday({ group }: Found, today: Today): Content {
  const weekday = weekdayOfName(group('day')) ?? 1
  const offset = offsetOf(group('late') ?? group('relation'))
  if (offset === undefined) return { spec: { is: 'weekday', weekday } }
  return { spec: oneDay(today.monday + offset * 7 + weekday - 1) }
}
