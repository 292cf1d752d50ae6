import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Site } from '../../core/people/person.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import { indexNames, type NameMatch } from '../../core/understanding/match-names.ts'
import type { Word } from '../../core/understanding/tokens.ts'
import { namesOf, type Service, serviceNames } from './service.ts'

/** The services and the places that words name; the shore of "mạng biển bờ" is part of a service's name, and no place. */
export const findNamed = (
  words: readonly Word[],
  services: readonly Service[],
  sites: readonly Site[],
): readonly NameMatch[] => {
  const known = services.map(({ id }): string => id)
  const lines = [...serviceNames, ...services.map(namesOf)].filter(({ id }) => known.includes(id))
  return indexNames([...lines, ...sites.map(placeNames)])(words)
}

const placeNames = ({ id, name, aliases }: Site): GazetteerEntry => ({
  slot: 'unit',
  id,
  names: [id, ...inEveryLanguage(name), ...aliases],
})
