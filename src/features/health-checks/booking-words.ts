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
    vi: '(?:dat|dang ky)(?: lich| hen)? kham(?: suc khoe)?(?! (?:thai|rang|mat|benh)(?: |$))',
    en: 'book(?: an?| my| the)? (?:health |medical )?check(?:-?up)?',
    ru: '(?:запись|запиши(?:те)?|записать(?:ся)?)(?: меня)? на (?:мед)?осмотр',
  },
  move: {
    vi: '(?:doi|chuyen|hoan)(?: sang)?(?: lich| hen) kham(?: suc khoe)?(?: cua (?:toi|em|minh))?(?: sang| qua)?',
    en: '(?:move|reschedule|postpone)(?: my| the)? (?:health |medical )?check(?:-?up)?(?: to)?',
    ru: '(?:перенеси(?:те)?|перенести|перенос)(?: мой)? (?:мед)?осмотра?(?: на)?',
  },
  wait: {
    vi: '(?:cho cho|xep hang|danh sach cho) kham(?: suc khoe)?',
    en: '(?:waiting list|wait for)(?: an?| the)? (?:health |medical )?check(?:-?up)?',
    ru: '(?:лист ожидания|в очередь) на (?:мед)?осмотр',
  },
  confirm: {
    vi: 'xac nhan(?: lich| hen) kham(?: suc khoe)?(?: cua (?:toi|em|minh))?',
    en: 'confirm(?: my| the)? (?:health |medical )?check(?:-?up)?',
    ru: '(?:подтвер(?:дить|ждаю)|подтверди(?:те)?)(?: мой)? (?:мед)?осмотр',
  },
  decline: {
    vi: '(?:tu choi|huy)(?: lich| hen) kham(?: suc khoe)?(?: cua (?:toi|em|minh))?',
    en: '(?:decline|cancel)(?: my| the)? (?:health |medical )?check(?:-?up)?',
    ru: '(?:отказаться от (?:мед)?осмотра|отмен(?:ить|и|ите)(?: мой)? (?:мед)?осмотр)',
  },
}

/** What people put before a deed and behind it out of politeness. */
const polite: Readonly<Record<Language, { readonly before: string; readonly after: string }>> = {
  vi: {
    before: '(?:cho )?(?:toi|em|minh)(?: muon| can| xin)?|(?:muon|xin|cho)',
    after: 'duoc (?:khong|ko|k)|dc (?:khong|ko|k)|nhe|nha',
  },
  en: { before: 'please|(?:can|could|may) i|i (?:want|need|would like) to|i.d like to', after: 'please' },
  ru: { before: 'пожалуйста|можно|хочу|мне (?:надо|нужно)|я хочу', after: 'пожалуйста' },
}

const deeds = ['book', 'move', 'wait', 'confirm', 'decline'] as const

const patterns = deeds.flatMap((deed) =>
  languages.map((language) => ({
    deed,
    language,
    pattern: new RegExp(
      `^\\s*(?:(?:${polite[language].before})[\\s,]+)?${wordings[deed][language]}(?=$|[\\s:,.!?])[\\s:,]*(?<rest>.*?)(?:(?:^|\\s)(?:${polite[language].after}))?[\\s.!?]*$`,
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
