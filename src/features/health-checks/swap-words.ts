import type { Language } from '../../core/i18n/language.ts'
import { createReadDeed, longestDeed } from './read-deed.ts'

/** What a typed text asks to exchange; `first` is missing where it is the asker's own time. */
export type TypedSwap = {
  readonly language: Language
  readonly first: string | undefined
  readonly second: string
}

/** The asker's own time, and that of two others. */
const wordings: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    '(?:doi|doi cheo|hoan doi) (?:lich|gio)(?: kham(?: suc khoe)?)?(?: cua (?:em|toi|minh))? voi (?<second>.+?)',
    '(?:doi|doi cheo|hoan doi) (?:lich|gio) kham(?: suc khoe)?(?: cho| cua| giua)? (?<first>(?!sang |ngay |luc |thu (?:\\d|hai|ba|tu|nam|sau|bay) |\\d).+?) (?:voi|va) (?<second>.+?)',
  ],
  en: [
    '(?:swap|(?:swap|exchange)(?: my| the)? (?:health )?check(?:-?up)?(?: time| appointment)?|swap (?:times|places|slots)) with (?<second>.+?)',
    "(?:swap|exchange) (?<first>.+?) (?:and|with) (?<second>.+?)(?:['’]s?)? (?:(?:for|in|on|at)(?: the)? )?(?:health |medical )?check(?:-?up)?s?(?: times?| appointments?)?",
    '(?:swap|exchange)(?: the)? (?:health )?check(?:-?up)?s?(?: times?| appointments?)?(?: of| for| between)? (?<first>.+?) (?:and|with) (?<second>.+?)',
  ],
  ru: [
    '(?:поменяться|обменяться)(?: (?:местами|временем|записью|записями|(?:на )?(?:мед)?осмотр(?:ом|ами|а|е)?))* со? (?<second>.+?)',
    '(?:поменять|поменяйте|поменяй|обменять|обменяйте) (?:мой|мою|мое) (?:(?:время|запись)(?: на)? )?(?:мед)?осмотра? со? (?<second>.+?)',
    '(?:поменять|поменяйте|поменяй|обменять|обменяйте) (?:местами )?(?<first>.+?) (?:и|со?) (?<second>.+?)(?: местами)? (?:на|в|по) (?:мед)?осмотр(?:е|ах|у)?',
    '(?:поменять|поменяйте|поменяй|обменять|обменяйте)(?: местами)? (?:(?:время|записи|запись)(?: на)? )?(?:мед)?осмотр(?:ы|а|ов)?(?: у| для)? (?<first>.+?) (?:и|со?) (?<second>.+?)',
  ],
}

const readDeed = createReadDeed(['swap'], { swap: wordings })

/** What people put behind a name. */
const courtesy = /(?:,?\s+(?:please|nhé|nhe|ạ|được không|duoc khong|пожалуйста))+$/iu

/** "đổi lịch khám của A với B", "swap with B", "поменять местами медосмотр А и Б". undefined: nothing of it. */
export const readSwap = (text: string): TypedSwap | undefined => {
  const read = readDeed(text)
  if (!read) return undefined
  const { language, wordsOf } = read
  return { language, first: wordsOf('first'), second: (wordsOf('second') ?? '').replace(courtesy, '') }
}

const between = /\s*[,;\n]\s*|\s+(?:với|voi|và|va|and|with|и|с)\s+/iu

/** "A, B" or "A và B". */
export const readPair = (text: string): readonly [first: string, second: string] | undefined => {
  if (text.length > longestDeed) return undefined
  const [first = '', second = '', ...more] = text.trim().split(between)
  return first !== '' && second !== '' && more.length === 0 ? [first, second] : undefined
}
