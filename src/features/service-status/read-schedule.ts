import { fold } from '../../core/understanding/fold.ts'
import type { ReportSchedule, Rhythm } from './report-schedule.ts'

export type SaidSchedule = Pick<ReportSchedule, 'rhythm' | 'day' | 'time'>

const rhythmWords: readonly (readonly [Rhythm, RegExp])[] = [
  ['week', /(?<!\p{L})(?:hang tuan|weekly|every week|еженедельно|каждую неделю)(?!\p{L})/u],
  ['month', /(?<!\p{L})(?:hang thang|monthly|every month|ежемесячно|каждый месяц)(?!\p{L})/u],
  ['quarter', /(?<!\p{L})(?:hang quy|quarterly|every quarter|ежеквартально|каждый квартал)(?!\p{L})/u],
  ['year', /(?<!\p{L})(?:hang nam|yearly|every year|annually|ежегодно|каждый год)(?!\p{L})/u],
]

/** By the time that figures are out, and on a weekday's morning. */
const usual = { week: 1, month: 20, quarter: 20, year: 20 } as const satisfies Record<Rhythm, number>
const usualTime = '08:00'

/** What stands behind "service report": "hằng tháng ngày 5 lúc 07:30", "weekly on Monday", "ежемесячно 5 числа". */
export const readSchedule = (words: string): SaidSchedule | 'no-such-time' | undefined => {
  const said = fold(words).replace(/\s+/g, ' ')
  const rhythm = rhythmWords.find(([, words]) => words.test(said))?.[0]
  if (!rhythm) return undefined
  const day = rhythm === 'week' ? weekdayIn(said) : dayIn(said)
  const time = timeIn(said)
  if (day === 0 || time === '') return 'no-such-time'
  return { rhythm, day: day ?? usual[rhythm], time: time ?? usualTime }
}

/** 0: a day that not every month has. */
const dayIn = (said: string): number | undefined => {
  const [, before, after] = /(?:ngay|day|the) (\d{1,2})|(\d{1,2})(?:-го)? числа/.exec(said) ?? []
  const day = before ?? after
  if (day === undefined) return undefined
  return Number(day) >= 1 && Number(day) <= 28 ? Number(day) : 0
}

const weekdays: readonly RegExp[] = [
  /thu (?:hai|2)|monday|понедельник/,
  /thu (?:ba|3)|tuesday|вторник/,
  /thu (?:tu|4)|wednesday|сред[ауы]/,
  /thu (?:nam|5)|thursday|четверг/,
  /thu (?:sau|6)|friday|пятниц/,
  /thu (?:bay|7)|saturday|суббот/,
  /chu nhat|sunday|воскресен/,
]

const weekdayIn = (said: string): number | undefined => {
  const found = weekdays.findIndex((words) => words.test(said))
  return found < 0 ? undefined : found + 1
}

/** Empty: there is no such time. */
const timeIn = (said: string): string | undefined => {
  const [, hour, minute = '00'] = /(?:luc|at|в|во) (\d{1,2})(?:[:.h](\d{2})?)?(?!\d)/.exec(said) ?? []
  if (hour === undefined) return undefined
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : ''
}
