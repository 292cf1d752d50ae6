import type { Language } from '../../core/i18n/language.ts'
import { languages } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import {
  type Announcement,
  type AnnouncementButton,
  announcementKinds,
  importances,
  type Texts,
} from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { readAudience } from './read-audience.ts'
import { readSchedule } from './read-schedule.ts'
import { type Refusal, refuse } from './refusal.ts'
import { texts } from './texts.ts'

/** What of a draft can be set by a text command, by the name of its message (`set.<field>`). */
export const typedFields = [
  'title',
  'summary',
  'body',
  'kind',
  'main',
  'to',
  'except',
  'schedule',
  'expiry',
  'picture',
  'buttons',
  'importance',
  'unsure',
  'conference',
  'awards',
] as const

export type TypedField = (typeof typedFields)[number]

type Typed = {
  readonly announcement: Announcement
  /** What stands behind the colon; a dash alone takes away. */
  readonly text: string
  /** The language that the command names, else the announcement's main one. */
  readonly language: Language
}

type Read = (parts: Announcing, typed: Typed) => Promise<object | Refusal> | object | Refusal

const content =
  (field: 'title' | 'summary' | 'body'): Read =>
  (_, { text, language }) => ({ content: { [field]: { [language]: text } } })

const readers: Record<TypedField, Read> = {
  title: content('title'),
  summary: content('summary'),
  body: content('body'),
  kind: (_, { text }) => {
    const kind = findWord(announcementKinds, text, (code, language) => texts(language)(`kind-of.${code}`))
    return kind ? { kind } : refuse('bad-value', { field: 'kind' })
  },
  main: (_, { text }) => {
    const main = findWord(languages, text, (code, language) => texts(language)(`language.${code}`))
    return main ? { main } : refuse('bad-value', { field: 'main' })
  },
  to: (parts, typed) => readParts(parts, typed, 'include'),
  except: (parts, typed) => readParts(parts, typed, 'exclude'),
  schedule: ({ organisation }, { text }) => {
    if (text === '') return { schedule: null }
    const read = readSchedule(text, organisation.zone)
    return read.ok ? { schedule: read.schedule } : read
  },
  expiry: ({ organisation }, { text }) => {
    if (text === '') return { expiry: null }
    const read = readSchedule(text, organisation.zone)
    return read.ok ? { expiry: { local: read.schedule.local, zone: read.schedule.zone } } : read
  },
  picture: (_, { text, language, announcement }) => {
    if (text === '') return { picture: null }
    const [url = '', alt = ''] = split(text, '|')
    return { picture: { url, alt: { ...announcement.picture?.alt, ...(alt && { [language]: alt }) } } }
  },
  buttons: (_, { text, language }) => {
    const buttons = split(text, /[;\n]/).map((one) => readButton(one, language))
    return buttons.every((button) => button !== undefined)
      ? { buttons }
      : refuse('bad-value', { field: 'buttons' })
  },
  importance: (_, { text }) => {
    const importance = findWord(importances, text, (code, language) => texts(language)(`importance.${code}`))
    return importance ? { importance } : refuse('bad-value', { field: 'importance' })
  },
  unsure: (_, { text }) => {
    const whenUnsure = findWord(['hold', 'resend'] as const, text, (code, language) =>
      texts(language)(`unsure.${code}`),
    )
    return whenUnsure ? { whenUnsure } : refuse('bad-value', { field: 'unsure' })
  },
  conference: (_, { text }) =>
    text === ''
      ? { subject: null }
      : { kind: 'conference', subject: { kind: 'conference', conference: text } },
  awards: (_, { text }) =>
    text === '' ? { subject: null } : { kind: 'award-list', subject: { kind: 'awards', year: Number(text) } },
}

/** The changes that a typed value makes, still to be checked as any others. */
export const readTyped = async (
  parts: Announcing,
  field: TypedField,
  typed: Typed,
): Promise<object | Refusal> =>
  readers[field](parts, { ...typed, text: typed.text === '-' ? '' : typed.text })

const readParts = async (
  parts: Announcing,
  { text, announcement }: Typed,
  side: 'include' | 'exclude',
): Promise<object | Refusal> => {
  const read = await readAudience(parts, text)
  return read.ok ? { audience: { ...announcement.audience, [side]: read.parts } } : read
}

/** The code itself, or what any language calls it. */
const findWord = <Code extends string>(
  codes: readonly Code[],
  text: string,
  nameOf: (code: Code, language: Language) => string,
): Code | undefined =>
  codes.find((code) =>
    [code, ...languages.map((language) => nameOf(code, language))].some(
      (name) => fold(name) === fold(text.trim()),
    ),
  )

const split = (text: string, by: string | RegExp): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const buttonWords = {
  acknowledge: ['acknowledge', 'ack', 'xac nhan', 'da doc', 'подтверждение', 'ознакомление'],
  rsvp: ['rsvp', 'attendance', 'tham du', 'участие'],
} as const

/** "acknowledge", "rsvp", "poll Question? | A | B", "link Text | https://…". */
const readButton = (text: string, language: Language): AnnouncementButton | undefined => {
  const word = fold(text)
  for (const kind of ['acknowledge', 'rsvp'] as const)
    if (buttonWords[kind].some((known) => known === word)) return { kind }
  const inLanguage = (wording: string): Texts => ({ [language]: wording })
  const link = /^(?:link|liên kết|lien ket|ссылка)\s+(.+?)\s*\|\s*(\S+)$/isu.exec(text)
  if (link) return { kind: 'link', label: inLanguage(link[1] ?? ''), url: link[2] ?? '' }
  const poll = /^(?:poll|bình chọn|binh chon|опрос|голосование)\s+(.+)$/isu.exec(text)?.[1]
  const [question, ...options] = split(poll ?? '', '|')
  return question === undefined
    ? undefined
    : { kind: 'poll', question: inLanguage(question), options: options.map(inLanguage) }
}
