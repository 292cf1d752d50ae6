import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { messageCard, openButton } from './message-card.ts'
import { boardKey, languageOf } from './show-progress.ts'
import { texts } from './texts.ts'

/** Tells the author that the clock did not let a scheduled announcement go. */
export const showSkipped = async (parts: Announcing, announcement: Announcement): Promise<void> => {
  const { account } = announcement.author
  const language = await languageOf(parts, account)
  const say = texts(language)
  const card = messageCard({
    heading: say('skipped.heading', { id: announcement.id }),
    text: say('skipped.text'),
    next: [openButton(announcement.id, language)],
  })
  await parts.show(account, boardKey(announcement), card, language)
}
