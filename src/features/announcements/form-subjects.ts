import type { View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Announcement, Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { conferences } from './conference.ts'
import { type Refusal, refuse } from './refusal.ts'
import { texts } from './texts.ts'
import { titleText } from './wording.ts'

type Subject = NonNullable<Announcement['subject']>

/** What the choice of the form says where it is about nothing; a choice that was not shown sends nothing at all. */
const none = 'none'

/** Conferences that the choice offers, the latest first; older ones are named by text. */
const mostConferences = 15

/** Years of awards that are looked for. */
const awardYears = 6

const separator = ':'

/** What the choice holds for a subject. */
export const subjectValue = (subject: Announcement['subject']): string => {
  if (!subject) return none
  const named = subject.kind === 'conference' ? subject.conference : subject.year
  return `${subject.kind}${separator}${named}`
}

/** What an announcement can be about: the latest conferences, the award lists of the last years, and what it is about. */
export const subjectChoices = async (
  parts: Pick<Announcing, 'store' | 'awards' | 'clock'>,
  chosen: string,
  language: Language,
): Promise<readonly View[]> => {
  const say = texts(language)
  const choices = [
    { title: say('form.subject.none'), value: none },
    ...(await conferenceChoices(parts, chosen, language)),
    ...(await awardChoices(parts, chosen, language)),
  ]
  const isThere = chosen === '' || choices.some(({ value }) => value === chosen)
  return isThere ? choices : [...choices, { title: chosen, value: chosen }]
}

const conferenceChoices = async (
  { store }: Pick<Announcing, 'store'>,
  chosen: string,
  language: Language,
): Promise<readonly { readonly title: string; readonly value: string }[]> => {
  const newest = { index: 'published', descending: true, limit: mostConferences }
  const latest = (await store.find(conferences, newest)).items.map(({ document }) => document)
  const subject = readValue(chosen)
  const named = subject?.kind === 'conference' ? await store.get(conferences, subject.conference) : undefined
  const all = named && !latest.some(({ id }) => id === named.id) ? [...latest, named.document] : latest
  return all.map((conference) => ({
    title: texts(language)('form.subject.conference', { title: titleText(conference, language) }),
    value: subjectValue({ kind: 'conference', conference: conference.id }),
  }))
}

const awardChoices = async (
  { awards, clock }: Pick<Announcing, 'awards' | 'clock'>,
  chosen: string,
  language: Language,
): Promise<readonly { readonly title: string; readonly value: string }[]> => {
  const thisYear = clock().year
  const subject = readValue(chosen)
  const years = new Set([
    ...Array.from({ length: awardYears }, (_, back) => thisYear - back),
    ...(subject?.kind === 'awards' ? [subject.year] : []),
  ])
  const lists = await Promise.all(
    [...years].map(async (year) => ({ year, there: (await awards.ofYear(year, language)) !== undefined })),
  )
  return lists
    .filter(({ there }) => there)
    .map(({ year }) => ({
      title: texts(language)('form.subject.awards', { year }),
      value: subjectValue({ kind: 'awards', year }),
    }))
}

const readValue = (value: string): Subject | undefined => {
  const place = value.indexOf(separator)
  const [kind, named] = [value.slice(0, place), value.slice(place + 1)]
  if (kind === 'conference' && named !== '') return { kind, conference: named }
  return kind === 'awards' && /^\d{4}$/.test(named) ? { kind, year: Number(named) } : undefined
}

const kindOf = { conference: 'conference', awards: 'award-list' } as const

/**
 * What the choice changes: another subject brings its kind along, as by text; a kind that has no such subject takes
 * it away.
 */
export const readSubject = (
  { subject }: Pick<Written, 'subject'>,
  { subject: value, kind }: { readonly subject: string; readonly kind: Announcement['kind'] },
): (Pick<Partial<Written>, 'kind'> & { readonly subject?: Subject | null }) | Refusal<'unknown-subject'> => {
  if (value === '' || value === subjectValue(subject))
    return subject && kindOf[subject.kind] !== kind ? { subject: null } : {}
  if (value === none) return { subject: null }
  const chosen = readValue(value)
  return chosen
    ? { kind: kindOf[chosen.kind], subject: chosen }
    : refuse('unknown-subject', { subject: value.slice(0, 60) })
}
