import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { fold, foldInPlace } from '../../core/understanding/fold.ts'
import { longestLine } from './read-line.ts'
import { gap } from './read-with.ts'

/** A meeting asked for in a sentence: its words, and what it is called there ("họp", "budget meeting"). */
export type AskedMeeting = {
  readonly language: Language
  /** What stands behind the request, with whom it names before it put in front, up to a gap. */
  readonly line: string
  readonly noun: string
}

type Wording = {
  readonly request: string
  /** "invite Bảo to a meeting …": the group `who` is whom. */
  readonly invite: string
  /** "meet with Bảo at 2pm": only with a time of day, for without one it may be a question. */
  readonly meet: string
  readonly joint: string
}

/** Folded, so that case and marks make no difference. */
const wordings: Readonly<Record<Language, Wording>> = {
  vi: {
    request:
      '(?:tao|len|dat|xep|sap xep|hen|to chuc|lap|set(?: up)?|book|mo|them|trieu tap|dang ky|chot|schedule)(?: (?:cho|giup|ho|dum)(?: (?:toi|em|minh|anh|chi))?)?(?: (?:mot|1|them|moi))?(?: (?:lich|cuoc|buoi|hen))* (?<noun>hop|meeting|gap(?! lai)(?: mat)?)',
    invite:
      '(?:moi|hen|ru) (?<who>.{2,80}?) (?:den |tham gia |tham du |di |vao |du )?(?:cuoc |buoi )?(?<noun>hop|gap)',
    meet: '(?<noun>gap) ',
    joint: 'với',
  },
  en: {
    request:
      '(?:set ?up|schedule|create|make|arrange|organi[sz]e|book|plan|add|call|hold|have|put together|fix(?: up)?|propose|new|(?:i|we)(?: would|.d)? (?:want|need|like))(?: (?:me|us))?(?: (?:an?|another|one|new|the))*(?<length> (?:\\d{1,3}[- ]?(?:minutes?|mins?|hours?)|half[- ]hour))?(?<what>(?: (?!about|with|for|on|at|of|to|and|or|is|are|in|next|this|last|first|my|our|meeting)[\\p{L}][\\p{L}\\d-]*){0,3}?) (?<noun>meeting|mtg|call|sync|catch-?up|stand-?up|huddle|briefing|one-on-one|1:1|discussion)(?! (?:room|rooms|minutes|notes|link|agenda|title|time|invites|place|until|quorum|reminders|organi[sz]er|holidays)(?!\\p{L}))',
    invite:
      'invite (?<who>.{2,80}?) (?:to|for) (?:an?|the|our|my)(?<what>(?: [\\p{L}][\\p{L}\\d-]*){0,3}?) (?<noun>meeting|mtg|call|sync|catch-?up|discussion)',
    meet: 'meet(?: up)? (?=with)',
    joint: 'with',
  },
  ru: {
    request:
      '(?:созда(?:й(?:те)?|ть)|назнач(?:ь(?:те)?|ить|им)|запланир(?:уй(?:те)?|овать|уем)|организ(?:уй(?:те)?|овать|уем)|постав(?:ь(?:те)?|ить)|собер(?:и(?:те)?|ем)|собрать|устро(?:й(?:те)?|ить|им)|провед(?:и(?:те)?|ем)|провести|сдела(?:й(?:те)?|ть)|добав(?:ь(?:те)?|ить)|договор(?:ись|итесь|иться) о|нов(?:ое|ая|ую|ый)|нужн(?:а|о)|нужен)(?:,? пожалуйста,?)?(?: (?:мне|нам))?(?<what>(?: \\p{L}+(?:ое|ее|ую|юю|ий|ый|ая)){0,2}) (?<noun>совещани[ея]|встреч[ауи]|собрани[ея]|созвон|планерк[ауи]|звонок|летучк[ауи]|заседани[ея]|митинг)',
    invite:
      '(?:пригласи(?:те|ть)?|позови(?:те)?|позвать) (?<who>.{2,80}?) на (?<noun>совещание|встречу|собрание|созвон|планерку)',
    meet: '(?<noun>встре)(?:титься|тимся) (?=со? )',
    joint: 'с',
  },
}

const patterns = once(() =>
  wishesFor(
    languages.flatMap((language) => {
      const { request, invite, meet } = wordings[language]
      return [
        { needsTime: false, wish: `${request}(?![\\p{L}\\d])` },
        { needsTime: true, wish: `${invite}(?![\\p{L}\\d])` },
        { needsTime: true, wish: meet },
      ].map(({ needsTime, wish }) => ({
        language,
        needsTime,
        pattern: politely(language, `${wish}(?<rest>.*?)`),
      }))
    }),
  ),
)

/** Words of a question: at the end, or at once behind the request. */
const asking =
  /(?<!\p{L})(?:nhu the nao|the nao|o dau|ra sao|lam sao|may gio|khi nao|bao gio|luc nao|voi ai|cua ai|gi|chua)(?: vay| the| a| nhi)?[\s?]*$|^[\s,]*(?:how|where|who|which|as|или|как|кто|где|когда|bang cach nao|o dau)(?!\p{L})|(?<!\p{L})(?:or not|с кем|with whom)[\s?]*$/u

/** "tạo cuộc họp như thế nào": whoever asks how it is done does not do it. */
export const asksHow = (line: string): boolean => asking.test(fold(line))

/** undefined: the line is no request for a meeting. `hasTime` tells of a folded text whether it has a time of day. */
export const readAskedMeeting = (
  typed: string,
  hasTime: (folded: string) => boolean,
): AskedMeeting | undefined => {
  const text = typed.normalize('NFC').trim().slice(0, longestLine)
  const folded = foldInPlace(text)
  if (folded === undefined) return undefined
  for (const { language, needsTime, pattern } of patterns()(folded)) {
    const match = pattern.exec(folded)
    if (!match || (needsTime && !hasTime(folded))) continue
    const { what = '', noun = 'meeting', length = '' } = match.groups ?? {}
    const places = match.indices?.groups
    const rest = text.slice(...(places?.['rest'] ?? []))
    if (asking.test(fold(rest)) || /^\s*(?:#|№|so |no\.? ?)?m\d+(?!\p{L})/u.test(fold(rest))) return undefined
    const who = places?.['who']
    const named = who ? `${wordings[language].joint} ${text.slice(...who)}${gap}` : ''
    return {
      language,
      line: `${named}${withJoint(rest, noun)}${length.replace('-', ' ')}`.trim(),
      noun: `${what} ${noun}`.trim(),
    }
  }
  return undefined
}

/** "gặp", "gặp mặt": to see somebody, where others say what kind of meeting it is. */
export const isSeeing = (noun: string): boolean => noun.startsWith('gap')

/** "hẹn gặp anh Bảo": whom one meets stands there without a word between. */
const withJoint = (rest: string, noun: string): string =>
  isSeeing(noun) &&
  !/^\s*(?:voi|luc|ngay|vao|\d|sang|chieu|toi|mai|thu )/u.test(fold(rest)) &&
  rest.trim() !== ''
    ? ` với ${rest.trim()}`
    : rest
