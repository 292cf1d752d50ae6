import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDays } from '../../core/time/format.ts'
import type { DateSlot, Slots } from '../../core/understanding/intent.ts'
import { askButton, campaignButton } from './buttons.ts'
import { spellRange } from './days.ts'
import type { Sources } from './load-schedule.ts'
import { texts } from './texts.ts'
import { contactText } from './views.ts'

/** A date that can be read in several ways: which is meant, each as a button. */
export const askWhichDate = (
  slots: Slots,
  date: DateSlot,
  readings: NonNullable<DateSlot['readings']>,
  language: Language,
): Card => {
  const say = texts(language)
  return {
    name: 'health-checks/message',
    view: {
      heading: say('readings.heading'),
      text: literal(say('readings.text', { text: date.text })),
      contact: '',
    },
    summary: say('readings.heading'),
    next: readings.map((range) => {
      const read: DateSlot = { text: spellRange(range, language), grain: date.grain, ...range }
      return askButton(formatDays(range, language), { ...slots, date: read }, language)
    }),
  }
}

/** There is nothing to show: whom to ask. */
export const nothingPlanned = (
  { organisation }: Sources,
  text: 'nothing.text' | 'nothing.own',
  language: Language,
): Card => {
  const say = texts(language)
  const contact = organisation.contacts.health_check_schedule ?? organisation.contacts.other
  return {
    name: 'health-checks/message',
    view: { heading: say('nothing.heading'), text: say(text), contact: contactText(contact, language) },
    summary: say('nothing.heading'),
    next: text === 'nothing.own' ? [campaignButton(language)] : [],
  }
}
