import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { foldInPlace } from '../../core/understanding/fold.ts'

/** What to do with a meeting that is told by words, not by its id: `which` says which, `to` when it is moved to. */
export type Meant = { readonly deed: MeantDeed; readonly which: string; readonly to?: string }

export type MeantDeed = 'cancel' | 'move' | 'rsvp-yes' | 'rsvp-maybe' | 'rsvp-no'

const noun = {
  vi: '(?:(?:lich |cuoc |buoi )*hop|giao ban|hoi nghi)',
  en: '(?:meeting|mtg|call|sync|catch-?up|stand-?up|briefing|review|conference|huddle|discussion)s?',
  ru: '(?:совещани|встреч|собрани|созвон|планерк|заседани|конференци|летучк|оперативк)\\p{L}*',
} as const

const which = {
  vi: `(?<which>(?:lich |cuoc |buoi )*(?:hop|giao ban|hoi nghi)(?!\\p{L}).*?)`,
  en: `(?<which>(?!me |us |announcement|incident|alert|booking|health)[^?]{0,80}?(?<!\\p{L})${noun.en}(?!\\p{L}).*?)`,
  ru: `(?<which>(?!меня|нас |объявлен|напоминани|ссылк)[^?]{0,80}?(?<!\\p{L})${noun.ru}.*?)`,
} as const

/** Folded. */
const wordings: Readonly<Record<MeantDeed, Readonly<Record<Language, string>>>> = {
  cancel: {
    vi: `(?:huy|huy bo|xoa|dep|bo) ${which.vi}`,
    en: `(?:cancel|call off|delete|remove|scrap) ${which.en}`,
    ru: `(?:отмени(?:те|ть)?|отменяем|удали(?:те|ть)?) ${which.ru}`,
  },
  move: {
    vi: `(?:doi|chuyen|lui|hoan|day|thay doi)(?: gio| thoi gian)? ${which.vi} (?:sang|qua|den|thanh|lai)(?: luc| vao)? (?<to>.+?)`,
    en: `(?:move|reschedule|postpone|shift|push|bring forward|change) ${which.en} (?:to|until|till) (?<to>.+?)`,
    ru: `(?:перенеси(?:те)?|перенести|сдвинь(?:те)?|сдвинуть|передвинь(?:те)?) ${which.ru} на (?<to>.+?)`,
  },
  'rsvp-no': {
    vi: `(?:(?:toi|em|minh) (?:se )?khong (?:the )?(?:di|du|tham du|tham gia|den|vao)(?: duoc)?|(?:toi|em|minh)? ?xin (?:phep )?(?:vang|nghi)(?: mat)?|tu choi(?: loi moi)?) ${which.vi}`,
    en: `(?:i(?: am|.m) not (?:coming to|attending|joining)|i (?:can.?t|cannot|won.?t|will not|can not)(?: be able to)? (?:come to|attend|make|join|be at)|i(?: will|.ll) miss|count me out (?:of|for)|decline(?: (?:the|my) invitation (?:to|for))?) ${which.en}`,
    ru: `(?:(?:я )?не (?:приду|буду|смогу(?: прийти| быть| участвовать| присутствовать)?|участвую)(?: на| в)?|отклони(?:те|ть)?(?: приглашение на)?|отклоняю(?: приглашение на)?) ${which.ru}`,
  },
  'rsvp-maybe': {
    vi: `(?:toi|em|minh) co the (?:se )?(?:di|du|tham du|tham gia|den) ${which.vi}`,
    en: `(?:i (?:might|may)|maybe i.ll|maybe i will) (?:come to|attend|join|be at) ${which.en}`,
    ru: `(?:я )?(?:возможно|может быть|наверное),? (?:приду|буду)(?: на| в)? ${which.ru}`,
  },
  'rsvp-yes': {
    vi: `(?:(?:toi|em|minh) (?:se|xin|dong y) (?:di|du|tham du|tham gia|den|co mat)|(?:toi |em |minh )?(?:xac nhan|dong y) (?:se )?(?:di|du|tham du|tham gia)|(?:toi |em |minh )?(?:chap nhan|nhan)(?: loi moi)?) ${which.vi}`,
    en: `(?:i(?: am|.m) (?:coming to|attending|joining)|i(?: will|.ll) (?:come to|attend|join|be at)|count me in for|accept(?: (?:the|my) invitation (?:to|for))?|confirm my attendance (?:at|for)) ${which.en}`,
    ru: `(?:(?:я )?(?:приду|буду|участвую)(?: на| в)?|(?:прими(?:те)?|принять|принимаю)(?: приглашение на)?|подтверждаю (?:участие в|приглашение на)) ${which.ru}`,
  },
}

const deeds = ['cancel', 'move', 'rsvp-no', 'rsvp-maybe', 'rsvp-yes'] as const

const patterns = once(() =>
  wishesFor(
    deeds.flatMap((deed) =>
      languages.map((language) => ({
        deed,
        language,
        pattern: politely(language, wordings[deed][language]),
      })),
    ),
  ),
)

const asking =
  /(?<!\p{L})(?:khong|chua|gi|nao|may gio|khi nao|bao gio|dau|ai|the nao|sao|ha|u|who|when|where|why|how|или нет|кто|когда|где|почему|ли)(?!\p{L})/u

/** undefined: the line is none of this. */
export const readMeant = (
  typed: string,
): { readonly language: Language; readonly meant: Meant } | undefined => {
  if (typed.length > 200) return undefined
  const text = typed.normalize('NFC').trim()
  const folded = foldInPlace(text)
  if (folded === undefined) return undefined
  for (const { deed, language, pattern } of patterns()(folded)) {
    const { which, to } = pattern.exec(folded)?.indices?.groups ?? {}
    if (!which) continue
    const isAsked = deed.startsWith('rsvp') && /\?|(?<!\p{L})khong\s*$/u.test(folded)
    if (isAsked || [which, to].some((words) => words && asking.test(folded.slice(...words)))) return undefined
    return {
      language,
      meant: { deed, which: text.slice(...which), ...(to && { to: text.slice(...to) }) },
    }
  }
  return undefined
}
