import type { Language } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'
import type { Announcing } from './announcing.ts'
import type { Audience, AudiencePart } from './audience.ts'
import { texts } from './texts.ts'

/** An audience in words: "Radio team, MSP-1, without Lê Thanh Mai". */
export const audienceText = async (
  parts: Pick<Announcing, 'directory' | 'channels'>,
  { include, exclude }: Audience,
  language: Language,
): Promise<string> => {
  const say = texts(language)
  const words = (among: readonly AudiencePart[]) =>
    Promise.all(among.map((part) => partText(parts, part, language)))
  if (include.length === 0) return say('audience.nobody')
  const included = (await words(include)).join(', ')
  if (exclude.length === 0) return included
  return say('audience.without', { included, excluded: (await words(exclude)).join(', ') })
}

const partText = async (
  { directory, channels }: Pick<Announcing, 'directory' | 'channels'>,
  part: AudiencePart,
  language: Language,
): Promise<string> => {
  const say = texts(language)
  switch (part.kind) {
    case 'everyone':
    case 'union-members':
      return say(`audience.${part.kind}`)
    case 'role':
      return say('audience.role', { role: say(`role.${part.role}`) })
    case 'unit':
      return nameIn(await directory.units(), part.unit, language)
    case 'site':
      return nameIn(await directory.sites(), part.site, language)
    case 'person':
      return (await directory.person(part.person))?.name ?? part.person
    case 'list':
      return say('audience.list', { count: part.people.length })
    case 'channel':
      return say('audience.channel', { name: (await channels.find(part.channel))?.name ?? part.channel })
    case 'group':
      return say('audience.group', { group: part.group })
  }
}

const nameIn = (
  among: readonly { readonly id: string; readonly name: Localized }[],
  id: string,
  language: Language,
): string => {
  const found = among.find((candidate) => candidate.id === id)
  return found ? inLanguage(found.name, language) : id
}
