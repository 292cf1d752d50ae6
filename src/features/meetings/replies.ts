import { literal } from '../../core/conversation/markdown.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { findOccurrence } from './answer-invitation.ts'
import type { Arranging } from './arranging.ts'
import type { Meeting } from './meeting.ts'
import { meetingCards } from './meeting-cards.ts'
import { type Refusal, refusalText } from './refusal.ts'
import { texts } from './texts.ts'

/** Cards that nobody else is to see. */
export const alone = (cards: readonly Card[]): Reply => ({ cards, personal: true })

export const refusalReply = (refusal: Refusal, { language }: Turn): Reply => {
  const [heading, text] = [texts(language)('refusal.heading'), refusalText(refusal, language)]
  return alone([
    { name: 'meetings/message', view: { heading, text: literal(text) }, summary: `${heading}. ${text}` },
  ])
}

/** The card of a meeting after something was done to it, with what that was above it. */
export const savedReply = async (
  parts: Arranging,
  turn: Turn,
  meeting: Meeting,
  what: 'saved.created' | 'saved.changed' | 'saved.cancelled' | 'saved.day-cancelled' | 'saved.moved',
  date?: string,
): Promise<Reply> => {
  const occurrence = await findOccurrence(parts, turn, { id: meeting.id, date })
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  const notice = texts(turn.language)(what, { id: meeting.id })
  return alone(await meetingCards(parts, turn, occurrence, { isNext: true, personal: true, notice }))
}
