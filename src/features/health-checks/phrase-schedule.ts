import type { Language } from '../../core/i18n/language.ts'
import type { Question } from '../../core/understanding/intent.ts'
import { texts } from './texts.ts'

/** The text that asks a question about health checks; `unitName` is that of the unit in its slots. */
export const phraseSchedule = ({ slots }: Question, language: Language, unitName?: string): string => {
  const say = texts(language)
  const { mine, unit, date, year } = slots
  const whose = mine ? say('mine.title') : unit && unitName && say('phrase.unit', { unit: unitName })
  if (whose) return date ? say('phrase.withDate', { phrase: whose, date: date.text }) : whose
  if (date) return say('phrase.date', { date: date.text })
  if (year) return say('phrase.year', { year })
  return mine === false ? say('campaign.title') : say('plain.title')
}
