import type { Localized } from '../../core/i18n/localized.ts'
import { inEveryLanguage } from '../../core/i18n/localized.ts'
import { findHeadings } from '../../core/spreadsheet/headings.ts'
import { repetitions } from '../../core/spreadsheet/row-problem.ts'
import type { Table } from '../../core/spreadsheet/spreadsheet.ts'
import { surface } from '../../core/understanding/fold.ts'
import type { Award } from './award.ts'
import { type AwardField, awardHeadings, requiredFields } from './award-list-words.ts'
import type { Problem } from './import-problem.ts'
import { type AwardFacts, readAwardRow } from './read-award-row.ts'
import type { ResolveRecipient } from './resolve-recipient.ts'
import { awardKey, importedId } from './same-award.ts'

/** An award of a list and the row that it stands in. */
export type ListedAward = { readonly row: number; readonly award: Award }

/** All awards of a list, or all that has to be mended in it first. */
export type ImportPlan =
  | { readonly ok: true; readonly awards: readonly ListedAward[] }
  | { readonly ok: false; readonly reason: 'no-headings' | 'no-rows' }
  | {
      readonly ok: false
      readonly reason: 'columns'
      readonly missing: readonly (AwardField | 'who')[]
      readonly repeated: readonly AwardField[]
    }
  | { readonly ok: false; readonly reason: 'rows'; readonly problems: readonly Problem[] }

/** `known` are the awards that Loa has: their titles are known in several languages. */
export const planImport = (table: Table, resolve: ResolveRecipient, known: readonly Award[]): ImportPlan => {
  const headings = findHeadings(table, awardHeadings)
  if (!headings) return { ok: false, reason: 'no-headings' }
  const { columns, repeated } = headings.mapped
  const missing = missingColumns(columns)
  if (missing.length > 0 || repeated.length > 0) return { ok: false, reason: 'columns', missing, repeated }
  const rows = headings.below.flatMap((row) => readAwardRow(row, columns) ?? [])
  if (rows.length === 0) return { ok: false, reason: 'no-rows' }

  const wordings = titlesOf(known)
  const read = rows.map((row) => ({ ...row, resolved: row.named && resolve(row.named) }))
  const awards = read.flatMap(({ row, facts, resolved }): ListedAward[] =>
    facts && resolved?.ok ? [{ row, award: awardOf(facts, resolved.recipient, wordings) }] : [],
  )
  const problems = [
    ...read.flatMap(({ problems }) => problems),
    ...read.flatMap(({ row, resolved }) => (resolved?.ok === false ? [{ row, ...resolved.problem }] : [])),
    ...repetitions(awards, ({ award }) => awardKey(award)),
  ].sort((a, b) => a.row - b.row)
  return problems.length > 0 ? { ok: false, reason: 'rows', problems } : { ok: true, awards }
}

const missingColumns = (columns: ReadonlyMap<AwardField, number>): (AwardField | 'who')[] => {
  const missing: (AwardField | 'who')[] = requiredFields.filter((field) => !columns.has(field))
  const names = (['recipient', 'employee', 'unit'] as const).some((field) => columns.has(field))
  return names ? missing : [...missing, 'who']
}

type Wordings = ReadonlyMap<string, Localized>

const titlesOf = (known: readonly Award[]): Wordings =>
  new Map(known.flatMap(({ title }) => inEveryLanguage(title).map((wording) => [surface(wording), title])))

const awardOf = (facts: AwardFacts, recipient: Award['recipient'], titles: Wordings): Award => {
  const { year, level, kind, reason, number, date } = facts
  const title = titles.get(surface(facts.title)) ?? worded(facts.title)
  const decision = { number, date }
  return {
    id: importedId({ year, title, recipient, decision }),
    ...{ year, title, level, kind, recipient },
    ...(reason !== undefined && { reason: worded(reason) }),
    decision,
  }
}

/** Every reader gets the wording of the list where there is none of their own. */
const worded = (text: string): Localized => ({
  vi: text,
  ...(/\p{Script=Cyrillic}/u.test(text) && { ru: text }),
})
