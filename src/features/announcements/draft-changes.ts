import type { DateTime } from 'luxon'
import { z } from 'zod'
import { type Language, languageSchema, languages } from '../../core/i18n/language.ts'
import {
  type Announcement,
  announcementKinds,
  type ContentField,
  contentFields,
  importances,
  longest,
  type Texts,
  type Written,
  writtenShape,
} from './announcement.ts'
import { audienceSchema } from './audience.ts'
import { type Refusal, refuse } from './refusal.ts'
import { momentOf, type NotAMoment, rhythms } from './schedule.ts'

/** In a change an empty text takes away what was there. */
const wordingChange = (most: number) => {
  const text = z.string().trim().max(most).optional()
  return z.strictObject({ vi: text, en: text, ru: text }).optional()
}

const wallTime = { local: z.string().max(40), zone: z.string().max(60) }

/** What an author changes; what is not named stays, null takes away. Times are as on the wall of a zone. */
export const draftChangesSchema = z
  .strictObject({
    kind: z.enum(announcementKinds),
    main: languageSchema,
    content: z.strictObject({
      title: wordingChange(longest.title),
      summary: wordingChange(longest.summary),
      body: wordingChange(longest.body),
    }),
    picture: writtenShape.picture.unwrap().nullable(),
    buttons: writtenShape.buttons.unwrap(),
    importance: z.enum(importances),
    expiry: z.strictObject(wallTime).nullable(),
    whenUnsure: z.enum(['hold', 'resend']),
    subject: writtenShape.subject.unwrap().nullable(),
    audience: audienceSchema.unwrap(),
    schedule: z
      .strictObject({
        ...wallTime,
        repeat: z.enum(rhythms).optional(),
        missed: z.enum(['skip', 'send-late']).optional(),
      })
      .nullable(),
  })
  .partial()

export type DraftChanges = z.infer<typeof draftChangesSchema>

export type BadChanges = Refusal<
  'too-long' | 'bad-value' | 'bad-url' | 'picture-not-public' | 'too-many-buttons'
>

/** Changes as somebody typed or sent them; the refusal names the field. */
export const readChanges = (
  raw: unknown,
): { readonly ok: true; readonly changes: DraftChanges } | BadChanges => {
  const parsed = draftChangesSchema.safeParse(raw)
  return parsed.success ? { ok: true, changes: parsed.data } : refusalOf(parsed.error)
}

const refusalOf = ({ issues: [issue] }: z.ZodError): BadChanges => {
  const field = issue ? z.core.toDotPath(issue.path) : ''
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return refuse('too-long', { field, most: Number(issue.maximum) })
  if (issue?.code === 'custom') return customRefusal(issue.params, field)
  return refuse('bad-value', { field })
}

const customRefusal = (params: unknown, field: string): BadChanges => {
  const known = z
    .object({ code: z.enum(['bad-url', 'picture-not-public', 'too-many-buttons']) })
    .safeParse(params)
  return refuse(known.success ? known.data.code : 'bad-value', { field })
}

/** What is written once the changes are in. */
export const applyChanges = (
  written: Written,
  changes: DraftChanges,
  now: DateTime<true>,
): { readonly ok: true; readonly written: Written } | NotAMoment => {
  const { content, picture, expiry, subject, schedule, ...plain } = changes
  const timed = applyTimes({ expiry, schedule }, now)
  if ('ok' in timed) return timed
  const next = {
    ...written,
    ...withoutUndefined(plain),
    ...(content && { content: mergeContent(written.content, content) }),
  }
  return { ok: true, written: replaced(next, { picture, subject, ...timed }) }
}

const applyTimes = (
  { expiry, schedule }: Pick<DraftChanges, 'expiry' | 'schedule'>,
  now: DateTime<true>,
):
  | NotAMoment
  | Partial<{ expiry: Announcement['expiry'] | null; schedule: Announcement['schedule'] | null }> => {
  const ends = expiry && momentOf(expiry.local, expiry.zone, now)
  if (ends && !ends.ok) return ends
  const starts = schedule && momentOf(schedule.local, schedule.zone, now)
  if (starts && !starts.ok) return starts
  return {
    ...(expiry !== undefined && { expiry: ends ? ends.moment : null }),
    ...(schedule !== undefined && {
      schedule:
        schedule && starts
          ? {
              ...starts.moment,
              ...(schedule.repeat && { repeat: schedule.repeat }),
              missed: schedule.missed ?? 'send-late',
            }
          : null,
    }),
  }
}

/** null takes a field away, undefined leaves it. */
const replaced = (
  written: Written,
  fields: {
    readonly [Key in 'picture' | 'subject' | 'expiry' | 'schedule']?: Written[Key] | null | undefined
  },
): Written => {
  const next: Record<string, unknown> = { ...written }
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) delete next[field]
    else if (value !== undefined) next[field] = value
  }
  return z.strictObject(writtenShape).loose().parse(next)
}

const mergeContent = (content: Written['content'], changes: NonNullable<DraftChanges['content']>) =>
  Object.fromEntries(
    contentFields.map((field) => [field, mergeTexts(content[field], changes[field] ?? {})]),
  ) as Record<ContentField, Texts>

const mergeTexts = (texts: Texts, changes: Partial<Record<Language, string | undefined>>): Texts => {
  const merged: Partial<Record<Language, string>> = {}
  for (const language of languages) {
    const text = changes[language] ?? texts[language]
    if (text) merged[language] = text
  }
  return merged
}

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** The parts of what is written that differ: `content.title`, `picture`, `audience`. */
export const changedFields = (before: Written, after: Written): readonly string[] => [
  ...contentFields
    .filter((field) => !same(before.content[field], after.content[field]))
    .map((field) => `content.${field}`),
  ...(Object.keys(writtenShape) as (keyof typeof writtenShape)[]).filter(
    (field) => field !== 'content' && !same(before[field], after[field]),
  ),
]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
