import { inLanguage } from '../../core/i18n/localized.ts'
import type { CalendarAttendee, CalendarMeeting } from '../../core/time/calendar-port.ts'
import type { Arranging } from './arranging.ts'
import { expandInvited } from './expand-invited.ts'
import type { Meeting } from './meeting.ts'
import { texts } from './texts.ts'

/** More than so many attendees no calendar takes (Exchange Online limits): none is invited there then. */
const mostAttendees = 500

/** A meeting in the organisation's language, as its organiser's calendar has it; undefined: nobody knows the organiser. */
export const describeForCalendar = async (
  { directory, organisation: { language } }: Pick<Arranging, 'directory' | 'organisation'>,
  meeting: Meeting,
): Promise<CalendarMeeting | undefined> => {
  const organiser = await directory.person(meeting.organiser)
  if (!organiser) return undefined
  const people = (await expandInvited(directory, meeting)).filter(({ id }) => id !== organiser.id)
  const attendees = people.flatMap<CalendarAttendee>(({ name, email }) => (email ? [{ name, email }] : []))
  const { id, start, end, zone, repeat, place } = meeting
  const description = describe(meeting, language)
  return {
    id,
    organiser: organiser.account,
    title: inLanguage(meeting.title, language),
    start,
    end,
    zone,
    attendees: attendees.length > mostAttendees ? [] : attendees,
    ...(place && { place: inLanguage(place, language) }),
    ...(description && { description }),
    ...(repeat !== undefined && { repeat }),
  }
}

/** Days that differ from the rule stand in the text: a calendar keeps each of them apart. */
const describe = ({ online, agenda, exceptions }: Meeting, language: Parameters<typeof texts>[0]): string => {
  const say = texts(language)
  return [
    online ?? '',
    ...agenda.map(({ title, at }, index) =>
      `${index + 1}. ${at ?? ''} ${inLanguage(title, language)}`.replace(/ +/g, ' '),
    ),
    ...exceptions.map((one) =>
      one.kind === 'cancelled'
        ? say('calendar.day-cancelled', { day: one.date })
        : say('calendar.day-moved', { day: one.date, to: one.start.replace('T', ' ') }),
    ),
  ]
    .filter(Boolean)
    .join('\n')
}
