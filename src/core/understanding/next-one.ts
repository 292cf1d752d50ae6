import type { Word } from './tokens.ts'

const nextOnes = [
  // "the next meeting"; not "next meetings", which are several.
  /\b(?:next|nearest|soonest|closest|upcoming)\b(?!(?: \w+){0,3} meetings\b)/,
  // "cuộc họp tới", "họp tiếp theo"; not "lịch họp sắp tới" or "các cuộc họp sắp tới".
  /(?<!\b(?:cac|nhung|may) )\b(?:cuoc|buoi|phien|ky|lan) hop (?:\w+ )?(?:ke tiep|tiep theo|tiep|sap toi|sap dien ra|toi|gan nhat)\b/,
  /(?<!\b(?:lich|cuoc|buoi|phien|ky|lan) )\bhop (?:ke tiep|tiep theo|sap toi|gan nhat)\b/,
  // "ближайшее совещание" in any case, in the singular.
  /(?<!\p{L})(?:ближайш|следующ|предстоящ)(?:ее|его|ему|ем|ий|ая|ей|ую)(?!\p{L})/u,
]

/** Whether a text means the one thing that comes next, and not all of a time. */
export const asksForNext = (words: readonly Word[]): boolean => {
  const text = words.map(({ folded }) => folded).join(' ')
  return nextOnes.some((form) => form.test(text))
}
