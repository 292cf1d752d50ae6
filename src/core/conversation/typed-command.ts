import { cleanText } from './clean-text.ts'
import type { FindCommand } from './exact-commands.ts'
import type { Feature, Heard } from './feature.ts'

/** Longest text that a command may bring along, in UTF-16 units: an announcement's body and what stands around it. */
const longest = 12_000

/** A text as it was typed, line by line: NFC, tabs kept, without other controls, zero-width and bidirectional marks. */
const cleanLines = (text: string): string =>
  text
    .slice(0, longest)
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n\t]/g, ' ')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
    .trim()

/** Finds the feature that a text is a command of, with words of the person's own in it. An exact command goes first. */
export const createFindTypedCommand =
  (features: readonly Feature[], findCommand: FindCommand) =>
  (text: string): Heard | undefined => {
    if (findCommand(cleanText(text))) return undefined
    const lines = cleanLines(text)
    for (const { hears } of features) {
      const heard = hears?.(lines)
      if (heard) return heard
    }
    return undefined
  }
