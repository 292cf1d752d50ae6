import { fold } from '../../core/understanding/fold.ts'

/** What the days of the week are called, folded, from Monday. */
const names: readonly (readonly string[])[] = [
  ['1', 't2', 'thu 2', 'thu hai', 'mon', 'monday', 'пн', 'понедельник'],
  ['2', 't3', 'thu 3', 'thu ba', 'tue', 'tuesday', 'вт', 'вторник'],
  ['3', 't4', 'thu 4', 'thu tu', 'wed', 'wednesday', 'ср', 'среда'],
  ['4', 't5', 'thu 5', 'thu nam', 'thu', 'thursday', 'чт', 'четверг'],
  ['5', 't6', 'thu 6', 'thu sau', 'fri', 'friday', 'пт', 'пятница'],
  ['6', 't7', 'thu 7', 'thu bay', 'sat', 'saturday', 'сб', 'суббота'],
  ['7', 'cn', 'chu nhat', 'sun', 'sunday', 'вс', 'воскресенье'],
]

/** "1,2,3", "T2-T6", "Mon-Fri", "пн, ср": days in order, 1 is Monday. undefined: it is no such list. */
export const readWeekdays = (text: string): number[] | undefined => {
  const days = new Set<number>()
  for (const part of fold(text).split(/[,;]/)) {
    const [first = 0, last = first] = part.split(/[-–—]/).map(dayCalled)
    if (first === 0 || last === 0 || last < first) return undefined
    for (let day = first; day <= last; day += 1) days.add(day)
  }
  return [...days].sort((a, b) => a - b)
}

/** 0 for none. */
const dayCalled = (name: string): number => names.findIndex((known) => known.includes(name.trim())) + 1
