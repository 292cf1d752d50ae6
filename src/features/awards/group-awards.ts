import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { awardKinds, awardLevels } from './award.ts'
import { compareNames } from './compare-names.ts'
import type { NamedAward } from './find-awards.ts'

export type AwardLine = { readonly name: string; readonly detail: string }

/** One title of one year: who got it, in the order of names. */
export type AwardGroup = { readonly first: NamedAward; readonly lines: readonly AwardLine[] }

/** Names of people and units as the reader knows them. */
export type NameOf = { readonly unit: (id: string) => string }

/** By year, collectives before individuals, the highest level first, names as Vietnamese sorts them. */
export const groupAwards = (
  awards: readonly NamedAward[],
  names: NameOf,
  language: Language,
): AwardGroup[] => {
  const groups = Map.groupBy(awards, ({ year, kind, level, title }) =>
    [year, kind, level, title.vi].join('\u0000'),
  )
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members
      return first ? [{ first, lines: linesOf(members, names, language) }] : []
    })
    .sort((a, b) => order(a.first, b.first))
}

const order = (a: NamedAward, b: NamedAward): number =>
  b.year - a.year ||
  awardKinds.indexOf(a.kind) - awardKinds.indexOf(b.kind) ||
  awardLevels.indexOf(b.level) - awardLevels.indexOf(a.level)

const linesOf = (awards: readonly NamedAward[], names: NameOf, language: Language): AwardLine[] =>
  awards.map((award) => lineOf(award, names, language)).sort((a, b) => compareNames(a.name, b.name))

const lineOf = (
  { recipient, recipientName, recipientUnit, reason }: NamedAward,
  names: NameOf,
  language: Language,
): AwardLine => {
  const unit = recipientUnit ? names.unit(recipientUnit) : ''
  const why = reason ? inLanguage(reason, language) : ''
  return 'unit' in recipient
    ? { name: unit, detail: why }
    : { name: recipientName ?? '', detail: why || unit }
}

/** Lines that one card shows at most: what is comfortable to read on a phone, and far below the size limit. */
const linesPerCard = 24

/** Groups spread over cards, in order; a group longer than a card goes on in the next. */
export const splitOverCards = (groups: readonly AwardGroup[], limit = linesPerCard): AwardGroup[][] => {
  const cards: AwardGroup[][] = [[]]
  let room = limit
  for (const group of groups) {
    for (let start = 0; start < group.lines.length; ) {
      if (room === 0) {
        cards.push([])
        room = limit
      }
      const lines = group.lines.slice(start, start + room)
      cards.at(-1)?.push({ first: group.first, lines })
      start += lines.length
      room -= lines.length
    }
  }
  return cards
}
