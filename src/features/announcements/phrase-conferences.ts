import type { Language } from '../../core/i18n/language.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { isConferenceKind } from './conference.ts'
import { texts } from './texts.ts'

/** The text that asks for the news of conferences: "tin hội nghị tổng kết năm 2020". */
export const phraseConferences = (
  { conference, decision, year, date }: Slots,
  language: Language,
): string => {
  const say = texts(language)
  const news = isConferenceKind(conference) ? say(`phrase.${conference}`) : say('phrase')
  const subject = decision ? say('phrase.decision', { subject: news, decision }) : news
  if (date) return say('phrase.date', { subject, date: date.text })
  return year === undefined ? subject : say('phrase.year', { subject, year })
}
