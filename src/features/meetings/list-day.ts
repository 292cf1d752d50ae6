import type { DayItem } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { findOccurrences } from './find-occurrences.ts'
import { type MeetingSources, slotsOf } from './meeting-sources.ts'
import type { Occurrence } from './occurrence.ts'
import { isInvited } from './policy.ts'
import { placeWords } from './views.ts'
import { onClockOf } from './zone.ts'

/** The meetings that the asker has on the day of the turn, but for those called off. */
export const listDay = async (sources: MeetingSources, turn: Turn): Promise<readonly DayItem[]> => {
  const from = turn.now.startOf('day')
  const day = { from, to: from.plus({ days: 1 }) }
  const occurrences = await findOccurrences(sources.store, day, (meeting) => isInvited(turn.person, meeting))
  return occurrences
    .filter(({ state }) => state !== 'cancelled')
    .map((occurrence) => itemOf(sources, turn, occurrence))
}

const itemOf = ({ phrase }: MeetingSources, turn: Turn, occurrence: Occurrence): DayItem => {
  const question = { intent: 'meeting_agenda', slots: slotsOf(turn, occurrence) } as const
  const place = placeWords(occurrence, turn.language)
  return {
    kind: 'meeting',
    start: isoIn(turn, occurrence.start),
    end: isoIn(turn, occurrence.end),
    title: inLanguage(occurrence.meeting.title, turn.language),
    ...(place && { place }),
    question,
    command: phrase(question, turn.language),
  }
}

const isoIn = ({ now }: Turn, time: Occurrence['start']): string => onClockOf(now, time).toISO()
