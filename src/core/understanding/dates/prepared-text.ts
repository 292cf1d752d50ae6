/** A text as the grammars read it, and the way back to what was typed. */
export type PreparedText = {
  readonly source: string
  /** NFC, lower case, one kind of dash and of apostrophe; `ё` is `е`. */
  readonly text: string
  /** Where an offset of `text` stands in `source`. */
  readonly offsetOf: (index: number) => number
}

const same: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2019': "'",
  ё: 'е',
}

const replaced = /[\u00a0\u202f\u2010-\u2014\u2212\u2019ё]/g
const cluster = /\P{M}\p{M}*|\p{M}+/gu
const combining = /\p{M}/u

const normal = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(replaced, (letter) => same[letter] ?? letter)

/** Characters of a text that are read; what is further on in a longer one is not looked at. */
const readLength = 2000

export const preparedText = (source: string): PreparedText => {
  const read = source.slice(0, readLength)
  const text = normal(read)
  if (text.length === read.length && !combining.test(read))
    return { source, text, offsetOf: (index) => index }
  return preparedByCluster(source, read)
}

const preparedByCluster = (source: string, read: string): PreparedText => {
  const offsets: number[] = []
  let text = ''
  for (const match of read.matchAll(cluster)) {
    const letters = normal(match[0])
    text += letters
    for (let index = 0; index < letters.length; index++) offsets.push(match.index)
  }
  return { source, text, offsetOf: (index) => offsets[index] ?? read.length }
}
