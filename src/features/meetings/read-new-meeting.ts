import type { Language } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import { details, find, type SettingField } from './command-patterns.ts'
import { asksHow, readAskedMeeting } from './new-words.ts'
import { readRepeat } from './read-repeat.ts'

export type Line = { readonly field: SettingField; readonly text: string }

/** What is asked for as a new meeting: its line, and what the lines below it say. */
export type NewMeeting = {
  readonly kind: 'new'
  readonly line: string
  readonly settings: readonly Line[]
  /** What it is called in a request of a whole sentence: "set up a meeting …". */
  readonly noun?: string
  readonly spoken: Language
}

const newPattern =
  /^(?:tao (?:cuoc )?hop|tao lich hop|len lich hop|dat lich hop|new meeting|create (?:a )?meeting|schedule (?:a )?meeting|(?:новое|создать|назначить|запланировать) (?:совещание|встречу|встреча|собрание))(?![\p{L}])\s*:?\s*/u

/** undefined: a text asks for no new meeting. */
export const readNew = (text: string): NewMeeting | undefined => {
  const [first = '', ...rest] = text.split('\n')
  if (!first.includes(':') && asksHow(first)) return undefined
  const asked = readAskedMeeting(first, hasClock)
  if (asked && !/^\s*:/u.test(asked.line)) return withDetails(asked.line, rest, asked.language, asked.noun)
  const folded = fold(first)
  const started = folded.length === first.length ? newPattern.exec(folded) : null
  const line = started ? first.slice(started[0].length) : first
  if (line.trim() === '' || !(started ? true : isPlainMeeting(first))) return undefined
  const spoken = spokenIn(started ? folded : fold(line))
  return withDetails(line, rest, spoken)
}

const withDetails = (
  line: string,
  below: readonly string[],
  spoken: Language,
  noun?: string,
): NewMeeting | undefined => {
  const { settings: found, rest: more } = readDetails(below)
  return more ? undefined : { kind: 'new', line, settings: found, spoken, ...(noun && { noun }) }
}

/** What follows the first line: "invited: radio team", and the items of the agenda, a line each. */
const readDetails = (
  lines: readonly string[],
): { readonly settings: readonly Line[]; readonly rest: boolean } => {
  const found: Line[] = []
  const agenda: string[] = []
  let inAgenda = false
  for (const line of lines.filter((candidate) => candidate.trim() !== '')) {
    const colon = line.indexOf(':')
    const detail = colon > 0 ? find(details(), line.slice(0, colon)) : undefined
    const text = line.slice(colon + 1).trim()
    if (detail && detail.name !== 'agenda') found.push({ field: detail.name, text })
    else if (detail) {
      inAgenda = true
      if (text) agenda.push(text)
    } else if (inAgenda || /^\s*(?:[-•*]|\d{1,2}[.)])\s/u.test(line)) agenda.push(line)
    else return { settings: [], rest: true }
  }
  return {
    settings: [
      ...found,
      ...(agenda.length > 0 ? [{ field: 'agenda' as const, text: agenda.join('\n') }] : []),
    ],
    rest: false,
  }
}

const questionWords =
  /(?<![\p{L}])(?:gi|nao|may gio|dau|ai|khi nao|bao gio|khong|chua|co|what|when|where|who|which|is|are|do|does|will|how|why|когда|где|кто|какие|какая|какой|что|ли|во сколько|сколько|есть)(?![\p{L}])|\?/u

/** Where a meeting is named at the beginning, or only what it is: "every Monday 8:30 stand-up". */
const meetingWords =
  /(?<![\p{L}])(?:hop|giao ban|hoi y|briefing|meeting|stand-?up|sync|call|review|retro|huddle|совещани\p{L}+|планерк\p{L}+|оперативк\p{L}+|летучк\p{L}+|встреч\p{L}+|собрани\p{L}+|заседани\p{L}+|созвон\p{L}*)(?![\p{L}])/u

/** Without a word such as "new meeting": a meeting, how often, and when, in one short line that asks nothing. */
const isPlainMeeting = (line: string): boolean => {
  const folded = fold(line)
  if (line.length > 200 || /:\s/.test(line) || questionWords.test(folded) || !meetingWords.test(folded))
    return false
  return /\d/.test(line) && hasClock(folded) && readRepeat(line) !== undefined
}

const hasClock = (folded: string): boolean =>
  /(?<!\d)\d{1,2}(?::\d\d|h\d{0,2}| ?gio| ?(?:am|pm)|\.\d\d| утра| вечера| час)(?!\d)/u.test(folded)

const spokenIn = (folded: string): Language => {
  if (/[а-я]/u.test(folded)) return 'ru'
  return /(?<![\p{L}])(?:hop|tao|giao ban|hang|moi|thu [2-7]|phong|ngay|luc|hoi y)(?![\p{L}])/u.test(folded)
    ? 'vi'
    : 'en'
}
