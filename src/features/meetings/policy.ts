import type { Turn } from '../../core/conversation/turn.ts'
import type { Person } from '../../core/people/person.ts'
import type { Meeting } from './meeting.ts'

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
