import type { DateTime } from 'luxon'
import { languages } from '../../core/i18n/language.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import type { DraftValues } from './draft.ts'
import { type HolidayName, holidayOn, workingDayAfter } from './holidays.ts'
import type { Meeting, MeetingException } from './meeting.ts'
import { meetingDays } from './meeting.ts'
import { occurrencesBetween } from './occurrence.ts'
import { dateOfDay, dayNumber } from './repeat-rule.ts'
import { texts } from './texts.ts'

/** A day of a meeting that is a public holiday; `to`: the day that it is moved to. */
export type HolidayClash = { readonly date: string; readonly name: HolidayName; readonly to?: string }

type WithHolidays = { readonly meeting: Meeting; readonly clashes: readonly HolidayClash[] }

/** How far ahead holidays are dealt with: those of a later year are when the meeting is next changed. */
const ahead = { months: 13 }

/**
 * The days of a meeting that are public holidays called off, moved to the next working day, or left alone. A meeting
 * that is held once stays where it was put: the clash is only told.
 */
export const applyHolidays = (
  meeting: Meeting,
  choice: DraftValues['holidays'],
  now: DateTime<true>,
): WithHolidays => {
  const plain = { ...meeting, exceptions: meeting.exceptions.filter((one) => !isForHoliday(one)) }
  const taken = new Set(plain.exceptions.map(({ date }) => date))
  const found = occurrencesBetween(plain, now, now.plus(ahead)).flatMap(({ date }) => {
    const name = taken.has(date) ? undefined : holidayOn(date)
    return name ? [{ date, name }] : []
  })
  if (choice === 'keep' || !meeting.repeat) return { meeting: plain, clashes: found }
  const days = meetingDays(meeting)
  const clashes = found.map(({ date, name }) => {
    const to = workingDayAfter(date)
    // Where the meeting is held on that day anyway, one of the two is enough.
    return choice === 'move' && !days.has(to) ? { date, name, to } : { date, name }
  })
  const exceptions = [...plain.exceptions, ...clashes.map((clash) => exceptionOf(meeting, clash))]
  return { meeting: { ...plain, exceptions }, clashes }
}

const exceptionOf = (meeting: Meeting, { date, name, to }: HolidayClash): MeetingException => {
  const reason = reasonOf(name)
  if (!to) return { kind: 'cancelled', date, reason }
  const length = dayNumber(meeting.end) - dayNumber(meeting.start)
  return {
    kind: 'moved',
    date,
    start: `${to}T${meeting.start.slice(11)}`,
    end: `${dateOfDay(dayNumber(to) + length)}T${meeting.end.slice(11)}`,
    reason,
  }
}

const reasonOf = (name: HolidayName): Localized => ({
  vi: texts('vi')(`holiday.${name}`),
  en: texts('en')(`holiday.${name}`),
  ru: texts('ru')(`holiday.${name}`),
})

/** Whether it was made here: a holiday is its reason, on a day that is that holiday. */
const isForHoliday = ({ date, reason }: MeetingException): boolean => {
  const name = holidayOn(date)
  return name !== undefined && languages.every((language) => reason?.[language] === reasonOf(name)[language])
}
