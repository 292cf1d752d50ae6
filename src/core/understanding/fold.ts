/** Characters of a text that recognition reads; the rest of a longer text is not looked at. */
export const recognisedLength = 300

/** Control characters that are no space, and what shows nothing: zero-width characters, bidi overrides, soft hyphens. */
const invisible = /\p{Cf}|(?!\s)\p{Cc}/gu

/** A text as recognition sees it: invisible characters dropped, NFC, one kind of space, at most 300 characters. */
export const prepare = (text: string): string =>
  text
    .slice(0, recognisedLength * 4)
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, recognisedLength)

/** Code units up to here are folded by table: Latin, Cyrillic, and the Latin letters that Vietnamese adds. */
const tableEnd = 0x1f00

const kept = 'й'.charCodeAt(0)
const special = new Map([
  ['đ', 'd'],
  ['ё', 'е'],
])

const foldedUnit = (unit: number): number => {
  const lower = String.fromCharCode(unit).toLowerCase()
  if (lower.charCodeAt(0) === kept) return kept
  const plain = special.get(lower) ?? lower.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.length === 0 ? 0 : plain.charCodeAt(0)
}

const foldTable = Uint16Array.from({ length: tableEnd }, (_, unit) => foldedUnit(unit))

/** Folds one code unit of an NFC text; 0 for a combining mark that no letter took in. */
export const foldUnit = (unit: number): number => (unit < tableEnd ? (foldTable[unit] ?? unit) : unit)

/**
 * Lower case without diacritics: `đ` is `d`, `ё` is `е`, every Vietnamese mark is gone, so `hoà` and `hòa` are one;
 * Cyrillic `й` stays. An NFC text keeps its length but for stray combining marks.
 */
export const fold = (text: string): string => {
  const composed = text.normalize('NFC')
  let folded = ''
  for (let index = 0; index < composed.length; index++) {
    const unit = foldUnit(composed.charCodeAt(index))
    if (unit !== 0) folded += String.fromCharCode(unit)
  }
  return folded
}

/** The same where each sign keeps its place, so that what is found in it can be cut out of the text; else undefined. */
export const foldInPlace = (text: string): string | undefined => {
  const folded = fold(text)
  return folded.length === text.length ? folded : undefined
}

/** A folded text, and beside it what can be cut out at the same places: the text itself, or else the folded one. */
export const foldBeside = (text: string): { readonly folded: string; readonly source: string } => {
  const folded = foldInPlace(text)
  if (folded !== undefined) return { folded, source: text }
  const shorter = fold(text)
  return { folded: shorter, source: shorter }
}

const toneMoves: readonly (readonly [RegExp, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
].map(([modern = '', traditional = '']) => [new RegExp(`(?<!q)${modern}(?!\\p{L})`, 'gu'), traditional])

const movedTone = /[ou][àáảãạèéẻẽẹỳýỷỹỵ]/

/** Lower case with diacritics, the tone mark where the older spelling has it: `hoà` becomes `hòa`. */
export const surface = (text: string): string => {
  const lower = text.normalize('NFC').toLowerCase()
  if (!movedTone.test(lower)) return lower
  return toneMoves.reduce((moved, [modern, traditional]) => moved.replace(modern, traditional), lower)
}

const vietnameseMark = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i

/** Whether a text (NFC) has a letter that only Vietnamese marks make. */
export const hasVietnameseMarks = (text: string): boolean => vietnameseMark.test(text)
