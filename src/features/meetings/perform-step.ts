import { z } from 'zod'
import { literal } from '../../core/conversation/markdown.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Rsvp } from './answer.ts'
import { answerInvitation, findOccurrence } from './answer-invitation.ts'
import { editMeeting } from './arrange-by-form.ts'
import type { Arranging } from './arranging.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { giveTasks } from './give-task.ts'
import { keepRecord, tickItem, writeMinutes } from './keep-record.ts'
import { meetingCards } from './meeting-cards.ts'
import { closedCard } from './message-cards.ts'
import { openMinutes } from './minutes-form.ts'
import { moveOccurrence } from './move-occurrence.ts'
import type { Occurrence } from './occurrence.ts'
import { isInvited, mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import { alone, refusalReply, savedReply } from './replies.ts'
import type { StepData, StepName } from './step.ts'
import { tellQuorum } from './tell-quorum.ts'
import { texts } from './texts.ts'

/** Does one thing to one meeting, by button or by text. */
export const performStep = async (
  parts: Arranging,
  turn: Turn,
  step: StepName,
  data: StepData,
): Promise<Reply> => {
  switch (step) {
    case 'show':
      return showMeetingCard(parts, turn, data)
    case 'rsvp-yes':
      return answer(parts, turn, data, 'yes')
    case 'rsvp-maybe':
      return answer(parts, turn, data, 'maybe')
    case 'rsvp-no':
      return answer(parts, turn, data, 'no')
    case 'edit':
      return editMeeting(parts, turn, data.id)
    case 'cancel':
      return data.text === undefined ? askBeforeCancelling(parts, turn, data) : cancel(parts, turn, data)
    case 'move':
      return move(parts, turn, data)
    case 'minutes':
      return data.text === undefined
        ? openMinutes(parts, turn, data)
        : recorded(parts, turn, await keepRecord(parts, turn, data, writeMinutes(data.text)), 'saved.minutes')
    case 'tick':
    case 'untick':
      return recorded(
        parts,
        turn,
        await keepRecord(parts, turn, data, tickItem(data.item ?? 0, step === 'tick')),
        'saved.minutes',
      )
    case 'task':
      return give(parts, turn, data)
  }
}

const showMeetingCard = async (parts: Arranging, turn: Turn, data: StepData): Promise<Reply> => {
  const occurrence = await findOccurrence(parts, turn, data)
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  const { meeting } = occurrence
  if (!isInvited(turn.person, meeting) && !mayManage(turn.person, meeting))
    return alone([await closedCard(parts, turn, meeting)])
  return alone(
    await meetingCards(parts, turn, occurrence, { isNext: data.date === undefined, personal: true }),
  )
}

const answer = async (parts: Arranging, turn: Turn, data: StepData, rsvp: Rsvp): Promise<Reply> => {
  const answered = await answerInvitation(parts, turn, { ...data, answer: rsvp })
  if (isRefused(answered)) return refusalReply(answered, turn)
  if (rsvp === 'yes') await tellQuorum(parts, answered)
  const notice = texts(turn.language)(`answered.${rsvp}`)
  return alone(await meetingCards(parts, turn, answered, { isNext: true, personal: true, notice }))
}

const askBeforeCancelling = async (parts: Arranging, turn: Turn, data: StepData): Promise<Reply> => {
  const occurrence = await findOccurrence(parts, turn, data)
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  if (!mayManage(turn.person, occurrence.meeting)) return refusalReply(refuse('not-yours'), turn)
  const say = texts(turn.language)
  const { id, repeat, title } = occurrence.meeting
  const named = literal(inLanguage(title, turn.language))
  const button = (date: string | undefined) => ({
    kind: 'act' as const,
    title: say(date ? 'button.cancel-day' : 'button.cancel-all', {
      day: formatDay(date ?? '', turn.language),
    }),
    verb: 'meetings.cancel-now',
    data: { id, ...(date && { date }) },
    command: `${say('say.cancel', { id, date: date ?? '' }).trim()}: ${say('cancel.reason')}`,
  })
  const text = say('cancel.text')
  return alone([
    {
      name: 'meetings/confirm',
      view: { heading: named, text, label: say('cancel.reason') },
      summary: `${say('button.cancel')}: ${inLanguage(title, turn.language)}`,
      next: [...(repeat ? [button(occurrence.date)] : []), button(undefined)],
    },
  ])
}

/** What the button of the question carries: the reason comes from the field beside it. */
export const cancelNowSchema = z.object({
  id: z.string(),
  date: z.string().optional(),
  reason: z.string().max(1_000).default(''),
})

export const cancel = async (
  parts: Arranging,
  turn: Turn,
  { id, date, text = '' }: StepData,
): Promise<Reply> => {
  const cancelled = await cancelMeeting(parts, turn, { id, date, reason: text })
  if (isRefused(cancelled)) return refusalReply(cancelled, turn)
  const day = cancelled.cancelled ? undefined : date
  return savedReply(parts, turn, cancelled, day ? 'saved.day-cancelled' : 'saved.cancelled', day)
}

const move = async (parts: Arranging, turn: Turn, { id, date, text }: StepData): Promise<Reply> => {
  if (text === undefined) return refusalReply(refuse('no-text'), turn)
  const occurrence = await findOccurrence(parts, turn, { id, date })
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  const moved = await moveOccurrence(parts, turn, { id, date: occurrence.date, to: text })
  if (isRefused(moved)) return refusalReply(moved, turn)
  return savedReply(parts, turn, moved, 'saved.moved', occurrence.date)
}

const give = async (parts: Arranging, turn: Turn, data: StepData): Promise<Reply> => {
  if (!data.text?.trim()) return refusalReply(refuse('bad-task', { text: '' }), turn)
  const given = await giveTasks(parts, turn, data, data.text)
  return recorded(parts, turn, isRefused(given) ? given : given.occurrence, 'saved.tasks')
}

export const recorded = async (
  parts: Arranging,
  turn: Turn,
  occurrence: Occurrence | Refusal,
  what: 'saved.minutes' | 'saved.tasks',
): Promise<Reply> => {
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  const notice = texts(turn.language)(what)
  return alone(await meetingCards(parts, turn, occurrence, { isNext: true, personal: true, notice }))
}
