import { once } from '../../core/once.ts'

/**
 * Vietnamese lists go by the given name, which stands last, then by family and middle name; `vi` collation knows
 * the order of letters and tones. A Russian name stands family name first and is ordered as it is written.
 */
export const compareNames = (a: string, b: string): number =>
  collator().compare(givenName(a), givenName(b)) || collator().compare(a, b)

const collator = once(() => new Intl.Collator('vi'))

const givenName = (name: string): string =>
  /\p{Script=Cyrillic}/u.test(name) ? name : (name.trim().split(/\s+/).at(-1) ?? name)
