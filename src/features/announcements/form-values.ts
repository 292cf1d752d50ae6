import { z } from 'zod'
import { type Language, languageSchema, languages } from '../../core/i18n/language.ts'
import { announcementKinds, asksFor, contentFields, importances, type Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { audienceText } from './audience-text.ts'
import { subjectValue } from './form-subjects.ts'
import { stepDataSchema } from './step.ts'

/** What a field sends; a client leaves out a field that is empty. How long a text may be is said with the draft's limits. */
const typed = z.string().max(100_000).default('')

/** The fields of the form, by their ids on the card. */
const fields = {
  kind: z.enum(announcementKinds).default('notice'),
  main: languageSchema,
  importance: z.enum(importances).default('normal'),
  /** `conference:year-end-2020`, `awards:2020` or `none`. */
  subject: typed,
  'title-vi': typed,
  'summary-vi': typed,
  'body-vi': typed,
  'title-en': typed,
  'summary-en': typed,
  'body-en': typed,
  'title-ru': typed,
  'summary-ru': typed,
  'body-ru': typed,
  pictureUrl: typed,
  pictureAlt: typed,
  /** `acknowledge,rsvp`, as a list of choices sends what is ticked. */
  asks: typed,
  to: typed,
  /** Days as `YYYY-MM-DD`, hours as `HH:mm`, on the wall of the organisation or of the draft's own zone. */
  day: typed,
  time: typed,
  lastDay: typed,
  lastTime: typed,
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
