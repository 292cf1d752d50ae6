import { clockRange } from './clock.ts'
import type { Content, Spec } from './piece.ts'

/** Two dates as the ends of one range, not yet checked for their order; undefined where they are none. */
export const rangeBetween = (first: Content, last: Content): Content | undefined => {
  const from = completeFirst(first, last)
  const to = completeLast(from, last)
  if (first.through || last.through) return undefined
  if (from.clock && to.clock && !(from.spec && to.spec)) {
    const clock = clockRange(from, to)
    return clock && { spec: from.spec ?? to.spec, clock }
  }
  if (!isEnd(from.spec) || !isEnd(to.spec) || (from.clock && !to.clock)) return undefined
  const { spec, clock, part } = to
  return { ...from, through: { spec, clock, part, lent: first.spec !== from.spec } }
}

const isEnd = (spec: Spec | undefined): spec is Spec => spec !== undefined && spec.is !== 'number'

/** "5" of "5 to 9/12" gets its month, "8" of "8 to 10h" becomes an hour, "Monday" gets the week of "Friday next week". */
const completeFirst = (first: Content, last: Content): Content => {
  const { spec } = first
  if (spec?.is === 'number' && last.clock && !first.clock) {
    return spec.value > 24 ? first : { clock: { minute: spec.value * 60 } }
  }
  return spec && last.spec ? { ...first, spec: complete(spec, last.spec) } : first
}

const completeLast = (first: Content, last: Content): Content =>
  last.spec && first.spec ? { ...last, spec: complete(last.spec, first.spec) } : last

/** `spec` with what its other end knows. */
const complete = (spec: Spec, other: Spec): Spec => {
  if (spec.is === 'number' && other.is === 'day') return { ...other, day: spec.value }
  if (spec.is === 'day' && other.is === 'day' && (spec.month === undefined || spec.year === undefined)) {
    return { ...spec, month: spec.month ?? other.month, year: spec.year ?? other.year }
  }
  if (spec.is === 'weekday' && other.is === 'weekday') return { ...spec, monday: spec.monday ?? other.monday }
  if (spec.is === 'months' && other.is === 'months') return { ...spec, year: spec.year ?? other.year }
  return spec
}
