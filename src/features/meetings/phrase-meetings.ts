import type { Language } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'
import type { Question, Slots } from '../../core/understanding/intent.ts'
import { texts } from './texts.ts'

/** The text that asks a question about meetings. */
export type PhraseMeetings = (question: Question, language: Language) => string

/** What meetings and units are called, by id, as far as a phrase has to name them. */
export type Names = Map<string, Localized>

/** `names` is read at each phrase, so that it may learn of more things meanwhile; an unknown id stands for itself. */
export const createPhraseMeetings =
  (names: { readonly meetings: Names; readonly units: Names }): PhraseMeetings =>
  ({ slots }, language) => {
    const say = texts(language)
    const values = {
      meeting: lowerFirst(nameIn(names.meetings, slots.meeting, language)),
      unit: nameIn(names.units, slots.unit, language),
      date: slots.date?.text ?? (slots.year ? say('phrase.year', { year: slots.year }) : ''),
    }
    const key = keyOf(slots)
    return key ? say(key, values).replace(/\s+/g, ' ').trim() : say('command.today.title')
  }

const keyOf = ({ meeting, unit, mine, next, date, year }: Slots) => {
  if (meeting) return mine ? 'phrase.my_meeting' : 'phrase.meeting'
  if (next && !mine && !unit && !date) return 'command.next.title'
  if (mine) return 'phrase.mine'
  if (unit) return 'phrase.unit'
  return date || year ? 'phrase.date' : undefined
}

const nameIn = (names: Names, id: string | undefined, language: Language): string => {
  const name = id === undefined ? undefined : names.get(id)
  return name ? inLanguage(name, language) : (id ?? '').replaceAll('-', ' ')
}

/** A title inside a sentence; an abbreviation at its start stays as it is. */
const lowerFirst = (title: string): string =>
  /^\p{Lu}{2}/u.test(title) ? title : title.charAt(0).toLocaleLowerCase() + title.slice(1)
