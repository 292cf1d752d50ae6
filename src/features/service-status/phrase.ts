import type { Language } from '../../core/i18n/language.ts'
import type { Question, Slots } from '../../core/understanding/intent.ts'
import { periodText, texts } from './wording.ts'

/** The words that ask a question of this feature: "radio status yesterday", "chỉ tiêu vô tuyến quý 3 năm 2026". */
export const phrase = ({ intent, slots }: Question, language: Language): string => {
  const say = texts(language)
  const stem = intent === 'service_kpi' ? 'phrase.kpi' : 'phrase.status'
  const subject = slots.service
    ? say(`${stem}.service`, { service: spokenName(slots.service, language) })
    : say(stem)
  return [subject, slots.unit && spokenName(slots.unit, language), timeText(slots, language)]
    .filter((part) => part !== undefined)
    .join(' ')
}

const timeText = ({ date, year }: Slots, language: Language): string | undefined => {
  if (date) return date.text
  return year === undefined ? undefined : periodText(language, { grain: 'year', year })
}

const spokenIds = [
  'telephone',
  'radio',
  'internet_email_voip',
  'offshore_link',
  'application_support',
  'msp1-crew',
  'ctp2-crew',
] as const

/** What to call a service or a crew in a sentence; an id that is not known here stands for itself. */
export const spokenName = (id: string, language: Language): string => {
  const known = spokenIds.find((candidate) => candidate === id)
  return known ? texts(language)(`spoken.${known}`) : id
}
