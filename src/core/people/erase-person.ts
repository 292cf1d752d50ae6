import type { Whom } from './personal-data.ts'

/** Stands where a person stood: no directory has anybody of this id or account. */
export const nobody = 'erased'

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** As a word of its own: `an.nguyen` is not in `an.nguyen.2`. */
const wordOf = (id: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9._-])${escapePattern(id)}(?![A-Za-z0-9._-])`, 'g')

/**
 * The text without the person: the account wherever it stands, the id as a part of another id alone (in a sentence it
 * may be a word of the language), the name where it is all of the text.
 */
const textWithout = ({ account, id, name }: Whom): ((text: string) => string) => {
  const accounts = wordOf(account)
  const ids = wordOf(id)
  return (text) => {
    if (text === name) return nobody
    const rest = text.replaceAll(accounts, nobody)
    return /\s/.test(rest) ? rest : rest.replaceAll(ids, nobody)
  }
}

const mapTexts = (value: unknown, map: (text: string) => string): unknown => {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [map(key), mapTexts(item, map)]))
}

/**
 * Whether an id that was put together with dots has the person's in it. It may be a part of somebody else's (`an.nguyen`
 * in `tran.an.nguyen`): only together with another sign that the thing is about the person does it say anything.
 */
export const mayNamePerson = (id: string, { account, id: person }: Whom): boolean =>
  [account, person].some((part) =>
    new RegExp(`(?<![A-Za-z0-9_-])${escapePattern(part)}(?![A-Za-z0-9_-])`).test(id),
  )

/** The document as it is when nothing of it says who the person was; what it says of others stays. */
export const withoutPerson = (document: unknown, whom: Whom): unknown => mapTexts(document, textWithout(whom))

/** Whether anything of a document says who the person is. */
export const namesPerson = (document: unknown, whom: Whom): boolean => {
  const json = JSON.stringify(document) ?? ''
  const mayName = [whom.account, whom.id, JSON.stringify(whom.name)].some((text) => json.includes(text))
  return mayName && JSON.stringify(withoutPerson(document, whom)) !== json
}
