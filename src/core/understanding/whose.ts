import type { Word } from './tokens.ts'

/** Politeness in which a speaker names themselves without asking about themselves. */
const courtesy =
  /\b(cho|giup|giùm|gium|ho|bao|chi|noi|nhac|gui|dum|cung cap|bay|phien)( ho| dum| gium)? (em|e|minh|toi|tui|mk|to)\b|\b(tell|give|show|send|remind|help|let|inform|forward) (me|us)\b|\b(can|could|may) i (ask|see|get|have|know)\b|\bi (want|need|would like|d like) to (know|see|ask)\b|\bi wonder\b|\b(em|e|minh|toi|tui|mk) (muon|can|xin) (hoi|biet|xem)\b|(скажи|подскажи|покажи|напомни|дай|сообщи|пришли|скинь|помоги)(те)? мне\b|\bя (хочу|хотел|хотела|хотел бы|хотела бы) (узнать|знать|спросить)/gu

const pronoun =
  /(?<![\p{L}])(toi|em|e|minh|tui|mk|ban than|my|mine|i|im|me|myself|our|мой|моя|мое|мои|моего|моей|моем|мою|моих|моим|мне|меня|я|наш|наша|наше|наши|нашего|нашей|нашему|нашем)(?![\p{L}])/u

/** "tuần tới", "cuộc họp tới" and "tối nay" as they are typed without marks. */
const notI = /\b(tuan|thang|quy|nam|ngay|sap|dip|lan|ky|(cuoc|buoi|phien) hop) toi\b|\btoi nay\b/g

/**
 * Whose something is: true where the asker's own is meant, false where a named unit's is, undefined where the text
 * does not tell. Courtesies ("cho em hỏi", "tell me") tell nothing.
 */
export const whoseOf = (words: readonly Word[], namesUnit: boolean): boolean | undefined => {
  if (namesUnit) return false
  const text = words.map(unlessAnother).join(' ').replace(courtesy, ' ').replace(notI, ' ')
  return pronoun.test(text) ? true : undefined
}

/** Words that are a pronoun only without these marks: "tối" and "tới" are not "tôi", and "mẹ" is not "me". */
const unlessAnother = ({ folded, surface }: Word): string =>
  surface !== folded && /^(toi|minh|tui|e|em|my|me)$/.test(folded) && !/^(tôi|mình)$/.test(surface)
    ? surface
    : folded
