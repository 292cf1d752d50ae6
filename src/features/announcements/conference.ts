import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema } from '../../core/people/person.ts'
import { byId, dataFile } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { figureSchema, percentSchema } from './figure.ts'

export const conferenceKinds = ['year-end', 'employees', 'union-congress', 'innovation'] as const

export type ConferenceKind = (typeof conferenceKinds)[number]

const agendaKinds = ['opening', 'report', 'talk', 'speech', 'vote', 'award', 'launch', 'closing'] as const

/** What other features know about the year of a conference. */
const relatedIntents = ['award_list', 'service_kpi'] as const

/** A name as it stands everywhere, or one that is written differently in another alphabet. */
const nameSchema = z.union([z.string().min(1).max(120), localizedSchema])

const attendeeSchema = z.strictObject({ name: nameSchema, role: localizedSchema })

const heldSchema = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    /** Wall-clock time at the place, when the day is one. */
    hours: z
      .strictObject({ from: z.iso.time({ precision: -1 }), to: z.iso.time({ precision: -1 }) })
      .optional(),
    /** The part of the day, where nothing closer is known. */
    part: z.enum(['morning', 'afternoon']).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'is before the first day' })

const agendaItemSchema = z.strictObject({
  at: z.iso.time({ precision: -1 }).optional(),
  kind: z.enum(agendaKinds),
  title: localizedSchema,
  speaker: nameSchema.optional(),
})

/** A line of the results: a figure or, where there is none, words. */
const resultSchema = z.strictObject({
  label: localizedSchema,
  value: z.union([figureSchema, localizedSchema]),
  ofPlan: percentSchema.optional(),
  plan: percentSchema.optional(),
  remark: localizedSchema.optional(),
  /** Stands in large figures above the table. */
  headline: z.boolean().default(false),
})

const resultSectionSchema = z.strictObject({
  title: localizedSchema,
  /** The resolution or plan that the section reports on. */
  basis: localizedSchema.optional(),
  rows: z.array(resultSchema).min(1).max(30),
})

const photoSchema = z.strictObject({
  /** File in `pictures/` beside the data. */
  file: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]*\.(png|jpe?g|gif)$/u, 'the name of a picture file'),
  caption: localizedSchema,
  altText: localizedSchema,
})

const conferenceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id is 1 to 64 small letters, digits, dashes'),
  kind: z.enum(conferenceKinds),
  /** Kinds of conferences that were held as one with it. */
  includes: z.array(z.enum(conferenceKinds)).default([]),
  /** The year that it is about; when not said, that in which it was held. */
  year: z.int().min(1980).max(2200).optional(),
  title: localizedSchema,
  /** The news in one sentence. */
  lead: localizedSchema,
  decision: z.strictObject({ number: z.string().min(1).max(60), date: z.iso.date() }),
  organiser: localizedSchema,
  held: heldSchema,
  place: localizedSchema,
  /** Empty where the news does not name who presided. */
  chair: z.array(attendeeSchema).max(10).default([]),
  delegates: z.array(attendeeSchema).max(30).default([]),
  participants: figureSchema,
  agenda: z.array(agendaItemSchema).max(40).default([]),
  results: z.array(resultSectionSchema).max(10).default([]),
  summary: z.array(localizedSchema).max(12).default([]),
  /** What the conference set for the year after. */
  tasks: z.array(localizedSchema).max(12).default([]),
  photos: z.array(photoSchema).max(12).default([]),
  credits: z.strictObject({
    text: z.array(z.string().min(1)).min(1),
    photos: z.array(z.string().min(1)).default([]),
    note: localizedSchema.optional(),
  }),
  publishedOn: z.iso.date(),
  /** Who answers for the news. */
  owner: personIdSchema,
  seeAlso: z.array(z.enum(relatedIntents)).default([]),
})

/** The published news of one conference. */
export type Conference = z.infer<typeof conferenceSchema>
export type Attendee = z.infer<typeof attendeeSchema>
export type AgendaItem = z.infer<typeof agendaItemSchema>
export type Result = z.infer<typeof resultSchema>
export type Photo = z.infer<typeof photoSchema>
export type Name = z.infer<typeof nameSchema>

export const conferences: Collection<Conference> = {
  name: 'conferences',
  schema: conferenceSchema,
  indexes: { ...byId, published: ({ publishedOn }) => publishedOn },
}

export const conferencesFile = dataFile('conferences.json', conferences, ({ owner }, known) =>
  known.people.has(owner) ? undefined : `owner: there is no person "${owner}"`,
)

export const yearOf = ({ year, held }: Conference): number => year ?? Number(held.from.slice(0, 4))

/** Whether any of it, or its publication, falls on these days. */
export const isWithin = ({ held, publishedOn }: Conference, { from, to }: DayRange): boolean =>
  (held.from <= to && held.to >= from) || (publishedOn >= from && publishedOn <= to)

export const isConferenceKind = (id: string | undefined): id is ConferenceKind =>
  conferenceKinds.some((kind) => kind === id)

/** How people write the decision that a conference was held under: "1365/QĐ-KH", "decision 1365". */
export const decisionNames = ({ decision: { number } }: Conference): GazetteerEntry => {
  const [digits] = number.match(/\d+/) ?? []
  const words = digits === undefined ? [] : decisionWords.map((word) => `${word} ${digits}`)
  return { slot: 'decision', id: number, names: [number, ...words] }
}

const decisionWords = [
  'qđ',
  'quyết định',
  'quyết định số',
  'số',
  'văn bản',
  'decision',
  'decision number',
  'document',
  'решени*',
  'приказ*',
  'документ*',
]

/** What people call the conferences. */
export const conferenceNames: readonly GazetteerEntry[] = [
  {
    slot: 'conference',
    id: 'year-end',
    names: [
      'hội nghị tổng kết',
      'hội nghị tổng kết năm',
      'hội nghị tổng kết cuối năm',
      'hội nghị cuối năm',
      'hn tổng kết',
      'hntk',
      'tổng kết năm',
      'tổng kết cuối năm',
      'tổng kết',
      'year-end conference',
      'year-end',
      'year end',
      'annual conference',
      'annual review conference',
      'итогов* конференц*',
      'итогов* годов* конференц*',
      'годов* конференц*',
      'годов* итогов*',
      'итогов*',
      'подведени* итогов',
    ],
  },
  {
    slot: 'conference',
    id: 'employees',
    names: [
      'hội nghị người lao động',
      'hội nghị nlđ',
      'hội nghị cbcnv',
      'hội nghị công nhân viên chức',
      'hn người lao động',
      'hn nlđ',
      'hnnlđ',
      "employees' conference",
      "employee's conference",
      'employees conference',
      'employee conference',
      'workers conference',
      "workers' conference",
      'staff conference',
      'labour conference',
      'конференц* трудов* коллектив*',
      'конференц* работник*',
      'конференц* коллектив*',
    ],
  },
  {
    slot: 'conference',
    id: 'union-congress',
    names: [
      'đại hội công đoàn',
      'đại hội cđ',
      'đh công đoàn',
      'đh cđ',
      'đhcđ',
      'đại hội',
      'union congress',
      'trade union congress',
      'trade-union congress',
      'union conference',
      'congress',
      'профсоюзн* конференц*',
      'профсоюзн* съезд*',
      'съезд* профсоюз*',
      'конференц* профсоюз*',
      'профконференц*',
      'профсоюзн* собрани*',
    ],
  },
  {
    slot: 'conference',
    id: 'innovation',
    names: [
      'hội nghị sáng kiến',
      'hội nghị sáng kiến cải tiến',
      'hội nghị cải tiến',
      'hội nghị cải tiến kỹ thuật',
      'hn sáng kiến',
      'hn cải tiến',
      'innovation conference',
      'innovation conf',
      'innovators conference',
      "innovators' conference",
      'initiatives conference',
      'конференц* рационализатор*',
      'конференц* новатор*',
      'конференц* инновац*',
      'конференц* по рацпредложени*',
      'конференц* рацпредложени*',
      'конференц* по инновац*',
    ],
  },
]
