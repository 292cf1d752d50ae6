import { DateTime } from 'luxon'

/** The present moment; a test hands in one that stands still. */
export type Clock = () => DateTime<true>

export const systemClock: Clock = () => DateTime.now()
