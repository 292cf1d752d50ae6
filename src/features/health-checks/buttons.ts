import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { UnitId } from '../../core/people/person.ts'
import type { Question, Slots } from '../../core/understanding/intent.ts'
import { weekOf } from './days.ts'
import { phraseSchedule } from './phrase-schedule.ts'
import { texts } from './texts.ts'

export const askButton = (title: string, slots: Slots, language: Language, unitName?: string): Button => {
  const question: Question = { intent: 'health_check_schedule', slots }
  return { kind: 'ask', title, question, command: phraseSchedule(question, language, unitName) }
}

export const mineButton = (language: Language): Button =>
  askButton(texts(language)('button.mine'), { mine: true }, language)

export const campaignButton = (language: Language): Button =>
  askButton(texts(language)('button.campaign'), { mine: false }, language)

export const unitButton = (unit: UnitId, name: string, language: Language): Button =>
  askButton(name, { unit, mine: false }, language, name)

/** Which units go this week, or the next. */
export const weekButton = (week: 'thisWeek' | 'nextWeek', today: string, language: Language): Button => {
  const say = texts(language)
  const date = {
    text: say(`date.${week}`),
    grain: 'week',
    ...weekOf(today, week === 'nextWeek' ? 1 : 0),
  } as const
  return askButton(say(`button.${week}`), { date }, language)
}

/** From when a check is to what it includes. */
export const benefitsButton = (language: Language): Button => ({
  kind: 'ask',
  title: texts(language)('button.benefits'),
  question: { intent: 'union_benefits', slots: { topic: 'health_check' } },
  command: texts(language)('benefits.command'),
})
