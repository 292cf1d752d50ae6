import type { ClockSpec, Content, DayPart } from './piece.ts'

const halfDay = 12 * 60
const fullDay = 24 * 60

/** When each part of the day is, `HH:mm`: what "this morning" stands for where no hour is named. */
export const hoursOf = {
  morning: ['06:00', '12:00'],
  noon: ['11:00', '13:30'],
  afternoon: ['12:00', '18:00'],
  evening: ['18:00', '22:00'],
  night: ['21:00', '23:59'],
} as const satisfies Record<DayPart, readonly [string, string]>

/** What an hour of the twelve-hour clock becomes in each part of the day: 12 at night is the end of that day. */
const shifted: Record<DayPart, (minute: number) => number> = {
  morning: (minute) => (minute >= halfDay ? minute - halfDay : minute),
  noon: (minute) => (minute < 3 * 60 ? minute + halfDay : minute),
  afternoon: (minute) => (minute < halfDay ? minute + halfDay : minute),
  evening: (minute) => minute + halfDay,
  night: (minute) => (minute < 6 * 60 ? minute : minute + halfDay),
}

/** Minutes after the day's midnight; 1440 and more is the day after. Without a part the hour is taken as written. */
const minuteIn = (minute: number, part: DayPart | undefined): number =>
  part === undefined || minute >= 13 * 60 ? minute : shifted[part](minute)

/** A clock's own part of the day (9 am) goes before the one that stands with the date (tonight). */
export const startMinute = (content: Content): number | undefined =>
  content.clock && minuteIn(content.clock.minute, content.clock.part ?? content.part)

export const timeOf = (minute: number): string => {
  const ofDay = minute % fullDay
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

export const daysIn = (minute: number): number => Math.floor(minute / fullDay)

const two = (value: number): string => String(value).padStart(2, '0')

/** undefined for what no clock shows (25:00). */
export const clockAt = (hour: number, minutes = 0, part?: DayPart): ClockSpec | undefined =>
  hour > 23 || minutes > 59 ? undefined : { minute: hour * 60 + minutes, part }

/**
 * From the first hour to the last, which may lend the first its part of the day: "8 to 10 pm" is two evening hours,
 * "9 to 5 pm" starts in the morning. undefined where the end is not after the start.
 */
export const clockRange = (from: Content, to: Content): ClockSpec | undefined => {
  const until = startMinute(to)
  if (from.clock === undefined || until === undefined) return undefined
  const lent = startMinute({
    ...from,
    clock: { ...from.clock, part: from.clock.part ?? from.part ?? to.clock?.part ?? to.part },
  })
  const start = [lent, from.clock.minute].find((minute) => minute !== undefined && minute < until)
  return start === undefined ? undefined : { minute: start, until, part: undefined }
}
