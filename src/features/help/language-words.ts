import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { withoutCourtesy } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'

/** `chosen`: what somebody wants to be spoken to in; `spoken`: the language that they say it in. */
export type LanguageChoice = { readonly spoken: Language; readonly chosen: Language }

/** What the speakers of each language call a language, folded. */
const names: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  vi: { vi: 'tieng viet(?: nam)?', en: 'tieng anh', ru: 'tieng nga' },
  en: { vi: 'vietnamese', en: 'english', ru: 'russian' },
  ru: {
    vi: '(?:по[- ])?вьетнамск(?:и|ий|ом)',
    en: '(?:по[- ])?английск(?:и|ий|ом)',
    ru: '(?:по[- ])?русск(?:и|ий|ом)',
  },
}

const requests: Readonly<Record<Language, (name: string) => string>> = {
  vi: (name) =>
    `(?:(?:noi|tra loi|phan hoi|giao tiep|dung|su dung|xai|chuyen|doi|chon|dat|cai|nhan|nhan tin|ngon ngu)(?: (?:chuyen|lai|tin|het|ngon ngu|(?:cho |voi )?(?:toi|em|minh|anh|chi)|loa))* )?(?:(?:bang|sang|qua|thanh|ve|la) )?${name}(?: (?:cho|voi) (?:toi|em|minh|anh|chi))?`,
  en: (name) =>
    `(?:(?:speak|talk|chat|answer|reply|respond|communicate|switch|change|set|choose|select|use|continue|go on|write (?:to )?me|write back)(?: (?:to|me|with|back|over|only|the|my|your|it|language|always|in|into))* |(?:my |the )?language(?: is)?[ :]+|i (?:prefer|speak|only speak|speak only|read) )?(?:in )?${name}(?: (?:language|only|with me|to me|instead|always))*`,
  ru: (name) =>
    `(?:(?:говори(?:те|ть)?|поговорим|общай(?:ся|тесь)|общаться|отвеча(?:й|йте|ть)|ответь(?:те)?|пиши(?:те)?|переключи(?:те|ть|сь|тесь|ться)?|перейд(?:и|ите|ем)|перейти|переходи|смени(?:те|ть)?|поменя(?:й|йте|ть)|измени(?:те|ть)?|выбери(?:те)?|выбрать|использу(?:й|йте)|язык|я говорю)(?: (?:мне|нам|со мной|язык|общения|ответов|интерфейса|всегда|только|лучше|дальше))*[ :]+)?(?:на )?${name}(?: (?:язык(?:е)?|всегда|только))?`,
}

const patterns = once(() =>
  languages.flatMap((spoken) =>
    languages.map((chosen) => ({
      spoken,
      chosen,
      pattern: new RegExp(`^${requests[spoken](names[spoken][chosen])}$`, 'u'),
    })),
  ),
)

/** "trả lời bằng tiếng Nga nhé", "can you speak Russian", "отвечай по-вьетнамски"; undefined: it asks for no language. */
export const readLanguageChoice = (text: string): LanguageChoice | undefined => {
  if (text.length > 120) return undefined
  const request = fold(withoutCourtesy(text)).replace(/\s+/g, ' ')
  const found = patterns().find(({ pattern }) => pattern.test(request))
  return found && { spoken: found.spoken, chosen: found.chosen }
}
