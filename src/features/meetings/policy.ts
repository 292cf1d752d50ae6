import type { Turn } from '../../core/conversation/turn.ts'
import type { Person } from '../../core/people/person.ts'
import { may } from '../../core/people/powers.ts'
import type { Meeting } from './meeting.ts'
import { type Refusal, refuse } from './refusal.ts'

/*
 * Who learns of a meeting: everyone of those that are open to everyone; of the others the organiser, the invited
 * (by name or with their unit) and those who speak there. Nobody else is told when, where or about what it is, only
 * that it is for the invited, and who organises it.
 *
 * A shared place has readers that nobody knows: only open meetings are listed there, whoever asks. An answer about
 * "my" meetings, and any about a closed meeting (an agenda tells what it holds, a refusal tells that one is not
 * invited), is personal and goes to the asker's own chat.
 */

export const isOpen = ({ invited }: Meeting): boolean => invited === 'everyone'

export type Invitation = 'organiser' | 'speaker' | 'person' | 'unit' | 'everyone'

/** Why a person belongs to a meeting, the closest reason first; undefined: not invited. */
export const invitationOf = (person: Person, meeting: Meeting): Invitation | undefined => {
  const { invited } = meeting
  if (meeting.organiser === person.id) return 'organiser'
  if (meeting.agenda.some(({ speaker }) => speaker === person.id)) return 'speaker'
  if (invited === 'everyone') return 'everyone'
  if (invited.people.includes(person.id)) return 'person'
  return person.unit && invited.units.includes(person.unit) ? 'unit' : undefined
}

export const isInvited = (person: Person, meeting: Meeting): boolean =>
  invitationOf(person, meeting) !== undefined

/** Whether a list may name the meeting. `personal`: the answer goes to the asker's own chat wherever it was asked. */
export const mayList = ({ person, place }: Turn, meeting: Meeting, personal: boolean): boolean =>
  personal || place.kind === 'personal' ? isInvited(person, meeting) : isOpen(meeting)

/** Whether an answer about this one meeting is for the asker alone. */
export const isPersonalAnswer = (meeting: Meeting): boolean => !isOpen(meeting)

/** Whether the meeting concerns a unit: it is invited as such, or everyone is. */
export const concernsUnit = ({ invited }: Meeting, unit: string): boolean =>
  invited === 'everyone' || invited.units.some((candidate) => candidate === unit)

/** Whether a list of the asker's own meetings, of a unit's, or of all there are, has this one in it. */
export const isAskedFor = (turn: Turn, { mine = false, unit }: Asked, meeting: Meeting): boolean =>
  mayList(turn, meeting, mine) && (mine || unit === undefined || concernsUnit(meeting, unit))

type Asked = { readonly mine?: boolean | undefined; readonly unit?: string | undefined }

/*
 * Who may arrange meetings:
 *
 *   whoever may arrange for everybody             for everyone, units and people; any organiser; change any meeting
 *   staff of the directory                        as organiser, for up to 20 people named one by one; their own ones
 *   a guest whom no directory knows               nothing
 *
 * The organiser, officers and communications see who answered what, tick items off, write minutes and give tasks.
 */

/** People whom a meeting of staff may have at most. */
const circleSize = 20

export const isKnown = (person: Person): boolean => person.id !== guestId

const guestId = 'guest'

export const mayInviteAnybody = (person: Person): boolean => may(person, 'arrange-for-everybody')

export const mayManage = (person: Person, meeting: Pick<Meeting, 'organiser'>): boolean =>
  isKnown(person) && (mayInviteAnybody(person) || meeting.organiser === person.id)

/** Why somebody may not arrange this; undefined: they may. */
export const refuseArranging = (
  person: Person,
  { organiser, invited }: Pick<Meeting, 'organiser' | 'invited'>,
): Refusal | undefined => {
  if (!isKnown(person)) return refuse('not-allowed')
  if (mayInviteAnybody(person)) return undefined
  if (organiser !== person.id) return refuse('bad-organiser')
  if (invited === 'everyone' || invited.units.length > 0) return refuse('circle-only', { most: circleSize })
  return invited.people.length > circleSize
    ? refuse('circle-too-large', { most: circleSize, count: invited.people.length })
    : undefined
}
