import { type Language, languages } from '../../core/i18n/language.ts'
import { politely, withoutPlease } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'

/** What a typed text asks to exchange; `first` is missing where it is the asker's own time. */
export type TypedSwap = {
  readonly language: Language
  readonly first: string | undefined
  readonly second: string
}

/** Folded, so that case and marks make no difference: the asker's own time, and that of two others. */
const wordings: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    '(?:(?:cho )?(?:em|toi|minh) )?(?:muon |xin )?(?:doi|doi cheo|hoan doi) (?:lich|gio)(?: kham(?: suc khoe)?)?(?: cua (?:em|toi|minh))? voi (?<second>.+?)',
    '(?:doi|doi cheo|hoan doi) (?:lich|gio) kham(?: suc khoe)?(?: cho| cua| giua)? (?<first>(?!sang |ngay |luc |thu (?:\\d|hai|ba|tu|nam|sau|bay) |\\d).+?) (?:voi|va) (?<second>.+?)',
  ],
  en: [
    "(?:please |can i |could i |i want to |i would like to |i'd like to )?(?:swap|(?:swap|exchange)(?: my| the)? (?:health )?check(?:-?up)?(?: time| appointment)?|swap (?:times|places|slots)) with (?<second>.+?)",
    "(?:swap|exchange) (?<first>.+?) (?:and|with) (?<second>.+?)(?:['’]s?)? (?:(?:for|in|on|at)(?: the)? )?(?:health |medical )?check(?:-?up)?s?(?: times?| appointments?)?",
    '(?:please )?(?:swap|exchange)(?: the)? (?:health )?check(?:-?up)?s?(?: times?| appointments?)?(?: of| for| between)? (?<first>.+?) (?:and|with) (?<second>.+?)',
  ],
  ru: [
    '(?:хочу |можно |прошу )?(?:поменяться|обменяться)(?: (?:местами|временем|записью|записями|(?:на )?(?:мед)?осмотр(?:ом|ами|а|е)?))* со? (?<second>.+?)',
    '(?:поменять|поменяйте|поменяй|обменять|обменяйте) (?:мой|мою|мое) (?:(?:время|запись)(?: на)? )?(?:мед)?осмотра? со? (?<second>.+?)',
    '(?:поменять|поменяйте|поменяй|обменять|обменяйте) (?:местами )?(?<first>.+?) (?:и|со?) (?<second>.+?)(?: местами)? (?:на|в|по) (?:мед)?осмотр(?:е|ах|у)?',
    '(?:поменять|поменяйте|поменяй|обменять|обменяйте)(?: местами)? (?:(?:время|записи|запись)(?: на)? )?(?:мед)?осмотр(?:ы|а|ов)?(?: у| для)? (?<first>.+?) (?:и|со?) (?<second>.+?)',
  ],
}

const patterns = languages.flatMap((language) =>
  wordings[language].map((wording) => ({
    language,
    pattern: politely(language, wording),
  })),
)

/** What people put behind a name. */
const courtesy = /(?:,?\s+(?:please|nhé|nhe|ạ|được không|duoc khong|пожалуйста))+$/iu

/** "đổi lịch khám của A với B", "swap with B", "поменять местами медосмотр А и Б". undefined: nothing of it. */
export const readSwap = (text: string): TypedSwap | undefined => {
  if (text.length > 200 || text.includes('\n')) return undefined
  const plain = withoutPlease(text)
  const folded = fold(plain)
  for (const { language, pattern } of patterns) {
    const places = pattern.exec(folded)?.indices?.groups
    const second = places?.['second']
    if (!second) continue
    const first = places['first']
    const name = plain.slice(...second).replace(courtesy, '')
    return { language, first: first && plain.slice(...first), second: name }
  }
  return undefined
}

const between = /\s*[,;\n]\s*|\s+(?:với|voi|và|va|and|with|и|с)\s+/iu

/** "A, B" or "A và B". */
export const readPair = (text: string): readonly [first: string, second: string] | undefined => {
  const [first = '', second = '', ...more] = text.trim().split(between)
  return first !== '' && second !== '' && more.length === 0 ? [first, second] : undefined
}
