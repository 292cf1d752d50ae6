/** Longest text that Loa looks at, in UTF-16 units; what a person types in a chat is far shorter. */
const longest = 2_000

/** A text as it was meant: one line of NFC, without controls, zero-width and bidirectional marks, cut to `longest`. */
export const cleanText = (text: string): string =>
  text
    .slice(0, longest)
    .toWellFormed()
    .replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
