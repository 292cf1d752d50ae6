import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Meeting } from './meeting.ts'
import {
  askButton,
  calendarButton,
  type MeetingSources,
  onlineButton,
  todayButton,
  weekButton,
} from './meeting-sources.ts'
import { isAhead, type Occurrence } from './occurrence.ts'
import { occurrenceExtra } from './occurrence-extra.ts'
import { type Invitation, invitationOf, isInvited, mayManage } from './policy.ts'
import { rsvpButtons, stepButton } from './step.ts'
import { texts } from './texts.ts'
import { type MeetingNames, meetingViews, placeWords, whenWords } from './views.ts'

export type Shown = {
  /** No earlier one of this meeting is still to come. */
  readonly isNext: boolean
  /** The answer is for the asker alone: it may say how they belong to the meeting. */
  readonly personal: boolean
  readonly notice?: string
}

/** One occurrence with its agenda, on several cards when that is long. */
export const meetingCards = async (
  sources: MeetingSources,
  turn: Turn,
  occurrence: Occurrence,
  { isNext, personal, notice }: Shown,
): Promise<readonly Card[]> => {
  const names = await findNames(sources.directory, occurrence.meeting, turn)
  const invitation = invitationToTell(turn, occurrence.meeting, personal)
  const isPrivate = personal || turn.place.kind === 'personal'
  const extra = await occurrenceExtra(sources, turn, occurrence, isPrivate)
  const views = meetingViews(occurrence, names, { invitation, ...(notice && { notice }), ...extra }, turn)
  return views.map((view, index) => ({
    name: 'meetings/meeting',
    view,
    summary: summaryOf(turn, occurrence),
    provenance: {
      source: texts(turn.language)('source.schedule', {
        organisation: inLanguage(sources.organisation.shortName, turn.language),
      }),
      owner: names.organiser,
      validFrom: formatDay(occurrence.meeting.updated, turn.language),
    },
    ...(index === views.length - 1 && { next: buttonsOf(sources, turn, occurrence, { isNext, isPrivate }) }),
  }))
}

/** Said where nobody else reads it; that everyone is invited is said only to who asked for their own. */
const invitationToTell = (turn: Turn, meeting: Meeting, personal: boolean): Invitation | undefined => {
  const invitation = invitationOf(turn.person, meeting)
  if (personal) return invitation
  return turn.place.kind === 'personal' && invitation !== 'everyone' ? invitation : undefined
}

const findNames = async (
  directory: Directory,
  meeting: Meeting,
  { language }: Turn,
): Promise<MeetingNames> => {
  const people = new Map((await directory.people()).map(({ id, name }) => [String(id), name]))
  const organiser = people.get(meeting.organiser) ?? meeting.organiser
  if (meeting.invited === 'everyone') return { organiser, people }
  const { invited } = meeting
  const units = (await directory.units()).filter(({ id }) => invited.units.includes(id))
  return {
    organiser,
    people,
    invited: [
      ...units.map(({ name }) => inLanguage(name, language)),
      ...invited.people.map((id) => people.get(id) ?? id),
    ],
  }
}

const summaryOf = (turn: Turn, occurrence: Occurrence): string => {
  const say = texts(turn.language)
  const title = inLanguage(occurrence.meeting.title, turn.language)
  if (occurrence.state === 'cancelled')
    return say('summary.cancelled', { title, day: formatDay(occurrence.date, turn.language) })
  return say('summary.meeting', {
    title,
    when: whenWords(occurrence, turn),
    place: placeWords(occurrence, turn.language),
  })
}

/** Beyond this a card hides what it offers. */
const mostButtons = 6

const buttonsOf = (
  sources: MeetingSources,
  turn: Turn,
  occurrence: Occurrence,
  { isNext, isPrivate }: { readonly isNext: boolean; readonly isPrivate: boolean },
): readonly Button[] => {
  const { meeting } = occurrence
  const ahead = isAhead(occurrence, turn.now)
  const title = texts(turn.language)('button.following')
  return [
    ...(isPrivate ? ownButtons(turn, occurrence, ahead) : []),
    ...(ahead && meeting.online ? [onlineButton(turn, meeting.online)] : []),
    ...(ahead ? [calendarButton(sources, turn, [occurrence])] : []),
    ...(isNext ? [] : [askButton(sources, turn, title, { meeting: meeting.id })]),
    todayButton(sources, turn),
    weekButton(sources, turn, 0),
  ].slice(0, mostButtons)
}

/** What the reader may do: answer a meeting that was announced in chat; change it and keep its record. */
const ownButtons = (
  { person, language }: Turn,
  { meeting, date, state }: Occurrence,
  ahead: boolean,
): readonly Button[] => {
  const about = { id: meeting.id, ...(meeting.repeat && { date }) }
  const isOrganiser = meeting.organiser === person.id
  const asked = ahead && meeting.told !== undefined && !isOrganiser && isInvited(person, meeting)
  const manages = mayManage(person, meeting) && (meeting.told !== undefined || isOrganiser)
  return [
    ...(asked ? rsvpButtons(about, language) : []),
    ...(manages && !meeting.cancelled
      ? [
          stepButton('edit', about, language),
          ...(state === 'cancelled' ? [] : [stepButton('minutes', { ...about, date }, language)]),
          ...(ahead && !asked ? [stepButton('cancel', about, language)] : []),
        ]
      : []),
  ]
}
