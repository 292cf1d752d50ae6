import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Person } from '../../core/people/person.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { AgendaItem, Meeting } from './meeting.ts'
import { type Refusal, refuse } from './refusal.ts'
import { titled } from './wording.ts'

const mostItems = 60

/**
 * An agenda as it is typed, an item a line: `Title | speaker | minutes | https://paper`, parts in any order after the
 * title. What an item of before has beside that (its kind, wordings in other languages) stays with its title.
 */
export const readAgenda = (
  text: string,
  people: readonly Person[],
  before: Meeting['agenda'],
  language: Language,
): AgendaItem[] | Refusal => {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-•*]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => line !== '')
  if (lines.length > mostItems) return refuse('agenda-too-long', { most: mostItems, count: lines.length })
  const items: AgendaItem[] = []
  for (const [index, line] of lines.entries()) {
    const item = readItem(line, people, before, language)
    if (!item) return refuse('bad-agenda', { line: index + 1, text: line.slice(0, 80) })
    items.push({ ...item, id: idFor(item.id, items, index) })
  }
  return items
}

const idFor = (wanted: string, taken: readonly AgendaItem[], index: number): string => {
  const free = (id: string) => !taken.some((item) => item.id === id)
  return wanted && free(wanted) ? wanted : firstFree(index + 1, free)
}

const firstFree = (from: number, free: (id: string) => boolean): string => {
  let number = from
  while (!free(`item-${number}`)) number += 1
  return `item-${number}`
}

/** undefined: it is no item, such as one of 2,000 minutes. */
const readItem = (
  line: string,
  people: readonly Person[],
  before: Meeting['agenda'],
  language: Language,
): AgendaItem | undefined => {
  const [title = '', ...parts] = line.split('|').map((part) => part.trim())
  if (title === '' || title.length > 300) return undefined
  const known = before.find((item) => inLanguage(item.title, language) === title)
  const links = parts.filter((part) => /^https?:/i.test(part))
  if (!links.every((link) => URL.canParse(link) && link.startsWith('https://'))) return undefined
  const minutes = parts.map(minutesIn).find((count) => count !== undefined)
  if (minutes !== undefined && (minutes < 1 || minutes > 600)) return undefined
  const names = parts.filter((part) => part !== '' && !links.includes(part) && minutesIn(part) === undefined)
  if (names.length > 1 || links.length > 10) return undefined
  const speaker = names[0] && speakerOf(names[0], people)
  return {
    id: known?.id ?? '',
    ...(known?.at && { at: known.at }),
    title: titled(title, known?.title, language),
    ...(minutes !== undefined && { minutes }),
    ...(speaker && { speaker: speaker.slice(0, 100) }),
    kind: known?.kind ?? (speaker ? 'report' : 'discussion'),
    papers: links.map(
      (url, index) =>
        known?.papers.find((paper) => paper.url === url) ?? { title: { vi: paperName(url, index) }, url },
    ),
  }
}

const minutesIn = (part: string): number | undefined => {
  const match = /^(\d{1,4})\s*(?:'|p|ph|phút|phut|m|min|mins|minutes?|мин\.?|минут\p{L}*)?$/iu.exec(part)
  return match ? Number(match[1]) : undefined
}

/** The id of a person of the directory, else the name as it was typed: a guest may speak. */
const speakerOf = (name: string, people: readonly Person[]): string => {
  const key = fold(name)
  const found = people.filter(
    (person) => fold(person.name) === key || person.id === name || person.email === name,
  )
  return found.length === 1 && found[0] ? found[0].id : name
}

/** The last part of an address, as one would name the file. */
const paperName = (url: string, index: number): string =>
  decodeURI(new URL(url).pathname.split('/').at(-1) ?? '').slice(0, 80) || `${new URL(url).host} ${index + 1}`

/** The same agenda as it would be typed. */
export const agendaText = (meeting: Meeting, people: readonly Person[], language: Language): string =>
  meeting.agenda
    .map(({ title, speaker, minutes, papers }) =>
      [
        inLanguage(title, language),
        speaker && (people.find(({ id }) => id === speaker)?.name ?? speaker),
        minutes,
        ...papers.map(({ url }) => url),
      ]
        .filter(Boolean)
        .join(' | '),
    )
    .join('\n')
