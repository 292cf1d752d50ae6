import type { FeatureParts, Heard } from '../../core/conversation/feature.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { findHeadings } from '../../core/spreadsheet/headings.ts'
import { longestPasted, parsePasted } from '../../core/spreadsheet/parse-pasted.ts'
import type { Table } from '../../core/spreadsheet/spreadsheet.ts'
import { hasVietnameseMarks } from '../../core/understanding/fold.ts'
import { awardHeadings } from './award-list-words.ts'
import { templateButton } from './award-template.ts'
import {
  columnsCard,
  importCard,
  importedCard,
  problemsCard,
  refusedCard,
  type Unreadable,
  unreadableCard,
} from './import-views.ts'
import { loadAwards } from './load-awards.ts'
import { planImport } from './plan-import.ts'
import { mayImportAwards } from './policy.ts'
import { createResolveRecipient } from './resolve-recipient.ts'
import { storeAwards } from './store-awards.ts'

export type AwardImportParts = Pick<
  FeatureParts,
  'store' | 'directory' | 'organisation' | 'links' | 'clock' | 'readTable'
>

/** Rows of a list: one commit holds them all. */
const longestList = 2_000

/**
 * An award list as a file. Either every award of it is stored, or none and the reply names each row to mend with the
 * field and the reason. A list that was brought in before adds nothing.
 */
export const importAwards =
  (parts: AwardImportParts) =>
  async (turn: Turn, bytes: Uint8Array): Promise<Reply> => {
    if (!mayImportAwards(turn.person)) return refuse(parts, turn)
    const table = await parts.readTable(bytes, { maxRows: longestList })
    return table.ok ? importTable(parts, turn, table) : unreadable(parts, turn, table.reason)
  }

/** An award list pasted into a message: a table that has at least three columns of ours. */
export const hearAwardList =
  (parts: AwardImportParts) =>
  (text: string): Heard | undefined => {
    const table = parsePasted(text)
    if (!table || !looksLikeAwards(table)) return undefined
    return { language: languageOf(text), run: (turn) => importPastedAwards(parts)(turn, text) }
  }

/** An award list as a table in a text, between tabs or `|`. */
export const importPastedAwards =
  (parts: AwardImportParts) =>
  async (turn: Turn, text: string): Promise<Reply> => {
    if (!mayImportAwards(turn.person)) return refuse(parts, turn)
    const table = parsePasted(text)
    if (text.length > longestPasted) return unreadable(parts, turn, 'too-long')
    return table ? importTable(parts, turn, table) : unreadable(parts, turn, 'no-headings')
  }

/** Where to paste a list, and the file to fill in. */
export const offerImport =
  (parts: AwardImportParts) =>
  async (turn: Turn): Promise<Reply> =>
    mayImportAwards(turn.person)
      ? personal(importCard(turn.language, next(parts, turn)))
      : refuse(parts, turn)

/** Three columns of ours make an award list of a table; fewer could be of anything. */
const looksLikeAwards = (table: Table): boolean =>
  (findHeadings(table, awardHeadings)?.mapped.columns.size ?? 0) >= 3

const importTable = async (parts: AwardImportParts, turn: Turn, table: Table): Promise<Reply> => {
  const { language } = turn
  const plan = planImport(table, await createResolveRecipient(parts.directory), await loadAwards(parts.store))
  const stored = plan.ok ? await storeAwards(parts, turn, plan.awards) : plan
  if (stored.ok) return personal(importedCard(stored, language))
  switch (stored.reason) {
    case 'rows':
      return personal(problemsCard(stored.problems, language, next(parts, turn)))
    case 'columns':
      return personal(columnsCard(stored, language, next(parts, turn)))
    case 'nothing-new':
      return personal(importedCard({ added: [], known: stored.known }, language))
    default:
      return unreadable(parts, turn, stored.reason)
  }
}

/** Of the words of the list; what has no letter that tells is English where it says "year". */
const languageOf = (text: string): Language => {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru'
  return !hasVietnameseMarks(text) && /\byear\b/i.test(text) ? 'en' : 'vi'
}

/** There is no list to look at, and why. */
export const unreadable = (parts: AwardImportParts, turn: Turn, reason: Unreadable): Reply =>
  personal(unreadableCard(reason, turn.language, next(parts, turn)))

const next = ({ links }: AwardImportParts, turn: Turn) => [templateButton(links, turn.language)]

/** For those who may not bring lists in. */
export const refuse = ({ organisation }: AwardImportParts, { language }: Turn): Reply =>
  personal(refusedCard((organisation.contacts.award_list ?? organisation.contacts.other).name, language))
