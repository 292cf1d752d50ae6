import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Site } from '../../core/people/person.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import { indexNames, type NameMatch } from '../../core/understanding/match-names.ts'
import type { Word } from '../../core/understanding/tokens.ts'
import { namesOf, type Service, serviceNames } from './service.ts'

/**
 * The services and the places that words name, each by its longest name. The two may share a word: "mạng giàn MSP-1"
 * is the link to a platform, and the platform. A name within a longer one of the other kind is a part of it: the shore
 * of "mạng biển bờ" is no place.
 */
export const findNamed = (
  words: readonly Word[],
  services: readonly Service[],
  sites: readonly Site[],
): readonly NameMatch[] => {
  const known = services.map(({ id }): string => id)
  const lines = [...serviceNames, ...services.map(namesOf)].filter(({ id }) => known.includes(id))
  const ofServices = indexNames(lines)(words)
  const ofPlaces = indexNames(sites.map(placeNames))(words)
  return [...without(ofServices, ofPlaces), ...without(ofPlaces, ofServices)].sort((a, b) => a.from - b.from)
}

const placeNames = ({ id, name, aliases }: Site): GazetteerEntry => ({
  slot: 'unit',
  id,
  names: [id, ...inEveryLanguage(name), ...aliases],
})

const without = (matches: readonly NameMatch[], others: readonly NameMatch[]): readonly NameMatch[] =>
  matches.filter((match) => !others.some((other) => liesWithin(match, other)))

const liesWithin = (inner: NameMatch, outer: NameMatch): boolean =>
  outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from
