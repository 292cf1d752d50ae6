import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { foldInPlace } from '../../core/understanding/fold.ts'

/** How people ask for the report of the services, on folded text; behind it stand a period, or how often. */
const wordings: Readonly<Record<Language, string>> = {
  vi: '(?:(?:(?:cho|gui|dua)(?: (?:toi|em|minh|anh|chi))?(?: xem)?|xem|tai|xuat|lay|lam|in|mo)(?: giup| ho)?(?: (?:toi|em|minh))?(?: ban)? )?bao cao (?:ve )?(?:cac )?dich vu(?: cua| cho)?',
  en: '(?:(?:show|give|send|get|download|make|export|open|prepare)(?: me| us)?(?: the| a| an?)? )?(?:service report|report (?:on|of|about)(?: the| all)? services)(?: for| of)?',
  ru: '(?:(?:покажи|пришли|присылай|дай|скачай|сделай|подготовь|выгрузи|открой|отправь)(?:те)?(?:,? пожалуйста,?)?(?: мне)? |скачать |получить |получать )?отчет (?:по|об?) (?:сервис|услуг)(?:ам|ах)(?: за)?',
}

const patterns = once(() =>
  wishesFor(
    languages.map((language) => ({
      language,
      pattern: politely(
        language,
        `${wordings[language].replaceAll(' ', '\\s+')}(?=$|[\\s:,.!?])(?<rest>.*?)`,
      ),
    })),
  ),
)

/** What stands behind the words that ask for the report; undefined: the text asks for none. */
export const readReportWords = (
  typed: string,
): { readonly language: Language; readonly rest: string } | undefined => {
  const text = typed.normalize('NFC').trim()
  const folded = foldInPlace(text)
  if (folded === undefined || folded.length > 160 || folded.includes('\n')) return undefined
  for (const { language, pattern } of patterns()(folded)) {
    const rest = pattern.exec(folded)?.indices?.groups?.['rest']
    if (rest) return { language, rest: text.slice(...rest).replace(/^[\s:,.]+/, '') }
  }
  return undefined
}
