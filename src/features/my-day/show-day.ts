import type { FeatureParts } from '../../core/conversation/feature.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Button, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { DateSlot } from '../../core/understanding/intent.ts'
import type { Entry } from './agenda.ts'
import { planDay, planDays } from './plan-day.ts'
import { daySummary, daysSummary, daysView, dayView } from './views.ts'

/** Questions that a card leads on to. */
const mostButtons = 5

/** The asker's appointment, meetings and notices of today; for the asker's eyes alone. */
export const showDay = async (parts: Pick<FeatureParts, 'day'>, turn: Turn): Promise<Reply> => {
  const day = await planDay(parts, turn)
  const left = day.entries.filter(({ state }) => state !== 'done')
  const card = {
    name: 'my-day/day',
    view: dayView(day, turn.language),
    summary: daySummary(day, turn.language),
    next: buttonsOf(left.length > 0 ? left : day.next),
  } as const
  return personal(card)
}

/** The same of other days, or of some hours of a day. */
export const showDays = async (
  parts: Pick<FeatureParts, 'day'>,
  turn: Turn,
  asked: DateSlot,
): Promise<Reply> => {
  const today = turn.now.toISODate()
  if (asked.grain === 'day' && asked.from === today && asked.to === today) return showDay(parts, turn)
  const entries = await planDays(parts, turn, asked)
  return personal({
    name: 'my-day/day',
    view: daysView(entries, asked, turn.language),
    summary: daysSummary(entries, asked, turn.language),
    next: buttonsOf(entries),
  })
}

/** One for each question: two lines of a day may lead to the same. */
const buttonsOf = (entries: readonly Entry[]): readonly Button[] => {
  const byCommand = new Map(entries.map(({ item }) => [item.command, item]))
  return [...byCommand.values()]
    .slice(0, mostButtons)
    .map(({ title, question, command }) => ({ kind: 'ask', title, question, command }))
}
