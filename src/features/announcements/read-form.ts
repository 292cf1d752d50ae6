import type { Language } from '../../core/i18n/language.ts'
import { languages } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { contentFields, type Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import type { Audience } from './audience.ts'
import { checkSubject } from './check-subject.ts'
import { applyChanges, type DraftChanges, readChanges } from './draft-changes.ts'
import { readSubject } from './form-subjects.ts'
import { audienceValue, type FormValues, formAsks, wallOf } from './form-values.ts'
import { mayReach, mayUseKind } from './policy.ts'
import { readAudience } from './read-audience.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The changes a form asks for, unchecked as any others are, and what the draft would say with them. */
export type FormRead =
  | { readonly ok: true; readonly changes: DraftChanges; readonly written: Written }
  | Refusal

/**
 * What a filled form makes of a draft, refused as a save of it would be; only its picture is not looked at yet. What
 * was not touched is no change, so that neither the zone of a schedule nor a list of people is lost in a form that can
 * not show them.
 */
export const readForm = async (
  parts: Announcing,
  { person, language }: { readonly person: Person; readonly language: Language },
  base: Written,
  values: FormValues,
): Promise<FormRead> => {
  const audience = await readTo(parts, base, values, language)
  if ('ok' in audience) return audience
  const times = readTimes(parts, base, values)
  if ('ok' in times) return times
  const subject = readSubject(base, values)
  if ('ok' in subject) return subject
  const read = readChanges({
    kind: values.kind,
    main: values.main,
    importance: values.importance,
    content: contentOf(values),
    buttons: buttonsOf(base, values),
    ...pictureOf(base, values),
    ...audience,
    ...times,
    ...subject,
  })
  if (!read.ok) return read
  const applied = applyChanges(base, read.changes, parts.clock())
  if (!applied.ok) return applied
  const { written } = applied
  if (!mayUseKind(person, written.kind)) return refuse('kind-not-allowed')
  if (read.changes.audience && !mayReach(person, written.kind, written.audience))
    return refuse('audience-not-allowed')
  const unknown = read.changes.subject && (await checkSubject(parts, written))
  return unknown ?? { ok: true, changes: read.changes, written }
}

const contentOf = (values: FormValues) =>
  Object.fromEntries(
    contentFields.map((field) => [
      field,
      Object.fromEntries(languages.map((language) => [language, values[`${field}-${language}`]])),
    ]),
  )

/** Links and polls of a draft stay: the form does not show them. */
const buttonsOf = ({ buttons }: Written, { asks }: FormValues) => {
  const ticked = formAsks.filter((ask) => asks.split(',').includes(ask))
  const kept = buttons.filter(({ kind }) => !formAsks.some((ask) => ask === kind && !ticked.includes(ask)))
  const added = ticked.filter((ask) => !kept.some(({ kind }) => kind === ask))
  return [...kept, ...added.map((kind) => ({ kind }))]
}

const pictureOf = ({ picture, main }: Written, { pictureUrl, pictureAlt, ...values }: FormValues): object => {
  const [url, alt] = [pictureUrl.trim(), pictureAlt.trim()]
  if (url === (picture?.url ?? '') && alt === (picture?.alt[main] ?? '') && values.main === main) return {}
  if (url === '') return picture ? { picture: null } : {}
  const { [values.main]: _, ...others } = picture?.alt ?? {}
  return { picture: { url, alt: { ...others, ...(alt && { [values.main]: alt }) } } }
}

const readTo = async (
  parts: Announcing,
  base: Written,
  { to }: FormValues,
  language: Language,
): Promise<{ readonly audience?: Audience } | Refusal> => {
  if (to.trim() === (await audienceValue(parts, base, language))) return {}
  const read = await readAudience(parts, to)
  return read.ok ? { audience: { include: [...read.parts], exclude: base.audience.exclude } } : read
}

type WallTime = { readonly local: string; readonly zone: string }

const readTimes = (
  { organisation: { zone } }: Announcing,
  { schedule, expiry }: Written,
  { day, time, lastDay, lastTime }: FormValues,
): object | Refusal => {
  const starts = readTime({ day, time }, schedule, zone)
  if (starts && 'ok' in starts) return starts
  const ends = readTime({ day: lastDay, time: lastTime }, expiry, zone)
  if (ends && 'ok' in ends) return ends
  return {
    ...(starts !== undefined && {
      schedule: starts && {
        ...starts,
        ...(schedule?.repeat && { repeat: schedule.repeat }),
        ...(schedule && { missed: schedule.missed }),
      },
    }),
    ...(ends !== undefined && { expiry: ends }),
  }
}

/** undefined: as it was; null: taken away. An hour without a day, or a day without an hour, is no time. */
const readTime = (
  { day, time }: { readonly day: string; readonly time: string },
  before: WallTime | undefined,
  zone: string,
): WallTime | null | undefined | Refusal<'bad-date'> => {
  const [dayBefore, timeBefore] = wallOf(before)
  if (day === dayBefore && time === timeBefore) return undefined
  if (day === '' && time === '') return null
  if (day === '' || time === '') return refuse('bad-date', { date: `${day} ${time}`.trim().slice(0, 40) })
  return { local: `${day}T${time}`, zone: before?.zone ?? zone }
}
