import { fold, foldInPlace } from '../../core/understanding/fold.ts'

/** Names shorter than this are common words too ("An", "Hà"): only a whole name of somebody is taken out by them. */
const shortestGivenName = 4

/**
 * A text without what could tell of whom or what number it speaks: names of the directory, e-mail addresses, links and
 * every run of digits. What stays is how people ask.
 */
export const createStripText = (names: readonly string[]): ((text: string) => string) => {
  const words = names.flatMap((name) => [
    fold(name),
    ...fold(name)
      .split(' ')
      .filter((word) => word.length >= shortestGivenName),
  ])
  const alternatives = [...new Set(words)].sort((a, b) => b.length - a.length).map(asPattern)
  const pattern =
    alternatives.length > 0
      ? new RegExp(`(?<![\\p{L}\\p{N}])(${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
      : undefined
  return (text) => {
    const plain = text
      .normalize('NFC')
      .replace(/\S+@\S+|https?:\/\/\S+/gu, '…')
      .replace(/\d+/g, '#')
    return pattern ? replaceFolded(plain, pattern) : plain
  }
}

const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Matches on the folded text, and blanks the same stretch of the text itself where there is one. */
const replaceFolded = (text: string, pattern: RegExp): string => {
  const folded = foldInPlace(text)
  if (folded === undefined) return fold(text).replace(pattern, '…')
  let result = ''
  let from = 0
  for (const { index, 0: name } of folded.matchAll(pattern)) {
    result += `${text.slice(from, index)}…`
    from = index + name.length
  }
  return result + text.slice(from)
}
