import { type Language, languages } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { resolveAudience } from './audience.ts'
import { mayReport, maySecond, needsSecond } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type AudienceCount = {
  readonly count: number
  readonly channels: number
  readonly byLanguage: Readonly<Record<Language, number>>
  /** What is named and not there. */
  readonly missing: readonly string[]
  readonly needsSecond: boolean
}

export type AudienceCounted =
  | { readonly ok: true; readonly announcement: Announcement; readonly audience: AudienceCount }
  | Refusal<'not-found' | 'not-allowed'>

/** How many an announcement would reach at this moment. */
export const countAudience = async (
  parts: Announcing,
  actor: Person,
  id: string,
): Promise<AudienceCounted> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  if (!mayReport(actor, stored.document) && !maySecond(actor, stored.document)) return refuse('not-allowed')
  return { ok: true, announcement: stored.document, audience: await audienceOf(parts, stored.document) }
}

export const audienceOf = async (
  parts: Announcing,
  { audience }: Pick<Announcement, 'audience'>,
): Promise<AudienceCount> => {
  const resolved = await resolveAudience(parts, audience)
  const { recipients, missing } = resolved
  const countIn = (language: Language) =>
    recipients.filter((recipient) => recipient.language === language).length
  return {
    count: recipients.length,
    channels: recipients.filter(({ kind }) => kind === 'conversation').length,
    byLanguage: Object.fromEntries(languages.map((language) => [language, countIn(language)])) as Record<
      Language,
      number
    >,
    missing,
    needsSecond: needsSecond(resolved),
  }
}
