import type { Language } from '../../core/i18n/language.ts'
import { createReadDeed, type Wordings } from './read-deed.ts'

/** Whom somebody wants to book or move: `words` begin with a name, the time stands behind it; `how` is the deed. */
export type TypedSeat = {
  readonly language: Language
  readonly how: 'book' | 'move'
  readonly words: string
}

const vi = '(?:kham(?: suc khoe)?|ksk)(?! (?:thai|rang|mat|benh)(?: |$))'
const en = '(?:health |medical )?(?:check|exam)(?:-?up)?(?: appointment)?'
const ru = '(?:мед ?)?осмотра?'

/** Oneself is nobody else: those texts are for booking. */
const other: Readonly<Record<Language, string>> = {
  vi: '(?!(?:toi|tui|minh|tao|chung toi|ban than)(?=$|[\\s,.!?:]))',
  en: '(?!(?:me|myself|my|us|i)(?=$|[\\s,.!?:]))',
  ru: '(?!(?:меня|мне|себя|нас|на|в|во)(?=$|[\\s,.!?:]))',
}

const wordings: Wordings<TypedSeat['how']> = {
  book: {
    vi: [
      `(?:dat|dang ky|xep|hen|len)(?: lich| hen| cho)? ${vi} (?:cho|giup|ho) ${other.vi}(?<who>.+?)`,
      `(?:dat|dang ky|xep|hen|len)(?: lich| hen| cho)? ${vi} (?<when>.+?) cho ${other.vi}(?<who>.+?)`,
      `(?:dat|xep|dang ky)(?: lich)?(?: cho)? ${other.vi}(?<who>(?:(?!(?:lich|hen|gio|cho|suat|buoi|mot|di|giup|vao|hang|danh)\\b)\\S+ ){1,6}?)(?:di )?kham(?: suc khoe)?(?<then> .+?)?`,
    ],
    en: [
      `(?:book|schedule|make|arrange|reserve|get)(?: an?| the)? ${en} (?:for|with) ${other.en}(?<who>.+?)`,
      `(?:book|schedule|make|arrange|reserve)(?: an?| the)? ${en} (?<when>.+?) for ${other.en}(?<who>.+?)`,
      `(?:book|put|sign|schedule|register) ${other.en}(?!an? |the |my )(?<who>.+?)(?: up| down| in)? (?:for|in for|in)(?: an?| the| his| her)? ${en}(?<then> .+?)?`,
    ],
    ru: [
      `(?:запиши|запишите|записать|зарегистрируй) ${other.ru}(?<who>.+?) на ${ru}(?<then> .+?)?`,
      `(?:запиши|запишите|записать) на ${ru}(?=[\\s,:]) ${other.ru}(?!(?:в|во|завтра|сегодня|послезавтра|утром|к) )(?<who>.+?)`,
    ],
  },
  move: {
    vi: [
      `(?:doi|chuyen|hoan|dich)(?: lich| hen| gio) ${vi} (?:cua|cho) ${other.vi}(?<who>.+?) (?:sang|qua|den|toi|vao|xuong)(?<then> .+?)`,
    ],
    en: [
      `(?:move|reschedule|postpone|shift|change) ${other.en}(?!the )(?<who>.+?)['’]s? ${en} (?:to|for)(?<then> .+?)`,
      `(?:move|reschedule|postpone|shift|change) the ${en} (?:of|for) ${other.en}(?<who>.+?) to(?<then> .+?)`,
    ],
    ru: [
      `(?:перенеси|перенесите|перенести|передвинь|передвинуть) ${ru} (?:у |для )?${other.ru}(?<who>.+?) на(?<then> .+?)`,
    ],
  },
}

const readDeed = createReadDeed(['book', 'move'], wordings)

/** "đặt lịch khám cho Bảo sáng thứ sáu", "move Bảo's health check to Monday". undefined: it is of nobody else. */
export const readSeatWish = (text: string): TypedSeat | undefined => {
  const read = readDeed(text)
  if (!read) return undefined
  const { deed, language, wordsOf } = read
  const words = [wordsOf('who'), wordsOf('then') ?? wordsOf('when')].join(' ')
  return { how: deed, language, words: words.replace(/[\s,]+/gu, ' ').trim() }
}
