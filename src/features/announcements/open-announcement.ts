import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { announcementsCollection, isDraft } from './announcement.ts'
import { announcementCard } from './announcement-card.ts'
import type { Announcing } from './announcing.ts'
import { answerOf } from './answer.ts'
import { isRecipient } from './check-answer.ts'
import { draftCard, type Note } from './draft-card.ts'
import { refusalCard } from './message-card.ts'
import { noteOpenDraft } from './open-draft.ts'
import { mayManage, mayReport, maySecond } from './policy.ts'
import { progressCard } from './progress-card.ts'
import { refuse } from './refusal.ts'

/**
 * An announcement as this person may see it: how it stands to those who manage it, the announcement itself to those
 * who got it. To everybody else there is none of that number.
 */
export const openAnnouncement = (parts: Announcing, turn: Turn, id: string): Promise<Card> =>
  openWith(parts, turn, id, [])

/** The same, headed by notes. `otherwise` is shown to who may not see it. */
export const openWith = async (
  parts: Announcing,
  turn: Turn,
  id: string,
  notes: readonly Note[],
  otherwise: Card = refusalCard(refuse('not-found', { id }), turn.language),
): Promise<Card> => {
  const { person, language } = turn
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return otherwise
  const announcement = stored.document
  if (mayReport(person, announcement) || maySecond(person, announcement)) {
    const progress = announcement.released && (await parts.outbox.progress(announcement.released.batch))
    if (!progress && isDraft(announcement) && mayManage(person, announcement))
      await noteOpenDraft(parts, person, announcement)
    return progress
      ? progressCard(parts, announcement, progress, language, notes)
      : draftCard(parts, announcement, { person, language }, notes)
  }
  if (announcement.state === 'recalled' || !(await isRecipient(parts, person, announcement, language)))
    return otherwise
  const answer = await answerOf(parts.store, id, person.account)
  return announcementCard(parts, announcement, language, { notes, ...(answer && { answer }) })
}
