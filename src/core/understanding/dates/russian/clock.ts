import { clockAt } from '../clock.ts'
import { type Found, mask, type Rule, words, wordsAfter, wordsBefore } from '../grammar.ts'
import type { Content, DayPart } from '../piece.ts'
import { partOf } from './days.ts'
import { numberOf } from './words.ts'

const part = '(?<part>утра|дня|вечера|ночи)'
const cardinal =
  'час|дв(?:а|ух)|тр(?:и|ех)|четырех?|пят[ьи]|шест[ьи]|сем[ьи]|вос(?:ем|ьм)[ьи]|девят[ьи]|десят[ьи]|одиннадцат[ьи]|двенадцат[ьи]'
const hour = `(?<hour>\\d{1,2}|${cardinal})`
const hours = '(?:час(?:а|ов)?|ч\\.?(?![а-я]))'
/** Hours that are a length: за 2 часа, в течение 3 часов. */
const lasting = 'за|течение|через|около|более|менее|больше|меньше|на|каждые|по'
/** Nouns that the number after "в" belongs to: в 3 кабинете. */
const numbered =
  '[:.-]?\\d|%|-(?:м|й)|(?:этаж|кабинет|каб|комнат|корпус|канал|квартал|кв|раз|дн|точк|мест|групп|бригад|отдел|сервис|служб|зал|месяц|год|недел|балл|процент|полугод)[а-я]*'

export const clockRules: readonly Rule[] = [
  {
    pattern: words(`(?:(?:в|к) )?(?<hour>\\d{1,2})[:.](?<minute>[0-5]\\d)(?: ${part})?`),
    notBefore: wordsAfter('[:.]\\d|%|млн|тыс|руб|процент'),
    read: (found) => (isDotted(found) ? undefined : readClock(found)),
  },
  {
    pattern: words(`(?:в )?${hour} ?${hours} ?(?<minute>[0-5]\\d) ?(?:мин(?:ут)?[ауы]?\\.?)?(?: ${part})?`),
    read: readClock,
  },
  { pattern: words(`(?:в )?${hour} ?${hours} ?${part}`), read: readClock },
  { pattern: words(`(?:в )?${hour} (?<part>утра|вечера)`), read: readClock },
  { pattern: words(`(?:в |(?<=(?:с|до|к|после) ))${hour} (?<part>дня|ночи)`), read: readClock },
  { pattern: words(`(?:в |(?<=(?:с|до|к|после) ))${hour} ?${hours}`), read: readClock },
  {
    pattern: words(`(?<hour>\\d{1,2}) ?${hours}`),
    notAfter: wordsBefore(lasting),
    notBefore: wordsAfter('назад|в день|в сутки|подряд|работ[а-я]+'),
    read: readClock,
  },
  {
    pattern: words(`с (?<hour>\\d{1,2}) до (?<until>\\d{1,2})`),
    notBefore: wordsAfter('[:.]\\d|%|(?!(?:завтра|сегодня|в|во|на|по)(?![а-я]))[а-я]+'),
    read: readHours,
  },
  { pattern: words('в полдень'), read: () => ({ clock: { minute: 12 * 60 } }) },
  { pattern: words('в полночь'), read: () => ({ clock: { minute: 12 * 60, part: 'night' } }) },
  { pattern: words(`в ${hour}`), notBefore: wordsAfter(numbered), read: readBareHour },
]

/** 9.30 is a time only after "в"; else it may be any number. */
const isDotted = ({ prepared, start, end }: Found): boolean => {
  const typed = prepared.text.slice(start, end)
  return typed.includes('.') && !/^[вк]\s/.test(typed)
}

const dayHours: Readonly<Record<DayPart, number>> = {
  morning: 11,
  noon: 3,
  afternoon: 6,
  evening: 12,
  night: 12,
}

function readClock({ group }: Found): Content | undefined {
  const of = partOf(group('part'))
  const hour = group('hour') === 'час' ? 1 : numberOf(group('hour'))
  if (Number.isNaN(hour) || !Number.isInteger(hour) || (of && hour < 13 && hour > dayHours[of] + 1))
    return undefined
  const clock = clockAt(hour, Number(group('minute') ?? 0), of)
  return clock && { clock }
}

function readBareHour(found: Found): Content | undefined {
  const clock = readClock(found)?.clock
  const ends = /^\s*(?:$|[?!,)])/.test(found.prepared.text.slice(found.end))
  return clock && { clock: { ...clock, needsDay: !ends } }
}

/** с 9 до 11 */
function readHours({ group }: Found): Content | undefined {
  const clock = clockAt(Number(group('hour')))
  const until = clockAt(Number(group('until')))
  return clock && until && clock.minute < until.minute
    ? { clock: { ...clock, until: until.minute } }
    : undefined
}

const label =
  'комнат[а-я]+|каб(?:инет[а-я]*)?\\.?|ком\\.?|оф(?:ис[а-я]*)?\\.?|доб(?:авочн[а-я]+)?\\.?|номер[а-я]*|тел(?:ефон[а-я]*)?\\.?|приказ[а-я]*|решени[а-я]+|распоряжени[а-я]+|постановлени[а-я]+|этаж[а-я]*|корпус[а-я]*|дом[а-я]*|ул(?:иц[а-я]+)?\\.?|верси[а-я]+|пункт[а-я]*|раздел[а-я]*|мсп|цтп|room|ext|№|n'

export const maskRules: readonly Rule[] = [
  mask(
    new RegExp(
      `(?<![0-9a-zа-я])(?:${label})\\s*(?:№\\s*)?[:.]?\\s*-?(?!\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}(?!\\d))\\d[\\d/-]*(?![0-9:.]*\\d)`,
      'g',
    ),
  ),
  mask(/(?:\+\d|(?<!\d)0\d{2,3}[ .-]\d{3}|\d-\d{3}-)[\d .-]{4,}\d/g),
  mask(words('\\d+(?:/\\d+)*/[a-z\\u0111а-я]+(?:-[a-z\\u0111а-я0-9/&-]*)?')),
]
