import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Intent, Slots } from '../../core/understanding/intent.ts'
import { type Conference, yearOf } from './conference.ts'
import { phraseConferences } from './phrase-conferences.ts'
import { texts } from './texts.ts'
import { dateSlotOf, heldShort, shortTitle } from './wording.ts'

/** Most buttons that a card carries. */
export const mostButtons = 6

/** Opens the news of one conference; its day is named where kind and year fit another one too. */
export const conferenceButton = (
  conference: Conference,
  all: readonly Conference[],
  language: Language,
): Button => {
  const year = yearOf(conference)
  const alike = all.filter((other) => other.kind === conference.kind && yearOf(other) === year)
  const title = shortTitle(conference, language)
  if (alike.length < 2) return newsButton(title, { conference: conference.kind, year }, language)
  const date = dateSlotOf(conference.held, language)
  const dated = texts(language)('title.dated', { title, date: heldShort(conference, language) })
  return newsButton(dated, { conference: conference.kind, date }, language)
}

export const newsButton = (title: string, slots: Slots, language: Language): Button =>
  askButton('conference_announcements', title, slots, phraseConferences(slots, language))

export const listButton = (language: Language): Button => ({
  kind: 'say',
  title: texts(language)('button.list'),
  command: texts(language)('command.list.title'),
})

/** From the news of year-end conferences to the agenda of the next one. */
export const agendaButton = (language: Language): Button => {
  const say = texts(language)
  const slots = { meeting: 'year-end-conference' }
  return askButton('meeting_agenda', say('button.agenda'), slots, say('command.agenda'))
}

/** What other features know about the year of a conference. */
export const relatedButtons = (conference: Conference, language: Language): Button[] => {
  const say = texts(language)
  const year = yearOf(conference)
  return conference.seeAlso.map((intent) =>
    askButton(intent, say(`button.${intent}`, { year }), { year }, say(`command.${intent}`, { year })),
  )
}

const askButton = (intent: Intent, title: string, slots: Slots, command: string): Button => ({
  kind: 'ask',
  title,
  question: { intent, slots },
  command,
})
