import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, Provenance } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { type AwardKind, type AwardLevel, awardKinds, awardLevels } from './award.ts'
import type { AwardFilter, FoundAwards } from './find-awards.ts'
import { type AwardGroup, groupAwards, type NameOf, splitOverCards } from './group-awards.ts'
import { texts } from './texts.ts'

type Reader = { readonly language: Language; readonly names: NameOf; readonly owner: string }

/** The awards that were found, over as many cards as they need; the buttons stand under the last one. */
export const awardCards = (found: FoundAwards, reader: Reader): Card[] => {
  const { language, names } = reader
  const say = texts(language)
  const { filter, awards } = found
  const parts = splitOverCards(groupAwards(awards, names, language))
  const heading = filter.year ? say('heading.year', { year: filter.year }) : say('heading')
  const subheading = say('subheading', { filter: describeFilter(filter, reader), count: awards.length })
  return parts.map((groups, index): Card => {
    const part = parts.length > 1 ? ` · ${say('part', { part: index + 1, parts: parts.length })}` : ''
    const last = index === parts.length - 1
    return {
      name: 'awards/list',
      view: {
        heading,
        subheading: literal(subheading) + part,
        groups: groups.map((group) => groupView(group, filter, language)),
      },
      summary: say('summary', { heading, count: awards.length }) + part,
      ...(last && { provenance: provenanceOf(found, reader), next: nextSteps(found, reader) }),
    }
  })
}

const groupView = ({ first, lines }: AwardGroup, filter: AwardFilter, language: Language) => {
  const say = texts(language)
  const values = {
    year: first.year,
    title: inLanguage(first.title, language),
    level: say(`level.${first.level}`),
  }
  return {
    title: literal(say(filter.year ? 'group' : 'group.year', values)),
    decision: literal(
      say('decision', { number: first.decision.number, date: formatDay(first.decision.date, language) }),
    ),
    lines: lines.map(({ name, detail }) => ({ name: literal(name), detail: literal(detail) })),
  }
}

/** Nothing fits: says what was looked for and which years there are. */
export const noAwardsCard = (found: FoundAwards, reader: Reader): Card => {
  const { language } = reader
  const say = texts(language)
  const { years, filter } = found
  const asked = [describeFilter(filter, reader), filter.year].filter(Boolean).join(', ')
  const text =
    years.length > 0
      ? say('none.text', { filter: asked, years: years.join(', ') })
      : say('none.empty', { contact: reader.owner })
  return {
    name: 'awards/none',
    view: { heading: say('none.heading'), text: literal(text) },
    summary: say('none.heading'),
    next: years.slice(0, 4).map((year) => askButton(say('next.year', { year }), { year }, reader)),
  }
}

const describeFilter = ({ kind, level, unit, mine }: AwardFilter, { language, names }: Reader): string => {
  const say = texts(language)
  return [
    isKind(kind) ? say(`filter.${kind}`) : say('filter.all'),
    ...(isLevel(level) ? [say(`level.${level}`)] : []),
    ...(unit ? [names.unit(unit)] : []),
    ...(mine ? [say('filter.mine')] : []),
  ].join(' · ')
}

const isLevel = (level: string | undefined): level is AwardLevel =>
  awardLevels.some((known) => known === level)

const isKind = (kind: string | undefined): kind is AwardKind => awardKinds.some((known) => known === kind)

const provenanceOf = ({ awards }: FoundAwards, { language, owner }: Reader): Provenance => ({
  source: texts(language)('source'),
  owner,
  validFrom: formatDay(
    awards
      .map(({ decision }) => decision.date)
      .sort()
      .at(-1) ?? '',
    language,
  ),
})

const nextSteps = ({ filter, years }: FoundAwards, reader: Reader): Button[] => {
  const say = texts(reader.language)
  const { year, unit } = filter
  const scope: Slots = { ...(year && { year }), ...(unit && { unit }) }
  const kinds = filter.kind ? [] : awardKinds
  return [
    ...kinds.map((kind) => askButton(say(`next.${kind}`), { ...scope, kind }, reader)),
    ...years
      .filter((other) => other !== year)
      .slice(0, 3)
      .map((other) => askButton(say('next.year', { year: other }), { year: other }, reader)),
    ...(filter.mine ? [] : [askButton(say('next.mine'), { mine: true }, reader)]),
  ]
}

const askButton = (title: string, slots: Slots, { language, names }: Reader): Button => ({
  kind: 'ask',
  title,
  question: { intent: 'award_list', slots },
  command: phraseOf(slots, names, language),
})

/** "khen thưởng tập thể của Đội Vô tuyến năm 2020" and its like. */
export const phraseOf = ({ year, unit, kind, mine }: Slots, names: NameOf, language: Language): string => {
  const say = texts(language)
  if (mine) return say('mine.title')
  return [
    say('phrase'),
    ...(isKind(kind) ? [say(`phrase.${kind}`)] : []),
    ...(unit ? [say('phrase.unit', { unit: names.unit(unit) })] : []),
    ...(year ? [say('phrase.year', { year })] : []),
  ].join(' ')
}
