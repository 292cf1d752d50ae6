import { type Language, languages } from '../../core/i18n/language.ts'
import { isAsked } from '../../core/understanding/courtesy.ts'
import { fold, foldBeside } from '../../core/understanding/fold.ts'
import { type Phase, phases } from './incident.ts'
import { type liveCommandNames, livePatterns } from './live-wordings.ts'
import { readSpokenDeed } from './spoken-deeds.ts'
import { namesFault } from './trouble-words.ts'
import { texts } from './wording.ts'

/** A text that does something to the log, or to what one is told of it. */
export type LiveCommand = {
  readonly name: LiveCommandName
  /** The language of its words. */
  readonly spoken: Language
  /** Of the incident or the work. */
  readonly id: string
  /** What stands between the command and the colon. */
  readonly head: string
  /** What stands behind the colon, or on the lines below; undefined: there is no colon. */
  readonly text: string | undefined
}

export type LiveCommandName = (typeof liveCommandNames)[number] | 'find'

/** undefined: it is no command of the log. Case, marks and the form of letters make no difference. */
export const readLiveCommand = (typed: string): LiveCommand | undefined => {
  const text = typed.normalize('NFC')
  const { folded, source } = foldBeside(text)
  return readStrict(source, folded) ?? readSpoken(source, folded)
}

/**
 * What begins as a command does is one, whatever follows: what it lacks is asked back. Words that a question or a story
 * may begin with, too, are read after these (`readSpoken`), and are a command only where they name a service.
 */
const readStrict = (source: string, folded: string): LiveCommand | undefined => {
  // Words of one's own, behind a colon or on a line below, stay whole; so do those that "…" leaves open.
  const hasOwnWords = /:\s|\n|…\s*$/u.test(folded)
  for (const { name, spoken, pattern } of livePatterns()(folded)) {
    const found = pattern.exec(folded)
    const [start, end] = found?.indices?.groups?.['rest'] ?? []
    if (!found || start === undefined) continue
    const rest = source.slice(start, hasOwnWords ? source.length : end)
    return { name, spoken, id: found.groups?.['id'] ?? '', ...divide(rest) }
  }
  return undefined
}

/** What is told of a fault in everyday words is the text of its report, too. */
const readSpoken = (source: string, folded: string): LiveCommand | undefined => {
  if (isAsked(folded)) return undefined
  const read = readSpokenDeed(folded)
  if (!read) return undefined
  const { deed, spoken } = read
  const what = source.slice(...read.what).trim()
  return {
    name: deed,
    spoken,
    id: '',
    head: what,
    text: deed === 'report' && namesFault(what) ? what : undefined,
  }
}

/** A colon before a blank or the end divides, or a new line: that of "9:00" does not. */
const divide = (rest: string): Pick<LiveCommand, 'head' | 'text'> => {
  const divider = /:(?=\s|$)|\n/u.exec(rest)
  if (!divider) return { head: rest.replace(/^[\s,]+/, '').trim(), text: undefined }
  return {
    head: rest.slice(0, divider.index).trim(),
    text: rest.slice(divider.index + 1).trim(),
  }
}

/** How far an incident has come, by its word in any language. */
export const readPhase = (text: string): Phase | undefined => {
  const folded = fold(text)
  return phases.find((phase) =>
    [phase, ...languages.map((language) => fold(texts(language)(`phase.${phase}`)))].some((wording) =>
      folded.includes(wording),
    ),
  )
}

const promise =
  /(?:^|[\s.;,(–-])(?:cap nhat tiep(?: theo)?|hen cap nhat|next update|следующее (?:обновление|сообщение)|обновление)\s*:?\s*(?:luc|vao|at|в)?\s+(?<when>[^\n]+?)\)?[\s.]*$/du

/** "…; next update at 11:00" behind what was said: the words before it, and the words of the time. */
export const readPromise = (text: string): { readonly text: string; readonly when: string | undefined } => {
  const found = promise.exec(fold(text))
  const place = found?.indices?.groups?.['when']
  if (!found || !place) return { text, when: undefined }
  return { text: text.slice(0, found.index).replace(/[\s;,(–-]+$/u, ''), when: text.slice(...place) }
}
