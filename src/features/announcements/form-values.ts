import { z } from 'zod'
import { chosen, typed } from '../../core/conversation/form-field.ts'
import { type Language, languageSchema, languages } from '../../core/i18n/language.ts'
import {
  announcementKinds,
  asksFor,
  type ContentField,
  contentFields,
  importances,
  longest,
  type Written,
} from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { audienceText } from './audience-text.ts'
import { subjectValue } from './form-subjects.ts'
import { stepDataSchema } from './step.ts'

/** One that is too long is told so; at twice its length nobody has typed it. */
const text = (field: ContentField) => typed(2 * longest[field])

/** The fields of the form, by their ids on the card. */
const fields = {
  kind: z.enum(announcementKinds).default('notice'),
  main: languageSchema,
  importance: z.enum(importances).default('normal'),
  /** `conference:year-end-2020`, `awards:2020` or `none`. */
  subject: chosen,
  'title-vi': text('title'),
  'summary-vi': text('summary'),
  'body-vi': text('body'),
  'title-en': text('title'),
  'summary-en': text('summary'),
  'body-en': text('body'),
  'title-ru': text('title'),
  'summary-ru': text('summary'),
  'body-ru': text('body'),
  pictureUrl: typed(2_000),
  pictureAlt: typed(200),
  /** `acknowledge,rsvp`, as a list of choices sends what is ticked. */
  asks: chosen,
  to: typed(4_000),
  /** Days as `YYYY-MM-DD`, hours as `HH:mm`, on the wall of the organisation or of the draft's own zone. */
  day: chosen,
  time: chosen,
  lastDay: chosen,
  lastTime: chosen,
}

/** What a submitted form carries; without an id it is of a new draft. */
export const formSchema = z.object({
  ...fields,
  id: stepDataSchema.shape.id.optional(),
  revision: stepDataSchema.shape.revision,
})

export type SubmittedForm = z.infer<typeof formSchema>

export type FormValues = Omit<SubmittedForm, 'id' | 'revision'>

/** Buttons that the form can put on an announcement; the others need words of their own. */
export const formAsks = ['acknowledge', 'rsvp'] as const

/** What the form shows of a draft, in the reader's language. */
export const formValues = async (
  parts: Pick<Announcing, 'directory' | 'channels'>,
  written: Written,
  language: Language,
): Promise<FormValues> => {
  const { kind, main, importance, picture } = written
  const [day, time] = wallOf(written.schedule)
  const [lastDay, lastTime] = wallOf(written.expiry)
  return {
    ...contentValues(written),
    kind,
    main,
    importance,
    subject: subjectValue(written.subject),
    pictureUrl: picture?.url ?? '',
    pictureAlt: picture?.alt[main] ?? '',
    asks: formAsks.filter((ask) => asksFor(written, ask)).join(','),
    to: await audienceValue(parts, written, language),
    day,
    time,
    lastDay,
    lastTime,
  }
}

type ContentValues = Pick<FormValues, `${(typeof contentFields)[number]}-${Language}`>

const contentValues = ({ content }: Pick<Written, 'content'>): ContentValues =>
  Object.fromEntries(
    contentFields.flatMap((field) =>
      languages.map((language) => [`${field}-${language}`, content[field][language] ?? '']),
    ),
  ) as ContentValues

/** The audience in words; a list of many people is "a list of 64 people" there, which stays what it is if left alone. */
export const audienceValue = async (
  parts: Pick<Announcing, 'directory' | 'channels'>,
  { audience: { include } }: Pick<Written, 'audience'>,
  language: Language,
): Promise<string> => (include.length === 0 ? '' : audienceText(parts, { include, exclude: [] }, language))

/** Day and hour of a moment as it was meant; empty where there is none. */
export const wallOf = (moment: { readonly local: string } | undefined): readonly [string, string] => {
  const [day = '', time = ''] = moment?.local.split('T') ?? []
  return [day, time]
}
