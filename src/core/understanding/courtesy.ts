import { type Language, languages } from '../i18n/language.ts'
import { once, rememberingLast } from '../once.ts'
import { foldInPlace } from './fold.ts'

/**
 * The words of politeness of all features, on folded text: what people put before a request, and behind it. A word that
 * without its marks is a common other one (ngay, day, tao) is none of them.
 */
const words: Readonly<Record<Language, { readonly before: string; readonly after: string }>> = {
  en: {
    before: [
      'hi|hello|hey|ok(?:ay)?|(?:loa|bot)(?! oi)|sorry|please|pls|plz|kindly|just|now|from now on|go ahead and',
      '(?:can|could|would|will|may|shall|should)(?: (?:you|i|we))?',
      "(?:i|we)(?: (?:want|need|wish)| would like|['’]d (?:like|love))(?: you)?(?: to)?|i(?: have|['’]m going) to|i must|i wanna",
      'let me|let us|let.?s|help me(?: to)?',
    ].join('|'),
    after: 'please|pls|plz|now|thanks|thank you|for (?:me|us)|ok(?:ay)?|from now on|excuse me',
  },
  vi: {
    before: [
      '(?:xin )?chao(?: loa| ban| em)?|(?:loa|bot|ban|em|chi|anh|ad) oi|loa|bot',
      'lam on|vui long|xin(?: phep)?|phien(?: loa| ban)?|hay|nho(?: (?:em|ban|loa|anh|chi))?|giup|cho(?: phep)?',
      '(?:(?:ban|loa) )?(?:hay|co the)|ban|tu (?:gio|nay|bay gio)(?: tro di)?|bay gio|muon|can',
      '(?:(?:cho|giup|nho|xin) )?(?:phep )?(?:toi|tui|em|minh|anh|chi|bon em|chung toi)(?: (?:can|muon|xin|nho|phai|dinh|dang can|dang muon))*(?: loa| ban)?(?: voi)?',
    ].join('|'),
    after: [
      '(?:co )?(?:duoc|dc) (?:khong|ko|k|hong|chu|chua|a)(?: a| nhi| em| vay)?|khong|ko|nhe|nha|nhen|nhi|voi|a|di|vay|the|luon|cam on|loa(?: oi)?',
      '(?:giup|gium|dum|ho)(?: (?:toi|tui|em|minh|chi|anh))?|cho (?:toi|tui|em|minh|chi|anh)',
    ].join('|'),
  },
  ru: {
    before: [
      'привет|здравствуй(?:те)?|лоа|пожалуйста|прошу(?: вас| тебя)?|давай(?:те)?|помоги(?:те)?|к сожалению|теперь|сейчас',
      'можно(?: ли)?|(?:можешь|можете)(?: ли)?|могу|(?:не )?мог(?:ли|ла)?(?: бы)?(?: ты| вы)?',
      'хочу|хотел[аи]?(?: бы)?|хотелось бы|надо|нужно|необходимо|я(?: буду)?|мне|нам',
    ].join('|'),
    after: 'пожалуйста|плиз|спасибо|сейчас|хорошо|(?:для )?меня|мне|можно',
  },
}

export type PoliteWish = {
  readonly language: Language
  /** The pattern without the politeness. */
  readonly wish: string
  /** As of a RegExp on a whole folded text, with the places of the named groups; null: it is another text. */
  exec(folded: string): RegExpExecArray | null
}

/**
 * A wish with politeness around it, and whatever sign it ends in. What may stand behind it is bounded: a wish that ends
 * in anything is looked behind at each of its places, in long texts too.
 */
export const politely = (language: Language, wish: string): PoliteWish => {
  const { after } = words[language]
  const pattern = new RegExp(
    `${wish}(?:(?:[\\s,]{1,20}|(?<=[\\s,:]))(?:${after})){0,4}[\\s.!?…]{0,40}$`,
    'dsuy',
  )
  return { language, wish, exec: (folded) => execAtStarts(pattern, language, folded) }
}

/** Wishes that are tried one after the other: all of them, or none where a folded text begins like none of them. */
export const wishesFor = <Entry extends { readonly pattern: PoliteWish }>(entries: readonly Entry[]) => {
  const openings = languages.map((language) => {
    const own = entries.flatMap(({ pattern }) => (pattern.language === language ? pattern.wish : []))
    return { language, opening: new RegExp(own.length > 0 ? own.join('|') : '(?!)', 'suy') }
  })
  return (folded: string): readonly Entry[] =>
    openings.some(({ language, opening }) => execAtStarts(opening, language, folded)) ? entries : []
}

const execAtStarts = (pattern: RegExp, language: Language, folded: string): RegExpExecArray | null => {
  for (const start of startsIn[language](folded)) {
    pattern.lastIndex = start
    const found = pattern.exec(folded)
    if (found) return found
  }
  return null
}

/** Courtesies before one wish, and letters of one of them. */
const mostCourtesies = 5
const longestCourtesy = 80

/** Where a wish may begin in a folded text: before, between and behind its courtesies, the furthest first. */
const findStarts = (language: Language) => {
  const { before } = words[language]
  const opens = new RegExp(`(?:${before})(?=[\\s,!.])`, 'suy')
  const courtesy = new RegExp(`^(?:${before})$`, 'su')
  return (folded: string): readonly number[] => {
    const head = folded.slice(0, mostCourtesies * longestCourtesy)
    const first = /^[\s,.!]*/u.exec(head)?.[0].length ?? 0
    const depths = new Map([[first, 0]])
    for (const [at, depth] of depths) {
      opens.lastIndex = at
      if (depth === mostCourtesies || !opens.test(head)) continue
      for (const { index, 0: gap } of head.slice(0, at + longestCourtesy).matchAll(/[\s,!.]+/gu)) {
        const next = index + gap.length
        if (index > at && !depths.has(next) && courtesy.test(head.slice(at, index)))
          depths.set(next, depth + 1)
      }
    }
    return [...depths.keys()].sort((a, b) => b - a)
  }
}

const startsIn = {
  vi: rememberingLast(findStarts('vi')),
  en: rememberingLast(findStarts('en')),
  ru: rememberingLast(findStarts('ru')),
}

/** In the order of the table: "can you" comes before "can" (cần). */
const inAny = (place: 'before' | 'after'): string =>
  Object.values(words)
    .map((ofLanguage) => ofLanguage[place])
    .join('|')

const around = once(() => ({
  leading: new RegExp(`^(?:${inAny('before')})(?:[\\s,:]+|$)`, 'u'),
  trailing: new RegExp(`[\\s,]+(?:${inAny('after')})$`, 'u'),
}))

/** What is courtesy only where it is written otherwise: nha and nhà, ạ and the building A. */
const otherwise = /[\s,](?:[nN]hà|A)$/u
const edges = /^[\s,.!?…]+|[\s,.!?…]+$/gu

/** A request longer than this, in UTF-16 units, brings a text along, and is left as it is. */
const longest = 500

/** A request without the words of courtesy around it; what is left stands as it was typed, in NFC. */
export const withoutCourtesy = rememberingLast((text) => strip(text))

const strip = (text: string): string => {
  if (text.length > longest) return text.normalize('NFC')
  const plain = withoutPlease(text).replace(edges, '')
  const folded = foldInPlace(plain)
  if (folded === undefined) return plain
  const { leading, trailing } = around()
  const lead = leading.exec(folded)?.[0].length ?? 0
  const tail = otherwise.test(plain) ? 0 : (trailing.exec(folded)?.[0].length ?? 0)
  return lead + tail === 0 || lead + tail >= plain.length
    ? plain
    : strip(plain.slice(lead, plain.length - tail))
}

/** A text (in NFC) without a "please" in the middle: "закрой, пожалуйста, медосмотр". */
export const withoutPlease = rememberingLast((text) =>
  text.normalize('NFC').replace(/(?<=\S),?\s+(?:пожалуйста|please|làm ơn),?(?=\s)/giu, ''),
)

const politeQuestion =
  /^[\s,.!]*(?:(?:please|loa|hi|hello),?\s+)*(?:can|could|may|would|will|можно|можешь|можете|мог)(?!\p{L})|\s(?:duoc|dc) (?:khong|ko|k)[\s.!?]*$/u

/** Whether a folded text asks, and not out of politeness: "is radio down?", but not "can you tell me when it fails?". */
export const isAsked = (folded: string): boolean => /\?\s*$/u.test(folded) && !politeQuestion.test(folded)
