import type { Language } from '../../core/i18n/language.ts'
import type { Announcement } from './announcement.ts'
import { announcementCard } from './announcement-card.ts'
import type { Announcing } from './announcing.ts'

/** Bytes in UTF-16: the platform takes about 100 KB, what goes up to 80 KB goes through for sure. */
export const largestMessage = 80_000

/** Size of the message that the readers of a language get. */
export const sizeOf = async (
  parts: Announcing,
  announcement: Announcement,
  language: Language,
): Promise<number> => {
  const card = await announcementCard(parts, announcement, language)
  return parts.measure({ card: parts.render(card, language), summary: card.summary })
}
