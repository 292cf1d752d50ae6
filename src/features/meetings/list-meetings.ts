import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { findNext, findOccurrences } from './find-occurrences.ts'
import { listCards } from './list-cards.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingSources } from './meeting-sources.ts'
import { isAhead, type Occurrence } from './occurrence.ts'
import { isInHours, type Period, periodOf } from './period.ts'
import { isAskedFor } from './policy.ts'
import { texts } from './texts.ts'

/** The meetings of a stretch of time that the asker may know of; when none of them is ahead, the next one as well. */
export const listMeetings = async (
  sources: MeetingSources,
  turn: Turn,
  slots: Slots,
  intro?: string,
): Promise<Reply> => {
  const personal = slots.mine === true
  const unit = (await sources.directory.units()).find(({ id }) => id === slots.unit)
  const wanted = (meeting: Meeting) => isAskedFor(turn, { mine: personal, unit: unit?.id }, meeting)
  const period = periodOf(slots, turn.now)
  const occurrences = (await findOccurrences(sources.store, period, wanted)).filter((occurrence) =>
    isInHours(period, occurrence),
  )
  const heading = headingOf(turn, personal, unit && inLanguage(unit.name, turn.language))
  const next = needsNext(period, occurrences, turn)
    ? await findNext(sources.store, later(turn, period), wanted)
    : undefined
  const cards = listCards(sources, turn, { heading, period, occurrences, next, intro, personal })
  return { cards, personal }
}

const headingOf = ({ language }: Turn, personal: boolean, unit: string | undefined): string => {
  const say = texts(language)
  if (personal) return say('heading.mine')
  return unit ? say('heading.unit', { unit }) : say('heading')
}

/** The next one is told where nothing was found, and where all of a period that is not past is over. */
const needsNext = (period: Period, occurrences: readonly Occurrence[], { now }: Turn): boolean =>
  occurrences.length === 0 || (period.to > now && !occurrences.some((occurrence) => isAhead(occurrence, now)))

const later = ({ now }: Turn, { from }: Period): Turn['now'] => (from > now ? from : now)
