import { DateTime } from 'luxon'
import type { AuditEntry } from '../../core/audit/audit.ts'
import type { Verified } from '../../core/audit/verify-chain.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import { catalogue } from '../../core/i18n/catalogue.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDay, formatTime } from '../../core/time/format.ts'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }
import type { Narrowed } from './narrow-log.ts'

export const texts = catalogue({ vi, en, ru })

type Log = {
  readonly verified: Verified
  readonly narrowed: Narrowed
  /** Entries that were asked for, those included that do not fit on the card. */
  readonly count: number
  /** The newest first. */
  readonly entries: readonly AuditEntry[]
  /** Address of the whole of it as a spreadsheet. */
  readonly file: string
  /** IANA zone of the reader. */
  readonly zone: string
}

export const logCard = (
  { verified, narrowed, count, entries, file, zone }: Log,
  language: Language,
): Card => {
  const say = texts(language)
  const finding = verified.ok
    ? say('whole', { count: verified.entries })
    : say('broken', { number: verified.sequence, reason: say(`reason.${verified.reason}`) })
  return {
    name: 'audit/log',
    view: {
      heading: say('command.title'),
      finding,
      style: verified.ok ? 'good' : 'attention',
      end: verified.ok && verified.entries > 0 ? say('end', { hash: verified.hash.slice(0, 16) }) : '',
      about: literal(aboutOf(narrowed, count, language)),
      entries: entries.map((entry) => entryView(entry, zone, language)),
    },
    summary: finding,
    next: [{ kind: 'open', title: say('button.file'), url: file }],
  }
}

/** What of the log is shown; empty where it is not narrowed. */
const aboutOf = ({ person, when, unknown }: Narrowed, count: number, language: Language): string => {
  const say = texts(language)
  const of = [person?.name, when].filter(Boolean).join(', ')
  const lines = [
    ...(unknown ? [say('unknown', { name: unknown })] : []),
    ...(of ? [say('about', { of, count })] : []),
  ]
  return lines.join(' ')
}

const entryView = (
  { sequence, at, actor, action, subject }: AuditEntry,
  zone: string,
  language: Language,
) => {
  const local = DateTime.fromISO(at, { zone }).toISO() ?? at
  return {
    what: literal(`${sequence}. ${actionName(action, language)} · ${subject}`),
    who: literal(`${actor.name} · ${formatTime(local)} ${formatDay(local, language)}`),
  }
}

/** "announcement.released" as a person says it; a code that has no words yet is shown as it is. */
export const actionName = (action: string, language: Language): string => {
  const words: Readonly<Record<string, string>> = { vi, en, ru }[language]
  return words[`action.${action}`] ?? action
}

export const refusalCard = (language: Language): Card => {
  const say = texts(language)
  return {
    name: 'audit/refusal',
    view: { heading: say('command.title'), text: say('refused') },
    summary: say('refused'),
  }
}
