import type { Language } from '../../core/i18n/language.ts'
import { languages } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import { type DeclineReason, declineReasons } from './appointment.ts'
import { texts } from './texts.ts'

/** What a typed text asks of booking; `rest` are the words behind the command: a time, or a reason. */
export type TypedBooking = {
  readonly deed: BookingDeed
  readonly language: Language
  readonly rest: string
}

export type BookingDeed = 'book' | 'move' | 'wait' | 'confirm' | 'decline'

/** Folded, so that case and marks make no difference. Buttons are phrased with messages that these read. */
const wordings: Readonly<Record<BookingDeed, Readonly<Record<Language, string>>>> = {
  book: {
    vi: '(?:dat|dang ky)(?: lich)? kham(?: suc khoe)?',
    en: 'book(?: an?| my)? (?:health )?check(?:-?up)?',
    ru: '(?:запись|запиши(?:те)?|записать(?:ся)?)(?: меня)? на (?:мед)?осмотр',
  },
  move: {
    vi: '(?:doi|chuyen|doi sang) lich kham(?: suc khoe)?(?: sang)?',
    en: 'move(?: my)? (?:health )?check(?:-?up)?(?: to)?',
    ru: '(?:перенеси(?:те)?|перенести|перенос)(?: мой)? (?:мед)?осмотра?(?: на)?',
  },
  wait: {
    vi: '(?:cho cho|xep hang|danh sach cho) kham(?: suc khoe)?',
    en: '(?:waiting list|wait for)(?: an?| the)? (?:health )?check(?:-?up)?',
    ru: '(?:лист ожидания|в очередь) на (?:мед)?осмотр',
  },
  confirm: {
    vi: 'xac nhan lich kham(?: suc khoe)?',
    en: 'confirm(?: my)? (?:health )?check(?:-?up)?',
    ru: 'подтвер(?:дить|ждаю)(?: мой)? (?:мед)?осмотр',
  },
  decline: {
    vi: '(?:tu choi|huy) lich kham(?: suc khoe)?',
    en: '(?:decline|cancel)(?: my)? (?:health )?check(?:-?up)?',
    ru: '(?:отказаться от (?:мед)?осмотра|отменить(?: мой)? (?:мед)?осмотр)',
  },
}

const deeds = ['book', 'move', 'wait', 'confirm', 'decline'] as const

const patterns = deeds.flatMap((deed) =>
  languages.map((language) => ({
    deed,
    language,
    pattern: new RegExp(
      `^\\s*${wordings[deed][language]}(?=$|[\\s:,.!?])[\\s:,]*(?<rest>.*?)[\\s.!?]*$`,
      'u',
    ),
  })),
)

/** undefined: the text is nothing of booking. */
export const readBooking = (text: string): TypedBooking | undefined => {
  if (text.length > 200 || text.includes('\n')) return undefined
  const plain = text.normalize('NFC')
  const folded = fold(plain)
  for (const { deed, language, pattern } of patterns) {
    const rest = pattern.exec(folded)?.groups?.['rest']
    if (rest === undefined) continue
    const start = folded.lastIndexOf(rest)
    return { deed, language, rest: plain.slice(start, start + rest.length) }
  }
  return undefined
}

/** A reason by its code or by what any language calls it. */
export const readReason = (text: string): DeclineReason | undefined =>
  declineReasons.find((reason) =>
    [reason, ...languages.map((language) => texts(language)(`reason.${reason}`))].some(
      (name) => fold(name) === fold(text.trim()),
    ),
  )
