import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Arranging } from './arranging.ts'
import { findMeant } from './find-meant.ts'
import type { Meant } from './meant-words.ts'
import type { Occurrence } from './occurrence.ts'
import { performStep } from './perform-step.ts'
import { mayManage } from './policy.ts'
import { refuse } from './refusal.ts'
import { alone, refusalReply } from './replies.ts'
import { texts } from './texts.ts'
import { whenWords } from './views.ts'

/** Meetings that are offered where words can mean several. */
const mostOffered = 5

/** Does to a meeting that words mean what its buttons do; what others would notice is asked about first. */
export const performMeant = async (parts: Arranging, turn: Turn, meant: Meant): Promise<Reply> => {
  const found = await findMeant(parts, turn, meant.which)
  const [only, ...others] = found
  if (!only) return refusalReply(refuse('none-meant'), turn)
  if (others.length > 0) return offer(turn, texts(turn.language)('meant.which'), found, meant)
  const { meeting, date } = only
  if (meant.deed !== 'move') return performStep(parts, turn, meant.deed, { id: meeting.id, date })
  if (!mayManage(turn.person, meeting)) return refusalReply(refuse('not-yours'), turn)
  return offer(turn, texts(turn.language)('meant.move', { to: literal(meant.to ?? '') }), found, meant)
}

const offer = (turn: Turn, question: string, found: readonly Occurrence[], meant: Meant): Reply => {
  const heading = texts(turn.language)(`button.${meant.deed}`)
  const next = found.slice(0, mostOffered).map((occurrence) => buttonOf(turn, occurrence, meant))
  return alone([{ name: 'meetings/message', view: { heading, text: question }, summary: question, next }])
}

const buttonOf = (turn: Turn, occurrence: Occurrence, { deed, to }: Meant): Button => {
  const { meeting, date } = occurrence
  const command = texts(turn.language)(`say.${deed}`, { id: meeting.id, date }).trim()
  return {
    kind: 'act',
    title: `${inLanguage(meeting.title, turn.language)}, ${whenWords(occurrence, turn)}`,
    verb: `meetings.${deed}`,
    data: { id: meeting.id, date, ...(to !== undefined && { text: to }) },
    command: to === undefined ? command : `${command}: ${to}`,
  }
}
