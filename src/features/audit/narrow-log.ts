import { DateTime } from 'luxon'
import type { AuditEntry } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Directory } from '../../core/people/directory.ts'
import { plainName } from '../../core/people/name-spelling.ts'
import type { Person } from '../../core/people/person.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import type { LogRequest } from './read-log-request.ts'

/** What of the log somebody wants to see; `unknown` are words that name nobody, or several people. */
export type Narrowed = {
  readonly person: Pick<Person, 'account' | 'name'> | undefined
  readonly days: DayRange | undefined
  /** The days in the words that they were asked for in. */
  readonly when: string
  readonly unknown: string
}

export const wholeLog: Narrowed = { person: undefined, days: undefined, when: '', unknown: '' }

export const narrowLog = async (
  directory: Pick<Directory, 'people'>,
  { now }: Pick<Turn, 'now'>,
  { of, spoken }: LogRequest,
): Promise<Narrowed> => {
  const [date] = findDates(of, spoken, now)
  const rest = date ? `${of.slice(0, date.start)} ${of.slice(date.end)}` : of
  const name = plainName(rest).replace(between, '')
  const people = name === '' ? [] : (await directory.people()).filter((person) => isCalled(person, name))
  const person = people.length === 1 ? people[0] : undefined
  return {
    person,
    days: date && { from: date.from, to: date.to },
    when: date?.text ?? '',
    unknown: person ? '' : name,
  }
}

/** Words between the log and whom or when it is about. */
const between =
  /^(?:(?:cua|ve|ngay|trong|vao|tu|nguoi dung|anh|chi|ong|ba|co|em|of|for|by|from|on|about|in|mr|mrs|ms|за|по|о|от|про|на|пользователя)(?: |$))+|(?:^| )(?:ngay|on|for|за|trong|vao|cua)$/gu

/** By account, e-mail address or id, by the full name, or by the last words of it. */
const isCalled = ({ account, id, email, name }: Person, words: string): boolean => {
  const called = plainName(name)
  const hasName = ` ${called}`.endsWith(` ${words}`) || `${called} `.startsWith(`${words} `)
  return hasName || [account, id, email ?? ''].some((key) => plainName(key) === words)
}

/** `zone`: that of the reader, whose days are meant. */
export const isWanted = (
  { person, days }: Narrowed,
  { actor, at }: Pick<AuditEntry, 'actor' | 'at'>,
  zone: string,
): boolean => {
  if (person && person.account !== actor.account) return false
  if (!days) return true
  const day = DateTime.fromISO(at, { zone }).toISODate() ?? ''
  return day >= days.from && day <= days.to
}
