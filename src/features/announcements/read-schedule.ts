import { readDate } from '../../core/spreadsheet/dates.ts'
import { fold } from '../../core/understanding/fold.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { rhythms } from './schedule.ts'

/** A time as somebody types it, before it is checked against the calendar. */
export type WallTime = { readonly local: string; readonly zone: string }

export type TypedSchedule = WallTime & {
  readonly repeat?: (typeof rhythms)[number]
  readonly missed?: 'skip' | 'send-late'
}

const rhythmWords: Record<string, (typeof rhythms)[number]> = {
  daily: 'daily',
  'hang ngay': 'daily',
  ежедневно: 'daily',
  weekly: 'weekly',
  'hang tuan': 'weekly',
  еженедельно: 'weekly',
  monthly: 'monthly',
  'hang thang': 'monthly',
  ежемесячно: 'monthly',
}

const missedWords: Record<string, 'skip' | 'send-late'> = {
  skip: 'skip',
  'bo qua': 'skip',
  пропустить: 'skip',
  'send late': 'send-late',
  'send-late': 'send-late',
  'gui muon': 'send-late',
  'отправить позже': 'send-late',
}

/**
 * "2026-12-01 08:00", "17/12/2026 8:30 Europe/Moscow weekly skip". Day and time, then in any order a zone, a rhythm
 * and what becomes of a missed run. A date that can be read in two ways is refused with both of them.
 */
export const readSchedule = (
  text: string,
  zone: string,
): { readonly ok: true; readonly schedule: TypedSchedule } | Refusal<'bad-date' | 'ambiguous-date'> => {
  const found = /^\s*(\d[\d./-]*\d)[\sT,]+(\d{1,2}):(\d{2})(?:\s+(.*))?$/s.exec(text)
  const bad = refuse('bad-date', { date: text.trim().slice(0, 40) })
  if (!found) return bad
  const [, date = '', hour = '', minute = '', rest = ''] = found
  const time = `${hour.padStart(2, '0')}:${minute}`
  const day = dayOf(date)
  if (!day) return bad
  if (typeof day !== 'string') return day
  const named = /(?:^|\s)([A-Za-z_]+\/[\w/+-]+|UTC)(?=\s|$)/.exec(rest)?.[1]
  const words = fold(rest.replace(named ?? '', ' '))
    .replace(/[\s,]+/g, ' ')
    .trim()
  const tail = readWords(words)
  return tail ? { ok: true, schedule: { local: `${day}T${time}`, zone: named ?? zone, ...tail } } : bad
}

/** A day as it is written, be there such a day or not: that is for the calendar to say. */
const dayOf = (date: string): string | Refusal<'ambiguous-date'> | undefined => {
  const yearFirst = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(date)
  if (yearFirst) return isoOf(yearFirst[1], yearFirst[2], yearFirst[3])
  const reading = readDate(date)
  if (reading.kind === 'ambiguous')
    return refuse('ambiguous-date', { date, first: reading.readings[0], second: reading.readings[1] })
  if (reading.kind === 'value') return reading.date
  const dayFirst = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(date)
  return dayFirst ? isoOf(dayFirst[3], dayFirst[2], dayFirst[1]) : undefined
}

const isoOf = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** undefined: there is a word that means nothing. */
const readWords = (words: string): Pick<TypedSchedule, 'repeat' | 'missed'> | undefined => {
  let rest = words
  const take = <Value>(table: Record<string, Value>): Value | undefined => {
    const word = Object.keys(table).find((candidate) => ` ${rest} `.includes(` ${candidate} `))
    if (word === undefined) return undefined
    rest = ` ${rest} `.replace(` ${word} `, ' ').trim()
    return table[word]
  }
  const repeat = take(rhythmWords)
  const missed = take(missedWords)
  return rest === '' ? { ...(repeat && { repeat }), ...(missed && { missed }) } : undefined
}
