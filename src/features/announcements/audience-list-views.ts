import type { Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { personFields } from './audience-list-words.ts'
import { messageCard, openButton, sayButton } from './message-card.ts'
import { type AudiencePlan, type BadRow, longestList } from './plan-audience.ts'
import { texts } from './texts.ts'

/** Why there is no list to look at row by row. */
export type Unreadable =
  | 'not-a-spreadsheet'
  | 'too-large'
  | 'encrypted'
  | 'empty'
  | 'gone'
  | 'no-columns'
  | 'no-rows'
  | 'too-many'

/** Rows that one card names with their reason; the others are named by their numbers. */
const explained = 25

/** Characters of the numbers of further rows. */
const mostNumbers = 1_500

const columnNames = (language: Language): string =>
  personFields.map((field) => texts(language)(`list.column.${field}`)).join(' · ')

/** What to send for a draft. */
export const askForListCard = (id: string, language: Language): Card => {
  const say = texts(language)
  return messageCard({
    heading: say('list.ask.heading', { id }),
    text: say('list.ask.text', { id }),
    facts: [{ title: say('list.columns'), value: columnNames(language) }],
    next: [openButton(id, language)],
  })
}

/** A list came and there is no draft that it could be for. */
export const noDraftCard = (language: Language): Card => {
  const say = texts(language)
  return messageCard({
    heading: say('list.heading'),
    text: say('list.no-draft'),
    next: [sayButton('drafts', language), sayButton('new', language)],
  })
}

export const unreadableListCard = (reason: Unreadable, language: Language): Card => {
  const say = texts(language)
  return messageCard({
    heading: say('list.heading'),
    text: say(`list.unreadable.${reason}`, { most: longestList }),
    facts: [{ title: say('list.columns'), value: columnNames(language) }],
  })
}

/** Nobody was taken: what to mend, row by row. */
export const audiencePlanCard = (
  plan: Extract<AudiencePlan, { ok: false }>,
  id: string,
  language: Language,
): Card => {
  if (plan.reason === 'no-rows' || plan.reason === 'too-many')
    return unreadableListCard(plan.reason, language)
  const say = texts(language)
  const next = [openButton(id, language)]
  if (plan.reason === 'columns') {
    const columns = plan.repeated.map((field) => say(`list.column.${field}`)).join(', ')
    return messageCard({
      heading: say('list.heading'),
      text: say('list.columns.repeated', { columns }),
      next,
    })
  }
  const { problems } = plan
  const rest = problems.slice(explained).map(({ row }) => row)
  return messageCard({
    heading: say('list.problems.heading', { count: problems.length }),
    text: say('list.problems.text', { id }),
    facts: [
      ...problems.slice(0, explained).map((problem) => problemFact(problem, language)),
      ...(rest.length > 0
        ? [{ title: say('list.problems.more', { count: rest.length }), value: rowNumbers(rest) }]
        : []),
    ],
    next,
  })
}

const problemFact = ({ row, reason, values }: BadRow, language: Language) => {
  const say = texts(language)
  const shown = Object.entries(values).map(([name, value]) => [name, value.slice(0, 120)])
  return { title: say('list.row', { row }), value: say(`list.bad.${reason}`, Object.fromEntries(shown)) }
}

/** "3, 7–12, 40": rows in order, neighbours as one. */
export const rowNumbers = (rows: readonly number[]): string => {
  const runs: { from: number; to: number }[] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && row === last.to + 1) last.to = row
    else runs.push({ from: row, to: row })
  }
  const written = runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
  return written.length > mostNumbers ? `${written.slice(0, mostNumbers)}…` : written
}
