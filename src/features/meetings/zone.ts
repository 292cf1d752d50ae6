import type { DateTime } from 'luxon'

/** A moment on the clock of the person whose present moment `now` is. */
export const onClockOf = (now: DateTime<true>, time: DateTime<true>): DateTime<true> => {
  const there = time.setZone(now.zone)
  return there.isValid ? there : time
}
