import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import { texts } from './texts.ts'
import type { MeetingChange } from './what-changed.ts'

/** What changed, in a sentence. */
export const changeWords = (change: MeetingChange, language: Language): string => {
  const say = texts(language)
  switch (change.what) {
    case 'time':
      return say('change.time', { from: span(change.from, language), to: span(change.to, language) })
    case 'place':
    case 'title': {
      const [from, to] = [change.from, change.to].map((text) => (text ? inLanguage(text, language) : '–'))
      return say(`change.${change.what}`, { from: from ?? '', to: to ?? '' })
    }
    case 'cancelled':
      return because(say('change.cancelled'), change.reason, language)
    case 'day-cancelled':
      return because(
        say('change.day-cancelled', { day: formatDay(change.date, language) }),
        change.reason,
        language,
      )
    case 'day-moved': {
      const place = change.place ? `, ${inLanguage(change.place, language)}` : ''
      const to = `${span(change.to, language)}${place}`
      return because(
        say('change.day-moved', { day: formatDay(change.date, language), to }),
        change.reason,
        language,
      )
    }
    default:
      return say(`change.${change.what}`)
  }
}

const because = (
  state: string,
  reason: Parameters<typeof inLanguage>[0] | undefined,
  language: Language,
): string =>
  reason ? texts(language)('state.because', { state, reason: inLanguage(reason, language) }) : state

/** "30/11/2026 08:30–09:30", on the meeting's own clock. */
const span = ([start, end]: readonly [string, string], language: Language): string =>
  `${formatDay(start, language)} ${start.slice(11)}–${end.slice(0, 10) === start.slice(0, 10) ? '' : `${formatDay(end, language)} `}${end.slice(11)}`
