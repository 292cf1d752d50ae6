import { z } from 'zod'
import { languageSchema } from '../../core/i18n/language.ts'
import { personIdSchema } from '../../core/people/person.ts'
import { byId } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import { audienceSchema } from './audience.ts'
import { momentSchema, scheduleSchema } from './schedule.ts'

export const announcementKinds = ['notice', 'conference', 'award-list', 'outage', 'condolence'] as const

export type AnnouncementKind = (typeof announcementKinds)[number]

export const announcementStates = [
  'draft',
  'submitted',
  'scheduled',
  'released',
  'recalled',
  'expired',
  'cancelled',
] as const

export type AnnouncementState = (typeof announcementStates)[number]

/**
 * `submitted` waits for a second person. `cancelled` ends what was scheduled, or stops a broadcast on its way: what
 * was delivered by then stays, and can still be recalled.
 */
export const moves = {
  draft: ['submitted', 'scheduled', 'released'],
  submitted: ['draft', 'scheduled', 'released'],
  scheduled: ['draft', 'released', 'expired', 'cancelled'],
  released: ['recalled', 'expired', 'cancelled'],
  recalled: [],
  expired: ['recalled'],
  cancelled: ['recalled', 'expired'],
} as const satisfies Record<AnnouncementState, readonly AnnouncementState[]>

export const mayMove = (from: AnnouncementState, to: AnnouncementState): boolean =>
  moves[from].some((state) => state === to)

/** Longest texts, in UTF-16 units. */
export const longest = { title: 120, summary: 200, body: 8_000 } as const

export const contentFields = ['title', 'summary', 'body'] as const

export type ContentField = (typeof contentFields)[number]

const wording = (most: number) => {
  const text = z.string().trim().min(1).max(most).optional()
  return z.strictObject({ vi: text, en: text, ru: text })
}

const textsSchema = (most: number) => wording(most).default({})

/** A text in the languages that it was written in. */
export type Texts = z.infer<ReturnType<typeof wording>>

const contentSchema = z.strictObject({
  title: textsSchema(longest.title),
  summary: textsSchema(longest.summary),
  body: textsSchema(longest.body),
})

const httpsUrl = z
  .string()
  .max(2_000)
  .refine((url) => URL.canParse(url) && new URL(url).protocol === 'https:', { params: { code: 'bad-url' } })

/** Teams fetches a picture from outside: an address of a machine or a network of one's own shows nothing. */
const isPublicHost = (url: string): boolean => {
  const { hostname } = new URL(url)
  return hostname.includes('.') && !/^[\d.]+$|\.(local|internal|lan|home|corp)$/.test(hostname)
}

const pictureSchema = z.strictObject({
  url: httpsUrl.refine((url) => !URL.canParse(url) || isPublicHost(url), {
    params: { code: 'picture-not-public' },
  }),
  alt: wording(200),
})

const buttonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), label: wording(40), url: httpsUrl }),
  z.strictObject({ kind: z.literal('acknowledge') }),
  /** Yes, no, maybe. */
  z.strictObject({ kind: z.literal('rsvp') }),
  z.strictObject({
    kind: z.literal('poll'),
    question: wording(200),
    options: z.array(wording(80)).min(2).max(6),
  }),
])

export type AnnouncementButton = z.infer<typeof buttonSchema>

/** At most three links, and one of each of the others. */
const buttonsSchema = z
  .array(buttonSchema)
  .max(6)
  .refine(
    (buttons) =>
      (['acknowledge', 'rsvp', 'poll'] as const).every(
        (kind) => buttons.filter((button) => button.kind === kind).length <= 1,
      ) && buttons.filter(({ kind }) => kind === 'link').length <= 3,
    { params: { code: 'too-many-buttons' } },
  )

export const importances = ['normal', 'important', 'urgent'] as const

const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conference'), conference: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal('awards'), year: z.int().min(1980).max(2200) }),
])

/** What an author writes: all that a reader sees, and who is to see it when. */
export const writtenShape = {
  kind: z.enum(announcementKinds).default('notice'),
  /** The language that stands in for what another one lacks. */
  main: languageSchema,
  content: contentSchema,
  picture: pictureSchema.optional(),
  buttons: buttonsSchema.default([]),
  importance: z.enum(importances).default('normal'),
  expiry: momentSchema.optional(),
  whenUnsure: z.enum(['hold', 'resend']).default('hold'),
  subject: subjectSchema.optional(),
  audience: audienceSchema,
  schedule: scheduleSchema.optional(),
}

const bylineSchema = z.strictObject({
  person: personIdSchema,
  account: z.string().min(1),
  name: z.string(),
  /** UTC. */
  at: z.iso.datetime(),
})

/** Who did something, and when. */
export type Byline = z.infer<typeof bylineSchema>

const releaseSchema = z.strictObject({
  by: bylineSchema,
  recipients: z.int().min(0),
  /** The batch of deliveries. */
  batch: z.string(),
})

const announcementSchema = z.strictObject({
  /** A number, so that people can say it; that of a run of a series goes on with `-` and its time. */
  id: z.string().regex(/^\d{1,9}(-\d{12})?$/),
  ...writtenShape,
  author: bylineSchema,
  /** Grows with every change of what was written. */
  revision: z.int().min(1),
  changed: bylineSchema,
  state: z.enum(announcementStates),
  /** Who asked for the release, and how many recipients that was for. */
  submitted: z.strictObject({ by: bylineSchema, recipients: z.int().min(0) }).optional(),
  /** Who let a scheduled announcement go. */
  approved: bylineSchema.optional(),
  /** When a scheduled one goes out next, in UTC. */
  due: z.iso.datetime().optional(),
  released: releaseSchema.optional(),
  /** What the last revision after the release changed. */
  revised: z.array(z.string()).optional(),
  ended: z.strictObject({ by: bylineSchema, reason: z.string().optional() }).optional(),
})

export type Announcement = z.infer<typeof announcementSchema>

/** What an author writes of one. */
export type Written = Pick<Announcement, keyof typeof writtenShape>

export const announcementsCollection: Collection<Announcement> = {
  name: 'announcements',
  schema: announcementSchema,
  indexes: {
    ...byId,
    state: ({ state }) => state,
    changed: ({ changed }) => changed.at,
    due: ({ state, due }) => (state === 'scheduled' ? due : undefined),
    ends: ({ state, expiry, released }) =>
      released && (state === 'released' || state === 'cancelled') ? expiry?.at : undefined,
  },
}

export const isDraft = ({ state }: Pick<Announcement, 'state'>): boolean =>
  state === 'draft' || state === 'submitted'

/** Whether readers may still answer it. */
export const isOpenToAnswers = ({ state }: Pick<Announcement, 'state'>): boolean =>
  state === 'released' || state === 'cancelled'

/** The poll of an announcement, if it has one. */
export const pollOf = ({ buttons }: Pick<Announcement, 'buttons'>) =>
  buttons.find((button) => button.kind === 'poll')

export const asksFor = (
  { buttons }: Pick<Announcement, 'buttons'>,
  kind: AnnouncementButton['kind'],
): boolean => buttons.some((button) => button.kind === kind)
