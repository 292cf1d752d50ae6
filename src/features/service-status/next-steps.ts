import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Question, Slots } from '../../core/understanding/intent.ts'
import { dateSlotOf, type Period } from './period.ts'
import { phrase } from './phrase.ts'
import type { Service } from './service.ts'
import { capitalised, periodText, texts } from './wording.ts'

/** Verb of the button that shows a status card anew in its place. */
export const refreshVerb = 'service-status.refresh'

/** More buttons than these are hidden by Teams. */
export const mostButtons = 6

const ask = (title: string, question: Question, language: Language): Button => ({
  kind: 'ask',
  title,
  question,
  command: phrase(question, language),
})

export const askStatus = (title: string, slots: Slots, language: Language): Button =>
  ask(title, { intent: 'service_status', slots }, language)

export const askKpi = (title: string, slots: Slots, language: Language): Button =>
  ask(title, { intent: 'service_kpi', slots }, language)

export const askServiceStatus = (service: Service, slots: Slots, language: Language): Button => {
  const title = texts(language)('button.status', { service: inLanguage(service.shortName, language) })
  return askStatus(title, { ...slots, service: service.id }, language)
}

/** The figures of another period, of one service or of all. */
export const askPeriod = (period: Period, service: Service | undefined, language: Language): Button => {
  const text = periodText(language, period)
  const time = period.grain === 'year' ? { year: period.year } : { date: dateSlotOf(period, text) }
  return askKpi(capitalised(text), { ...(service && { service: service.id }), ...time }, language)
}

/** The same card as of now; typed, it is the question that the card answers. */
export const refresh = (slots: Pick<Slots, 'service' | 'unit'>, language: Language): Button => ({
  kind: 'act',
  title: texts(language)('button.refresh'),
  verb: refreshVerb,
  data: slots,
  command: phrase({ intent: 'service_status', slots }, language),
})
