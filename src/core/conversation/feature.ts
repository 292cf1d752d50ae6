import type { z } from 'zod'
import type { AskCloudHealth } from '../cloud/cloud-health.ts'
import type { Channels } from '../delivery/channels.ts'
import type { NoticeKind, Notices } from '../delivery/notice.ts'
import type { SayInFeed } from '../delivery/say-in-feed.ts'
import type { Language } from '../i18n/language.ts'
import type { Directory } from '../people/directory.ts'
import type { Organisation } from '../people/organisation.ts'
import type { Person } from '../people/person.ts'
import type { PersonalData } from '../people/personal-data.ts'
import type { ReadTable, WriteSheet } from '../spreadsheet/spreadsheet.ts'
import type { DataFile } from '../store/import-file.ts'
import type { AnyCollection, Store } from '../store/store.ts'
import type { CalendarEvent, WriteCalendar } from '../time/calendar-event.ts'
import type { CalendarChanges, FollowedCalendars } from '../time/calendar-port.ts'
import type { Clock } from '../time/clock.ts'
import type { GazetteerEntry } from '../understanding/gazetteer.ts'
import type { Intent, Question, Slots } from '../understanding/intent.ts'
import type { IncomingFile } from './incoming.ts'
import type { Links } from './links.ts'
import type { Reply } from './reply.ts'
import type { PlaceKind, Turn } from './turn.ts'

/** Answers one intent. `slots` is what the question names; nothing in it is trusted to exist. */
export type Answer = (turn: Turn, slots: Slots) => Promise<Reply>

/** A text that means one thing exactly, in each language: in the command menu of Teams and typed by hand alike. */
export type Command = {
  readonly title: Record<Language, string>
  readonly description: Record<Language, string>
  /** Other wordings that mean the same, in any language. */
  readonly aliases?: readonly string[]
  /** Where the command menu offers it; not in the menu when empty. */
  readonly menu: readonly PlaceKind[]
  /** A question of an intent, or what the feature does itself. */
  readonly run: Question | ((turn: Turn) => Promise<Reply>)
}

/** What a button of kind `act` does. */
export type Action = {
  readonly verb: string
  /** The reply's first card takes the place of the pressed one. undefined: the data does not fit the schema. */
  readonly perform: (turn: Turn, data: unknown) => Promise<Reply | undefined>
}

/** An action whose data is parsed before anything looks at it, since a client can send what it likes. */
export const action = <Data>(
  verb: string,
  schema: z.ZodType<Data>,
  perform: (turn: Turn, data: Data) => Promise<Reply>,
): Action => ({
  verb,
  perform: async (turn, data) => {
    const parsed = schema.safeParse(data)
    return parsed.success ? perform(turn, parsed.data) : undefined
  },
})

/** A file that a signed, expiring link hands out (an .ics, an .xlsx). */
export type Download = {
  readonly kind: string
  /** undefined: what the link was for is no longer there, or the key does not fit. */
  readonly produce: (key: unknown, language: Language) => Promise<DownloadedFile | undefined>
}

export const download = <Key>(
  kind: string,
  schema: z.ZodType<Key>,
  produce: (key: Key, language: Language) => Promise<DownloadedFile | undefined>,
): Download => ({
  kind,
  produce: async (key, language) => {
    const parsed = schema.safeParse(key)
    return parsed.success ? produce(parsed.data, language) : undefined
  },
})

export type DownloadedFile = {
  readonly name: string
  readonly contentType: string
  readonly body: string | Uint8Array
}

/** One line of somebody's day, for "my day". Times are ISO 8601 with offset. */
export type DayItem = {
  readonly kind: 'appointment' | 'meeting' | 'notice'
  readonly start: string
  readonly end?: string
  readonly title: string
  readonly place?: string
  readonly question: Question
  /** The text command of the same question. */
  readonly command: string
}

/** What a typed command does, and the language that its words are of; undefined: the words do not tell. */
export type Heard = {
  readonly language: Language | undefined
  readonly run: (turn: Turn) => Promise<Reply>
}

/** A capability of the bot, as a value: all that the router, the recogniser and the menus need to know of it. */
export type Feature = {
  readonly name: string
  readonly answers: Partial<Record<Intent, Answer>>
  readonly commands: readonly Command[]
  readonly actions?: readonly Action[]
  readonly downloads?: readonly Download[]
  /** The text that asks a question of this feature, as a person would type it; also the question's title. */
  readonly phrase: (question: Question, language: Language) => string | Promise<string>
  /** What the feature knows of a person's day. */
  readonly day?: (turn: Turn) => Promise<readonly DayItem[]>
  /** What of this feature belongs into a person's own calendar: what is past may be left out. */
  readonly calendar?: (person: Person, language: Language) => Promise<readonly CalendarEvent[]>
  /** A text that is a command with words of the person's own in it ("title 12: …"), lines as typed; undefined: it is none. */
  readonly hears?: (text: string) => Heard | undefined
  /** A file that somebody sent in the own chat, and the text beside it; undefined: it is none of this feature's. */
  readonly receive?: (turn: Turn, file: IncomingFile, beside: string) => Promise<Reply | undefined>
  /** What the feature says to people outside of an answer, through `FeatureParts.notices`. */
  readonly notices?: readonly NoticeKind[]
  /**
   * Does what the clock asks for: called every few seconds, by every replica, perhaps by several at once. What has to
   * happen once is claimed in the store first.
   */
  readonly sweep?: () => Promise<void>
  /** As `sweep`, each looked at by itself: what waits for something outside of Loa keeps nothing else waiting. */
  readonly rounds?: readonly Round[]
  /** What has changed in a calendar that is followed. Rejects to be told again. */
  readonly calendarChanged?: (account: string, changes: CalendarChanges) => Promise<void>
  /** What the feature keeps about people, and how it lets go of it. */
  readonly keeps?: readonly PersonalData[]
  /** What people call the things of this feature, as the data stands now. */
  readonly gazetteer?: () => Promise<readonly GazetteerEntry[]>
}

/** `name`: in kebab case, its own among those of the feature. */
export type Round = { readonly name: string; readonly run: () => Promise<void> }

/** What a feature is built with: ports of the core that `compose.ts` fills. */
export type FeatureParts = {
  readonly store: Store
  readonly directory: Directory
  readonly organisation: Organisation
  readonly links: Links
  readonly clock: Clock
  readonly writeCalendar: WriteCalendar
  readonly readTable: ReadTable
  readonly writeSheet: WriteSheet
  readonly notices: Notices
  /** Channels of teams that Loa was added to, each in the organisation's language. */
  readonly channels: Channels
  /** A name that nothing had before. */
  readonly newId: () => string
  /** Every command of every feature, in the order of `compose.ts`. */
  readonly commands: () => readonly Command[]
  /** What all features know of a person's day, in the order of time. */
  readonly day: (turn: Turn) => Promise<readonly DayItem[]>
  /** What the core and every feature keep about people. */
  readonly keeps: () => readonly PersonalData[]
  /** How Microsoft 365 stands by its own account; not there where nobody can be asked. */
  readonly cloudHealth?: AskCloudHealth
  /** Calendars of people; not there where meetings are kept in the store alone. */
  readonly calendars?: FollowedCalendars
  /** Not there where nobody's activity feed can be written to. */
  readonly sayInFeed?: SayInFeed
}

/** A folder of `features/`, as `compose.ts` lists it. */
export type FeatureModule = {
  readonly collections: readonly AnyCollection[]
  readonly dataFiles: readonly DataFile[]
  /** The folder whose `utterances.<language>.txt` the recogniser is trained on. */
  readonly folder: URL
  readonly create: (parts: FeatureParts) => Feature
}
