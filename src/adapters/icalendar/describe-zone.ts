import type { DateTime } from 'luxon'
import { Failure } from '../../core/errors/failure.ts'

/**
 * The VTIMEZONE of an IANA zone (RFC 5545, 3.6.5), true from a year before `from` to a year after `to`: the offset
 * that held at first, then one observance for each change of it.
 */
export const describeZone = (zone: string, from: DateTime<true>, to: DateTime<true>): string => {
  const first = inZone(from.minus({ years: 1 }), zone)
  const changes = changesOfOffset(first, inZone(to.plus({ years: 1 }), zone))
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance('19700101T000000', first, first),
    ...changes.flatMap(({ before, after }) => observance(onset(before, after), before, after)),
    'END:VTIMEZONE',
  ].join('\r\n')
}

type Change = { readonly before: DateTime<true>; readonly after: DateTime<true> }

const changesOfOffset = (from: DateTime<true>, to: DateTime<true>): Change[] => {
  const changes: Change[] = []
  for (let day = from; day < to; day = day.plus({ days: 1 })) {
    const next = day.plus({ days: 1 })
    if (day.offset !== next.offset) changes.push(narrow({ before: day, after: next }))
  }
  return changes
}

/** To the second: `after` is the first one with the new offset. */
const narrow = ({ before, after }: Change): Change => {
  const gap = after.toSeconds() - before.toSeconds()
  if (gap <= 1) return { before, after }
  const middle = before.plus({ seconds: Math.floor(gap / 2) })
  return narrow(middle.offset === before.offset ? { before: middle, after } : { before, after: middle })
}

/** The moment of a change on the clock that held until then. */
const onset = (before: DateTime<true>, after: DateTime<true>): string =>
  after.toUTC().plus({ minutes: before.offset }).toFormat("yyyyLLdd'T'HHmmss")

const observance = (start: string, before: DateTime<true>, after: DateTime<true>): string[] => {
  const kind = after.isInDST ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${before.toFormat('ZZZ')}`,
    `TZOFFSETTO:${after.toFormat('ZZZ')}`,
    `TZNAME:${after.toFormat('ZZZZ', { locale: 'en-GB' })}`,
    `END:${kind}`,
  ]
}

const inZone = (time: DateTime<true>, zone: string): DateTime<true> => {
  const there = time.setZone(zone)
  if (there.isValid) return there
  throw new Failure('bad-event', 'an event names a time zone that there is not', { ids: { zone } })
}
