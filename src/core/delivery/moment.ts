import { DateTime } from 'luxon'
import { Failure } from '../errors/failure.ts'

/** Documents of the ledger hold moments as milliseconds since 1970. */
export const momentOf = (milliseconds: number): DateTime<true> => {
  const moment = DateTime.fromMillis(milliseconds)
  if (moment.isValid) return moment
  throw new Failure('bad-moment', 'a moment is out of range', { ids: { milliseconds } })
}
