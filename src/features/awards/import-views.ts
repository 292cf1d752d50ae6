import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Award } from './award.ts'
import { type AwardField, awardFields, requiredFields } from './award-list-words.ts'
import type { Problem } from './import-problem.ts'
import { type Say, texts } from './texts.ts'

/** Rows or names that one card lists; the rest is counted. */
const listed = 25

/** A field for the table, and what its columns have to be. */
export const importCard = (language: Language, next: readonly Button[]): Card => {
  const say = texts(language)
  const needed: readonly AwardField[] = requiredFields
  const columns = awardFields.map((field) =>
    needed.includes(field) ? say(`field.${field}`) : say('import.optional', { field: say(`field.${field}`) }),
  )
  return {
    name: 'awards/import',
    view: {
      heading: say('import.heading'),
      text: say('import.text'),
      columns: literal(say('import.columns', { columns: columns.join(' · ') })),
      label: say('import.label'),
      placeholder: say('import.placeholder', {
        headings: ['year', 'title', 'level', 'kind']
          .map((field) => say(`field.${field as 'year'}`))
          .join(' | '),
      }),
    },
    summary: say('import.heading'),
    next: [
      {
        kind: 'act',
        title: say('import.button'),
        verb: 'awards.import',
        data: {},
        command: say('import.command.title'),
      },
      ...next,
    ],
  }
}

type Outcome = { readonly added: readonly Award[]; readonly known: readonly Award[] }

/** What is there now, what was there before, and which names the directory does not know. */
export const importedCard = ({ added, known }: Outcome, language: Language): Card => {
  const say = texts(language)
  const strangers = added.flatMap(({ kind, recipient }) =>
    kind === 'individual' && 'name' in recipient ? [recipient.name] : [],
  )
  const heading =
    added.length > 0 ? say('imported.heading', { count: added.length }) : say('imported.nothing')
  const years = [...new Set(added.map(({ year }) => year))].sort((a, b) => b - a)
  return {
    name: 'awards/imported',
    view: {
      heading,
      groups: groupsOf(added, say, language),
      notes: [
        ...(known.length > 0 ? [say('imported.known', { count: known.length })] : []),
        ...(strangers.length > 0
          ? [
              literal(
                say('imported.strangers', { count: strangers.length, names: shortList(strangers, say) }),
              ),
            ]
          : []),
      ],
    },
    summary: heading,
    next: years.slice(0, 4).map((year): Button => {
      const command = `${say('phrase')} ${say('phrase.year', { year })}`
      return {
        kind: 'ask',
        title: say('next.year', { year }),
        question: { intent: 'award_list', slots: { year } },
        command,
      }
    }),
  }
}

const groupsOf = (awards: readonly Award[], say: Say, language: Language) => {
  const groups = Map.groupBy(awards, ({ year, title }) => `${year} · ${inLanguage(title, language)}`)
  const lines = [...groups].map(([title, { length }]) => ({
    title: literal(title),
    count: say('imported.count', { count: length }),
  }))
  const rest = lines.length - listed
  return rest > 0
    ? [...lines.slice(0, listed), { title: say('import.more', { count: rest }), count: '' }]
    : lines
}

/** Nothing was stored: what to mend, row by row. */
export const problemsCard = (
  problems: readonly Problem[],
  language: Language,
  next: readonly Button[],
): Card => {
  const say = texts(language)
  const rows = new Set(problems.map(({ row }) => row)).size
  const heading = say('problems.heading', { count: rows })
  const rest = problems.length - listed
  return {
    name: 'awards/import-problems',
    view: {
      heading,
      text: say('problems.text'),
      problems: problems.slice(0, listed).map((problem) => ({
        row: say('problems.row', { row: problem.row }),
        text: literal(problemText(problem, say, language)),
      })),
      more: rest > 0 ? say('import.more', { count: rest }) : '',
    },
    summary: heading,
    next,
  }
}

/** "Ngày quyết định: «3/4/2021» có thể là 03/04/2021 hoặc 04/03/2021…" */
export const problemText = (
  { field, reason, values = {} }: Problem,
  say: Say,
  language: Language,
): string => {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    shownValue(reason, name, value, language),
  ])
  const sentence = say(`bad.${reason}`, Object.fromEntries(shown))
  return field ? say('problems.field', { field: say(`field.${field}`), sentence }) : sentence
}

const shownValue = (reason: string, name: string, value: string | number, language: Language) => {
  if (reason === 'date-ambiguous' && name !== 'value') return formatDay(String(value), language)
  return typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value
}

type Columns = { readonly missing: readonly (AwardField | 'who')[]; readonly repeated: readonly AwardField[] }

/** Columns that are not there, or twice. */
export const columnsCard = (
  { missing, repeated }: Columns,
  language: Language,
  next: readonly Button[],
): Card => {
  const say = texts(language)
  const names = (fields: readonly (AwardField | 'who')[]) =>
    fields.map((field) => say(`field.${field}`)).join(', ')
  const text = [
    ...(missing.length > 0 ? [say('columns.missing', { columns: names(missing) })] : []),
    ...(repeated.length > 0 ? [say('columns.repeated', { columns: names(repeated) })] : []),
  ].join(' ')
  return plainCard(say('columns.heading'), text, next)
}

/** Why there is nothing to look at row by row. */
export type Unreadable =
  | 'not-a-spreadsheet'
  | 'too-large'
  | 'encrypted'
  | 'empty'
  | 'no-headings'
  | 'no-rows'
  | 'too-long'
  | 'gone'
  | 'too-large-file'

export const unreadableCard = (reason: Unreadable, language: Language, next: readonly Button[]): Card =>
  plainCard(texts(language)('columns.heading'), texts(language)(`unreadable.${reason}`), next)

export const refusedCard = (contact: string, language: Language): Card =>
  plainCard(texts(language)('refused.heading'), texts(language)('refused.text', { contact }), [])

const plainCard = (heading: string, text: string, next: readonly Button[]): Card => ({
  name: 'awards/none',
  view: { heading, text: literal(text) },
  summary: heading,
  next,
})

const shortList = (names: readonly string[], say: Say): string => {
  const rest = names.length - listed
  const shown = names.slice(0, listed).join(', ')
  return rest > 0 ? `${shown} ${say('import.more', { count: rest })}` : shown
}
