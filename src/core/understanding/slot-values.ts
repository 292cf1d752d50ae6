import type { DateTime } from 'luxon'
import type { Language } from '../i18n/language.ts'
import type { DateMention } from './dates/find-dates.ts'
import type { Intent, Slots } from './intent.ts'
import type { MendedText } from './mended-text.ts'
import { asksForNext } from './next-one.ts'
import type { Reading } from './reading.ts'
import { whoseOf } from './whose.ts'

export type FindDates = (text: string, language: Language, now: DateTime) => readonly DateMention[]
export type FindYear = (text: string, language: Language, now: DateTime) => number | undefined

/** Slots that make sense for an intent; what else a text names is by the way. */
const slotsOfIntent: Readonly<Record<Intent, readonly (keyof Slots)[]>> = {
  service_status: ['service', 'date', 'unit'],
  service_kpi: ['service', 'date', 'year'],
  union_benefits: ['topic', 'date', 'year'],
  health_check_schedule: ['date', 'year', 'mine', 'unit'],
  meeting_agenda: ['meeting', 'conference', 'date', 'next', 'mine', 'unit'],
  conference_announcements: ['conference', 'decision', 'date', 'year'],
  award_list: ['year', 'date', 'mine', 'unit', 'kind', 'level'],
  help: [],
  greeting: [],
  out_of_scope: [],
}

/** Of all that a text names, what an intent asks about. */
export const slotsFor = (intent: Intent, named: Slots): Slots =>
  Object.fromEntries(
    slotsOfIntent[intent].flatMap((slot) => (named[slot] === undefined ? [] : [[slot, named[slot]]])),
  )

/** Everything that a text names. Of two things of one kind the first counts. */
export const namedIn = (
  { text, words, names: matches, mended }: Reading,
  context: { readonly language: Language; readonly now: DateTime },
  finders: { readonly findDates: FindDates; readonly findYear: FindYear },
): Slots => {
  const names: Partial<Record<string, string>> = {}
  for (const { slot, id } of matches) names[slot] ??= id
  const { language, now } = context
  const mention = firstDate(text, mended, (text) => finders.findDates(text, language, now))
  const year =
    finders.findYear(text, language, now) ?? (mended && finders.findYear(mended.text, language, now))
  const mine = whoseOf(words, names['unit'] !== undefined)
  return {
    ...names,
    ...(mention && { date: withoutPlace(mention) }),
    ...(year !== undefined && { year }),
    ...(!mention && asksForNext(words) && { next: true as const }),
    ...(mine !== undefined && { mine }),
  }
}

/** The first date of the text as it was typed, or with its slips mended where that shows more of it. */
const firstDate = (
  text: string,
  mended: MendedText | undefined,
  find: (text: string) => readonly DateMention[],
): DateMention | undefined => {
  const [typed] = find(text)
  const [found] = mended ? find(mended.text) : []
  if (!mended || !found) return typed
  const start = mended.typedFrom(found.start)
  const end = mended.typedTo(found.end)
  if (typed && typed.end - typed.start >= end - start) return typed
  return { ...found, text: text.slice(start, end), start, end }
}

const withoutPlace = ({ start, end, ...date }: DateMention) => date
