import { fold } from '../../fold.ts'

/** Words after a week, month, quarter or year: which one counted from the present one. */
const offsets: Readonly<Record<string, number>> = {
  này: 0,
  nay: 0,
  nầy: 0,
  'hiện tại': 0,
  'hiện nay': 0,
  sau: 1,
  tới: 1,
  'sắp tới': 1,
  kế: 1,
  'kế tiếp': 1,
  'tiếp theo': 1,
  trước: -1,
  rồi: -1,
  qua: -1,
  'vừa rồi': -1,
  'vừa qua': -1,
  ngoái: -1,
  kia: -2,
}

const folded = new Map(Object.entries(offsets).map(([word, offset]) => [fold(word), offset]))

const alternatives = (excluded: readonly string[]): string =>
  Object.keys(offsets)
    .filter((word) => !excluded.includes(word))
    .sort((one, other) => other.length - one.length)
    .join('|')

/** For a week, a month, a quarter. */
export const relation = `(?:${alternatives(['ngoái', 'kia'])})`

/** For a year; `năm trước nữa` is not said. */
export const yearRelation = `(?:${alternatives([])})`

/** 0 for this one, 1 for the next, -1 for the last; `more`: "nữa" makes it one further. */
export const offsetOf = (text: string, more = false): number => {
  const offset = folded.get(fold(text).replace(/\s+/g, ' ')) ?? 0
  return more ? offset + Math.sign(offset) : offset
}
