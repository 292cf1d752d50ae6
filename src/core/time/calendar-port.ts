/** A meeting as it is to stand in the calendars of its people. */
export type CalendarMeeting = {
  readonly id: string
  /** Account in whose calendar it is made, and who invites. */
  readonly organiser: string
  readonly title: string
  /** Plain text. */
  readonly description?: string
  readonly place?: string
  /** `YYYY-MM-DDTHH:mm`, wall-clock time in `zone`. */
  readonly start: string
  readonly end: string
  /** IANA zone. */
  readonly zone: string
  /** A repeat rule of RFC 5545, without `RRULE:`. */
  readonly repeat?: string
  readonly attendees: readonly CalendarAttendee[]
}

export type CalendarAttendee = { readonly name: string; readonly email: string }

/** Something in a person's calendar; its words are that person's alone. */
export type CalendarEntry = {
  readonly id: string
  /** The meeting that Loa made it of. */
  readonly meeting?: string
  readonly title: string
  readonly place?: string
  /** ISO times in UTC. */
  readonly start: string
  readonly end: string
  readonly cancelled: boolean
  /** The person does not count as busy because of it. */
  readonly free?: boolean
  /** Answers of those invited, by their addresses; of an entry in the organiser's own calendar. */
  readonly answers: Readonly<Record<string, CalendarAnswer>>
}

export type CalendarAnswer = 'accepted' | 'tentative' | 'declined' | 'none'

/**
 * `not-granted`: Loa may not touch this calendar. `no-calendar`: the person has none. `deleted`: somebody deleted the
 * meeting in the calendar itself. `unsupported-repeat`: the calendar knows no such rule. `unreachable`: later.
 */
export type CalendarProblem = 'not-granted' | 'no-calendar' | 'deleted' | 'unsupported-repeat' | 'unreachable'

/** `told` is how many requests changed something: 0 when the calendar knew it all. */
export type CalendarSaved =
  | { readonly ok: true; readonly told: number }
  | { readonly ok: false; readonly reason: CalendarProblem }

export type CalendarRead =
  | { readonly ok: true; readonly entries: readonly CalendarEntry[] }
  | { readonly ok: false; readonly reason: CalendarProblem }

/** `whole`: these are all entries of the time that is followed, not what changed alone. */
export type CalendarChanges =
  | {
      readonly ok: true
      readonly whole: boolean
      readonly changed: readonly CalendarEntry[]
      readonly removed: readonly { readonly id: string; readonly meeting?: string }[]
    }
  | { readonly ok: false; readonly reason: CalendarProblem }

/** Calendars of people, in both directions. */
export type Calendars = {
  /** What stands in a person's calendar between two ISO times. */
  read(account: string, from: string, to: string): Promise<CalendarRead>
  /**
   * Makes the meeting, or tells the calendar what has changed since it was saved last and nothing else: nobody who
   * was invited already is invited again. Who was added in the calendar by hand stays.
   */
  save(meeting: CalendarMeeting): Promise<CalendarSaved>
  /** Those invited are told; a meeting that was never saved is fine. */
  cancel(meeting: string, comment?: string): Promise<CalendarSaved>
  /** What has changed in a person's calendar since the last call. */
  changes(account: string): Promise<CalendarChanges>
  /** A saved meeting as it stands in the calendar now; no entry for one that was never saved. */
  find(meeting: string): Promise<CalendarRead>
  /** The calendar knows all this of a saved meeting, since that is where it comes from: it need not be told. */
  noted(meeting: CalendarMeeting): Promise<void>
}

/** Calendars whose changes Loa is told of. */
export type FollowedCalendars = Calendars & {
  /** From now on what changes in this person's calendar is told; may be asked for again and again. false: it is not. */
  follow(account: string): Promise<boolean>
}
