import type { Card } from '../../core/conversation/reply.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection, type ContentField } from './announcement.ts'
import { announcementCard } from './announcement-card.ts'
import type { Announcing } from './announcing.ts'
import { lacksLabels, missingIn } from './content.ts'
import { largestMessage } from './message-size.ts'
import { mayReport, maySecond } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type LanguagePreview = {
  readonly language: Language
  /** What the readers of the language see. */
  readonly card: Card
  /** The fields that fall back to the main language. */
  readonly missing: readonly ContentField[]
  /** A link, a poll or the picture's description falls back too. */
  readonly labelsMissing: boolean
  /** Of the whole message, in bytes of UTF-16. */
  readonly size: number
  readonly tooLarge: boolean
}

export type Previewed =
  | { readonly ok: true; readonly announcement: Announcement; readonly previews: readonly LanguagePreview[] }
  | Refusal<'not-found' | 'not-allowed'>

/** What the readers of each language would get as the draft stands. */
export const previewAnnouncement = async (
  parts: Announcing,
  actor: Person,
  id: string,
): Promise<Previewed> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  const announcement = stored.document
  if (!mayReport(actor, announcement) && !maySecond(actor, announcement)) return refuse('not-allowed')
  return { ok: true, announcement, previews: await previewsOf(parts, announcement) }
}

export const previewsOf = (
  parts: Announcing,
  announcement: Announcement,
): Promise<readonly LanguagePreview[]> =>
  Promise.all(
    languages.map(async (language): Promise<LanguagePreview> => {
      const card = await announcementCard(parts, announcement, language)
      const size = parts.measure({ card: parts.render(card, language), summary: card.summary })
      return {
        language,
        card,
        missing: missingIn(announcement, language),
        labelsMissing: lacksLabels(announcement, language),
        size,
        tooLarge: size > largestMessage,
      }
    }),
  )
