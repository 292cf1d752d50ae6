import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'

const last = {
  vi: '(?: (?:cuoi(?: cung)?|moi nhat|gan nhat|gan day|truoc|vua (?:roi|gui|phat)|do|nay|hom nay|cua (?:toi|em|minh)))*',
  en: '(?:(?:the|my|our|that|this|last|latest|previous|recent|most recent|today.s) )*',
  ru: '(?:(?:мое|наше|это|то|последнее|вчерашнее|сегодняшнее|прошлое) )*',
} as const satisfies Record<Language, string>

/** How people ask what became of what they sent, on folded text: who has read it, how it went. */
const wordings: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    `(?:co )?(?:bao nhieu|may|nhung)? ?(?:nguoi|ai)(?: nao)? (?:da |chua |khong )?(?:doc|xem|mo|nhan(?: duoc)?|xac nhan|tra loi) (?:cai |ban )?thong bao${last.vi}(?: roi| chua)?`,
    `thong bao${last.vi} (?:da )?(?:co )?(?:bao nhieu nguoi|may nguoi|ai|nhung ai)(?: nao)? (?:da |chua )?(?:doc|xem|mo|nhan(?: duoc)?|xac nhan|tra loi)(?: roi)?`,
    `(?:xem )?(?:bao cao|ket qua|thong ke)(?: gui| phat)? (?:cua )?thong bao${last.vi}`,
    `thong bao${last.vi} (?:the nao|ra sao)(?: roi)?`,
  ],
  en: [
    `(?:how many(?: people| of (?:them|us))?|who)(?: have| has|.s| did)?(?:n.t| not)?(?: yet| already| actually)? (?:read|seen|see|saw|opened|open|got|get|received|receive|acknowledged|confirmed|answered)(?: to)? ${last.en}(?:announcement|broadcast)(?: yet| so far)?`,
    `(?:show(?: me)? )?(?:the )?(?:report|results?|outcome|statistics|stats) (?:of|on|for|about) ${last.en}(?:announcement|broadcast)`,
    `how (?:did|was|is) ${last.en}(?:announcement|broadcast)(?: go| do| doing| received| going)?`,
  ],
  ru: [
    `(?:сколько(?: человек| людей| народу)?|кто)(?: уже| еще)?(?: не)? (?:прочита(?:л[аи]?|ло)|видел[ио]?|откры(?:л[аи]?|ло)|получи(?:л[аи]?|ло)|подтверди(?:л[аи]?|ло)|ответи(?:л[аи]?|ло)) (?:на )?${last.ru}(?:объявление|оповещение)`,
    '(?:покажи )?(?:отчет|итоги|результаты?|статистика) (?:по |о |об )?(?:последне(?:му|го|м) |моему |моего )*(?:объявлени[юяе]|оповещени[юяе])',
    `как (?:прошло|дошло|разошлось) ${last.ru}(?:объявление|оповещение)`,
  ],
}

const patterns = once(() =>
  wishesFor(
    languages.flatMap((spoken) =>
      wordings[spoken].map((wording) => ({ spoken, pattern: politely(spoken, wording) })),
    ),
  ),
)

/** The language in which somebody asks what became of the last announcement; undefined: nobody does. */
export const readOutcomeWish = (text: string): Language | undefined => {
  if (text.length > 160) return undefined
  const folded = fold(text).replace(/\s+/g, ' ')
  return patterns()(folded).find(({ pattern }) => pattern.exec(folded))?.spoken
}
