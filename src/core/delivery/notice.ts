import type { DateTime } from 'luxon'
import { z } from 'zod'
import type { Card } from '../conversation/reply.ts'
import { type Language, languageSchema } from '../i18n/language.ts'
import { type NoticeCategory, noticeCategories } from '../people/disturbing.ts'
import { type Person, type PersonId, personIdSchema } from '../people/person.ts'
import type { Change, Collection } from '../store/store.ts'
import type { Operation } from './outbox.ts'

/** A shared conversation that Loa can speak in: one of `channels`. */
export type NoticeChannel = {
  readonly conversation: string
  readonly serviceUrl: string
  readonly language: Language
}

/** Something that a feature says to people outside of an answer: an invitation, a reminder, a change. */
export type NoticeRequest = {
  /**
   * Chosen by the caller, and what makes it said once: the same id again changes nothing. 1 to 200 letters, digits,
   * `.`, `:`, `_` or `-`.
   */
  readonly id: string
  /** Name of a `NoticeKind`. */
  readonly kind: string
  /** Who is named twice is told once. Not needed for an `update` or a `remove`: those go to who has `of`. */
  readonly people?: readonly PersonId[]
  readonly channels?: readonly NoticeChannel[]
  /** What the card is made of at the moment of sending: ids rather than texts, as little as will do. */
  readonly data: unknown
  /** `send` when not said. */
  readonly operation?: Operation
  /** The notice whose messages an `update` or a `remove` changes. */
  readonly of?: string
  /** `resend` for an alarm that must not be missed; `hold` when not said. */
  readonly whenUnsure?: 'hold' | 'resend'
  /** Who was not told by then is not told any more. */
  readonly expiresAt?: DateTime<true>
  /**
   * What a person may do without: it goes to nobody who muted it, and waits where somebody wants to be left alone.
   * Mandatory when not said: it goes to everybody, at once. Only of a `send`: what changes a card disturbs nobody.
   */
  readonly category?: NoticeCategory
}

/** Who reads a card outside of a turn. `person` is undefined in a shared conversation. */
export type Reader = {
  readonly person: Person | undefined
  readonly language: Language
  /** IANA zone that times are shown in. */
  readonly zone: string
}

/** A sort of notice: what its data looks like, and the card that a reader gets. */
export type NoticeKind = {
  readonly name: string
  /** undefined: there is no reason any more to tell this reader. Asked at the moment of sending. */
  readonly show: (reader: Reader, data: unknown) => Promise<Card | undefined>
}

/** A kind whose data goes through its schema: what does not fit is not said. */
export const noticeKind = <Data>(
  name: string,
  schema: z.ZodType<Data>,
  show: (reader: Reader, data: Data) => Promise<Card | undefined>,
): NoticeKind => ({
  name,
  show: async (reader, data) => {
    const parsed = schema.safeParse(data)
    return parsed.success ? show(reader, parsed.data) : undefined
  },
})

/** How features say something outside of an answer. */
export type Notices = {
  /**
   * What has to be committed so that the notice will be said, for a commit together with the feature's own changes: both
   * or neither. A notice of this id that is there already makes that commit conflict on the collection `notices`.
   */
  changesOf(request: NoticeRequest): Promise<readonly Change[]>
  /** Commits it by itself and starts it. */
  say(request: NoticeRequest): Promise<void>
  /** Starts what was committed. Called by itself every few seconds; a feature may call it so that nobody waits. */
  start(): Promise<void>
}

const noticeSchema = z.strictObject({
  kind: z.string(),
  operation: z.enum(['send', 'update', 'remove']),
  of: z.string().optional(),
  whenUnsure: z.enum(['hold', 'resend']),
  expiresAt: z.number().optional(),
  data: z.unknown(),
  category: z.enum(noticeCategories).optional(),
  /** It has outlived its time: who it was for and what it said are gone. */
  emptied: z.literal(true).optional(),
  /** The engine knows of it. */
  started: z.boolean(),
  at: z.number(),
})

export type Notice = z.infer<typeof noticeSchema>

/** The id is that of its delivery batch. */
export const notices: Collection<Notice> = {
  name: 'notices',
  schema: noticeSchema,
  indexes: {
    pending: ({ started, at }) => (started ? undefined : at),
    at: ({ at }) => at,
    kept: ({ emptied, at }) => (emptied ? undefined : at),
  },
}

const channelSchema = z.strictObject({
  conversation: z.string(),
  serviceUrl: z.string(),
  language: languageSchema,
})
const pageSchema = z.strictObject({ readers: z.array(z.union([personIdSchema, channelSchema])) })

/** A page of those whom a notice is for. */
export type NoticeAudience = z.infer<typeof pageSchema>

/** The id is `<notice> <page>`. */
export const noticeAudiences: Collection<NoticeAudience> = {
  name: 'notice-audiences',
  schema: pageSchema,
  indexes: {},
}
