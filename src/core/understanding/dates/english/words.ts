const months: Readonly<Record<string, number>> = {
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sept: 9,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
}

/** Month names that are also common words; they need a number or a preposition beside them. */
const doubtfulMonths: Readonly<Record<string, number>> = { may: 5, mar: 3 }

const weekdays: Readonly<Record<string, number>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
  mon: 1,
  tues: 2,
  tue: 2,
  wed: 3,
  thurs: 4,
  thur: 4,
  fri: 5,
}

/** Short names that are also common words. */
const doubtfulWeekdays: Readonly<Record<string, number>> = { thu: 4, sat: 6, sun: 7 }

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  last: 4,
  half: 0.5,
  'half an': 0.5,
  'a couple of': 2,
}

const relations: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  'the current': 0,
  next: 1,
  'the next': 1,
  coming: 1,
  'the coming': 1,
  upcoming: 1,
  following: 1,
  'the following': 1,
  last: -1,
  previous: -1,
  'the previous': -1,
  past: -1,
}

const either = (table: object): string => Object.keys(table).join('|')

export const monthName = either(months)
export const anyMonthName = `${monthName}|${either(doubtfulMonths)}`
export const doubtfulMonthName = either(doubtfulMonths)
export const weekdayName = either(weekdays)
export const doubtfulWeekdayName = either(doubtfulWeekdays)
export const relation = either(relations)

const lookUp =
  (...tables: Readonly<Record<string, number>>[]) =>
  (word: string | undefined): number => {
    const key = (word ?? '').replace(/\s+/g, ' ')
    return tables.map((table) => table[key]).find((value) => value !== undefined) ?? Number(key)
  }

export const monthOf = lookUp(months, doubtfulMonths)
export const weekdayOfName = lookUp(weekdays, doubtfulWeekdays)
/** Cardinals, ordinals and digits. */
export const numberOf = lookUp(numbers)
/** 0 for this, 1 for next, -1 for last. */
export const offsetOf = lookUp(relations)
