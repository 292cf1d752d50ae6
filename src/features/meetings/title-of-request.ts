import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { DraftValues } from './draft.ts'
import { isSeeing } from './new-words.ts'
import { mayInviteAnybody } from './policy.ts'
import { readInvited } from './read-invited.ts'
import { texts } from './texts.ts'

/** People whom a title names. */
const mostNames = 3

/**
 * A meeting that was asked for in a sentence, with a title. "họp đội vô tuyến" is a meeting with that team, for those
 * who may invite one. `noun` is the folded word for it.
 */
export const completed = async (
  parts: Pick<FeatureParts, 'directory'>,
  turn: Turn,
  values: DraftValues,
  noun: string,
): Promise<DraftValues> => {
  const named =
    values.invited === '' && values.title !== '' && mayInviteAnybody(turn.person)
      ? await readInvited(parts.directory, values.title, [], turn.person.unit)
      : undefined
  const isUnit = named && !isRefused(named) && named !== 'everyone' && named.units.length > 0
  const known = isUnit ? { ...values, invited: values.title, title: '' } : values
  return { ...known, title: await titleOf(parts, turn, known, noun) }
}

/** What the request names, else who meets. */
const titleOf = async (
  { directory }: Pick<FeatureParts, 'directory'>,
  { person, language }: Turn,
  { title, invited }: Pick<DraftValues, 'title' | 'invited'>,
  noun: string,
): Promise<string> => {
  const called = kindOf(noun, title, language)
  if (title !== '') return called ? `${called} ${lowerFirst(title)}` : title
  const kind = texts(language)('title.kind')
  const own = noun.includes(' ') ? capital(noun) : kind
  const read = invited === '' ? undefined : await readInvited(directory, invited, [], person.unit)
  if (!read || isRefused(read) || read === 'everyone') return own
  const units = (await directory.units()).filter(({ id }) => read.units.includes(id))
  const people = (await directory.people()).filter(({ id }) => read.people.includes(id) && id !== person.id)
  const names = [
    ...units.map(({ name }) => inLanguage(name, language)),
    ...(people.length > 0 ? [person, ...people].map(({ name }) => name) : []),
  ]
  return names.length === 0
    ? own
    : `${own}: ${names.slice(0, mostNames).join(', ')}${names.length > mostNames ? ', …' : ''}`
}

/** The word that a title goes on from: "họp" before "giao ban", "совещание" before "о мачтах". */
const kindOf = (noun: string, title: string, language: Turn['language']): string => {
  const folded = fold(title)
  if (/^(?:об?|по|про|насчет) /u.test(folded)) return texts('ru')('title.kind')
  if (
    language !== 'vi' ||
    isSeeing(noun) ||
    !/^(?:doi|to|phong|giao ban|ban|nhom|bo phan|khan|nhanh|tong ket)(?!\p{L})/u.test(folded)
  )
    return ''
  return texts('vi')('title.kind')
}

/** An abbreviation at its start stays as it is. */
const lowerFirst = (title: string): string =>
  /^\p{Lu}{2}/u.test(title) ? title : title.charAt(0).toLocaleLowerCase() + title.slice(1)

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
