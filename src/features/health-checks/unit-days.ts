import type { View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { formatLongDay } from '../../core/time/format.ts'
import type { UnitPlan } from './campaign.ts'
import { formatShortDay } from './days.ts'
import { offshoreOn } from './rotation.ts'
import { texts } from './texts.ts'

/** Days of a unit one by one: past, today, and for the unit's own people those that they spend offshore. */
export const dayViews = ({ days }: UnitPlan, { language, now, person }: Turn, own: boolean): View[] => {
  const say = texts(language)
  const today = now.toISODate()
  const note = (day: string): string => {
    if (day < today) return say('day.past')
    if (own && offshoreOn(person, day)) return say('day.offshore')
    return day === today ? say('day.today') : ''
  }
  return days.map((day) => ({ day: formatLongDay(day, language), note: note(day), past: day < today }))
}

/** The days in one line; that they are to be announced when there are none. */
export const daysLine = (days: readonly string[], language: Turn['language']): string =>
  days.length > 0
    ? days.map((day) => formatShortDay(day, language)).join(', ')
    : texts(language)('days.later')
