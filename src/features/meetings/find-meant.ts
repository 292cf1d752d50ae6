import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { inEveryLanguage } from '../../core/i18n/localized.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { fold } from '../../core/understanding/fold.ts'
import { findOccurrence } from './answer-invitation.ts'
import type { Arranging } from './arranging.ts'
import { findMeetings } from './find-occurrences.ts'
import type { Meeting } from './meeting.ts'
import { isAhead, nextOccurrence, type Occurrence, occurrencesBetween } from './occurrence.ts'
import { isInvited, mayManage } from './policy.ts'
import { readInvited } from './read-invited.ts'
import { gap, readWith, shelter, unshelter } from './read-with.ts'
import { fitsName, wordKeys } from './units-called.ts'

/**
 * The times of meetings that words mean: "the safety meeting on Tuesday", "cuộc họp với anh Bảo 14h mai". The asker's
 * own go before those that they may manage; of a meeting without a named day it is the next time.
 */
export const findMeant = async (
  parts: Arranging,
  turn: Turn,
  which: string,
): Promise<readonly Occurrence[]> => {
  const id = /(?<!\p{L})m\d{1,9}(?!\p{L})/u.exec(fold(which))?.[0]
  if (id) {
    const occurrence = await findOccurrence(parts, turn, { id })
    return isRefused(occurrence) ? [] : [occurrence]
  }
  const told = await readWhich(parts, turn, which)
  if (!told) return []
  const ahead = await findMeetings(parts.store, turn.now)
  const fitting = ahead.filter((meeting) => meeting.cancelled !== true && told.fits(meeting))
  const own = timesOf(
    fitting.filter((meeting) => isInvited(turn.person, meeting)),
    turn,
    told,
  )
  if (own.length > 0) return own
  return timesOf(
    fitting.filter((meeting) => mayManage(turn.person, meeting)),
    turn,
    told,
  )
}

type Told = {
  readonly fits: (meeting: Meeting) => boolean
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly time?: string | undefined
}

const readWhich = async (parts: Arranging, turn: Turn, which: string): Promise<Told | undefined> => {
  const text = shelter(which)
  const dates = findDates(text, turn.language, turn.now)
  const day = dates.find(
    ({ grain, text: words }) => grain !== 'minute' || /\p{L}{3}/u.test(words.replace(/giờ|gio/giu, '')),
  )
  const time = dates.find(({ grain }) => grain === 'minute')?.time
  const bare = dates
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${gap} ${rest.slice(end)}`, text)
  const { invited, topic, rest } = readWith(bare)
  const people =
    invited === '' ? undefined : await readInvited(parts.directory, unshelter(invited), [], turn.person.unit)
  const said = wordKeys(`${rest} ${topic}`)
  const words = said.filter((word) => !generic.test(word))
  const isNamed = (meeting: Meeting) => {
    const names = [...inEveryLanguage(meeting.title), ...meeting.aliases]
    return names.some((name) =>
      fitsName(
        wordKeys(name).filter((word) => !generic.test(word)),
        words,
      ),
    )
  }
  const isWith = ({ organiser, invited: guests }: Meeting) =>
    people !== undefined &&
    !isRefused(people) &&
    (people === 'everyone'
      ? guests === 'everyone'
      : guests !== 'everyone' &&
        people.people.every((id) => id === organiser || guests.people.includes(id)) &&
        people.units.every((id) => guests.units.includes(id)))
  if (words.length === 0 && !people && !day && !time) return undefined
  return {
    fits: (meeting) => (words.length === 0 || isNamed(meeting)) && (people === undefined || isWith(meeting)),
    from: day?.from,
    to: day?.to,
    time,
  }
}

/** Words that any meeting is called by. */
const generic =
  /^(?:hop|cuoc|buoi|lich|the|my|our|this|that|meeting|meetings|mtg|call|of|on|at|in|for|to|a|s|luc|vao|ngay|nay|do|cua|toi|em|minh|va|совещани\p{L}*|встреч\p{L}*|собрани\p{L}*|созвон\p{L}*|заседани\p{L}*|мо[йяюеи]\p{L}*|в|во|на|по|об?|наш\p{L}*|это\p{L}*)\*?$/u

const timesOf = (
  meetings: readonly Meeting[],
  { now }: Turn,
  { from, to, time }: Told,
): readonly Occurrence[] =>
  meetings.flatMap((meeting) => {
    const begin = now.startOf('day')
    const days =
      from && to ? occurrencesBetween(meeting, at(begin, from), at(begin, to).plus({ days: 1 })) : []
    const next = from ? days.filter((one) => isAhead(one, now)) : [nextOccurrence(meeting, now) ?? []].flat()
    return next.filter(({ start }) => !time || start.setZone(now.zone).toFormat('HH:mm') === time).slice(0, 1)
  })

const at = (day: Turn['now'], iso: string): Turn['now'] => {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number)
  return day.set({ year, month, day: date })
}
