import type { DateTime, Zone } from 'luxon'

/** A moment on the clock of an IANA zone; on the other's, at first its own, where there is none of this name. */
export const inZone = (
  moment: DateTime<true>,
  zone: string,
  otherwise: string | Zone = moment.zone,
): DateTime<true> => {
  const there = moment.setZone(zone)
  return there.isValid ? there : (moment.setZone(otherwise) as DateTime<true>)
}
