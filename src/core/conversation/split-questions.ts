import type { Recognition } from '../understanding/intent.ts'

/** Where one question ends and the next may begin: end punctuation first, then words that join two questions. */
const sentences = /(?<=[?!;…])\s+|(?<=\p{L}{2,}\.)\s+(?=\p{L})|\s*;\s*/u
const joints = /,?\s+(?:và|va|với lại|voi lai|rồi|roi|còn|and|also|plus|и|а ещё|а также)\s+|,\s+/iu

/** Questions that one message is answered with at most. */
const most = 3

/** Words of a part at least: less is a remark ("ok.", "thanks,") or belongs to its neighbour. */
const leastWords = 2

type Recognise = (part: string) => Recognition

/**
 * The questions of a message that asks two or three at once, or nothing: a message is taken apart only where each
 * part is surely understood by itself and they do not all ask the same.
 */
export const splitQuestions = (text: string, recognise: Recognise): readonly Recognition[] => {
  for (const separator of [sentences, joints]) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean)
    if (parts.length < 2 || parts.length > most || parts.some((part) => part.split(' ').length < leastWords))
      continue
    const recognitions = parts.map(recognise)
    if (recognitions.every(isSure) && differ(recognitions)) return recognitions
  }
  return []
}

const isSure = ({ tier, best }: Recognition): boolean =>
  tier === 'answer' && best !== 'greeting' && best !== 'help'

const differ = (recognitions: readonly Recognition[]): boolean =>
  new Set(recognitions.map(({ intent }) => intent)).size === recognitions.length
