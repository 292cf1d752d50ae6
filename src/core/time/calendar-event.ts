/** One event for somebody's calendar (RFC 5545). */
export type CalendarEvent = {
  /** Globally unique and the same for every version of the event. */
  readonly uid: string
  /** Counts the versions of the event from 0: calendars take the highest. */
  readonly sequence: number
  readonly title: string
  readonly description?: string
  readonly place?: string
  readonly organiser?: { readonly name: string; readonly email: string }
  /** `YYYY-MM-DDTHH:mm`, wall-clock time in `zone`. */
  readonly start: string
  readonly end: string
  /** IANA zone. */
  readonly zone: string
  readonly cancelled?: boolean
  /** RRULE of RFC 5545 without its name; UNTIL is a moment in UTC (3.3.10). */
  readonly repeat?: string
  /** Days on which it is not held: the starts that the rule gives, as `start` is written (EXDATE). */
  readonly except?: readonly string[]
  /** The start that the rule gives what this stands in the place of, in an event of the same `uid` (RECURRENCE-ID). */
  readonly insteadOf?: string
}

/** The text of an .ics file. */
export type WriteCalendar = (calendar: {
  readonly name: string
  readonly events: readonly CalendarEvent[]
}) => string
