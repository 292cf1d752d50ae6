import type { Answer } from '../../core/conversation/feature.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { DayRange, Slots } from '../../core/understanding/intent.ts'
import { type Asked, rangeAsked, resolveAsked, type StatusParts } from './asked.ts'
import { dayOf, type Moment } from './moment.ts'
import { showOverview } from './show-overview.ts'
import { chooseDate, showPeriod } from './show-period.ts'
import { showService } from './show-service.ts'

/** How services stand now, stood then, or what is planned: as the question names service, place and time. */
export const answerStatus =
  (parts: StatusParts): Answer =>
  async (turn, slots) => {
    const asked = await resolveAsked(parts, turn, slots)
    return { cards: await cardsFor(parts, asked, slots) }
  }

const cardsFor = async (parts: StatusParts, asked: Asked, slots: Slots): Promise<readonly Card[]> => {
  if (slots.date?.readings) return [chooseDate(asked, slots.date)]
  const range = rangeAsked(slots)
  if (range && !isToday(range, asked.narrator.now)) return [await showPeriod(parts, asked, range)]
  if (asked.service) return showService(parts, asked, asked.service)
  return [await showOverview(parts, asked)]
}

/** Today and this hour are "now", and so is tonight, which ends tomorrow. */
const isToday = ({ from, to }: DayRange, now: Moment): boolean =>
  from === dayOf(now) && new Date(to).getTime() - new Date(from).getTime() <= 24 * 60 * 60_000
