import { z } from 'zod'
import type { DownloadedFile, FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import type { CalendarEvent } from '../../core/time/calendar-event.ts'
import { storedMeetings } from './meeting.ts'
import { type Occurrence, occurrenceOn } from './occurrence.ts'
import { texts } from './texts.ts'
import { timetableOf } from './timetable.ts'

/** Most occurrences of one file: their names travel in the address of the download. */
const most = 20

/** Which occurrences a download holds; `date` is the day of the rule. The link that carries it is signed by Loa. */
export const exportKeySchema = z.strictObject({
  occurrences: z
    .array(z.strictObject({ meeting: z.string(), date: z.iso.date() }))
    .min(1)
    .max(most),
})

type ExportKey = z.infer<typeof exportKeySchema>

/** Whether there is something for one file, and not too much. */
export const isExportable = ({ length }: readonly Occurrence[]): boolean => length > 0 && length <= most

/** The .ics file of those occurrences that are still there; undefined: none is. */
export const exportOccurrences = async (
  { store, directory, writeCalendar }: Pick<FeatureParts, 'store' | 'directory' | 'writeCalendar'>,
  { occurrences }: ExportKey,
  language: Language,
): Promise<DownloadedFile | undefined> => {
  const stored = await store.getMany(storedMeetings, [...new Set(occurrences.map(({ meeting }) => meeting))])
  const meetings = new Map(stored.map(({ id, document }) => [id, document]))
  const found = occurrences.flatMap(({ meeting: id, date }) => {
    const meeting = meetings.get(id)
    return (meeting && occurrenceOn(meeting, date)) ?? []
  })
  const [first] = found
  if (!first) return undefined
  const events = await Promise.all(found.map((occurrence) => eventOf(directory, occurrence, language)))
  const name = found.length === 1 ? `${first.meeting.id}-${first.date}` : 'meetings'
  return {
    name: `${name}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    body: writeCalendar({ name: texts(language)('calendar.name'), events }),
  }
}

/** One occurrence as an event of its own. */
export const eventOf = async (
  directory: Directory,
  occurrence: Occurrence,
  language: Language,
): Promise<CalendarEvent> => {
  const { meeting, date, place, start, end, state } = occurrence
  const organiser = await directory.person(meeting.organiser)
  const description = await describe(directory, occurrence, language)
  return {
    uid: `${meeting.id}.${date}@meetings.loa`,
    sequence: meeting.sequence,
    title: inLanguage(meeting.title, language),
    ...(description && { description }),
    ...((place || meeting.online) && { place: place ? inLanguage(place, language) : (meeting.online ?? '') }),
    ...(organiser?.email && { organiser: { name: organiser.name, email: organiser.email } }),
    start: start.toFormat(localTime),
    end: end.toFormat(localTime),
    zone: meeting.zone,
    ...(state === 'cancelled' && { cancelled: true }),
  }
}

const localTime = "yyyy-LL-dd'T'HH:mm"

/** Link and agenda as lines of text. */
const describe = async (
  directory: Directory,
  occurrence: Occurrence,
  language: Language,
): Promise<string> => {
  const { online } = occurrence.meeting
  const items = timetableOf(occurrence).map(async ({ item, start }) => {
    const speaker = item.speaker && (await nameOf(directory, item.speaker))
    const title = inLanguage(item.title, language)
    return `${start.toFormat('HH:mm')} ${title}${speaker ? ` – ${speaker}` : ''}`
  })
  const link = online ? [texts(language)('calendar.online', { url: online })] : []
  return [...link, ...(await Promise.all(items))].join('\n')
}

const nameOf = async (directory: Directory, speaker: string): Promise<string> => {
  const people = await directory.people()
  return people.find(({ id }) => id === speaker)?.name ?? speaker
}
