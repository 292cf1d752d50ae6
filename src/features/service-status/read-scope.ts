import { DateTime } from 'luxon'
import { type Language, languages } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { SiteId } from '../../core/people/person.ts'
import { type DateMention, findDates } from '../../core/understanding/dates/find-dates.ts'
import { fold, prepare } from '../../core/understanding/fold.ts'
import type { NameMatch } from '../../core/understanding/match-names.ts'
import { wordsOf } from '../../core/understanding/tokens.ts'
import { findNamed } from './find-named.ts'
import type { LiveParts } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { loadServices } from './load-status.ts'
import { type Moment, momentOf } from './moment.ts'
import { type ServiceId, serviceIdSchema } from './service.ts'
import { type Impact, impacts, type State, states } from './state.ts'
import { texts } from './wording.ts'

/** What a command names: services and places that there are, and the times between the names. */
export type ReadScope = {
  readonly services: readonly ServiceId[]
  readonly sites: readonly SiteId[]
  readonly dates: readonly DateMention[]
  /** A place by number that there is none of, as it was written. */
  readonly unknownSite: string | undefined
  /** The text without the names. */
  readonly rest: string
}

export type Asker = { readonly language: Language; readonly now: DateTime<true> }

export const readScope = async (
  { store, directory }: Pick<LiveParts, 'store' | 'directory'>,
  text: string,
  { language, now }: Asker,
): Promise<ReadScope> => {
  const [services, sites] = await Promise.all([loadServices(store), directory.sites()])
  const prepared = prepare(text)
  const words = wordsOf(prepared)
  const matches = findNamed(words, services, sites)
  const spans = matches.map(({ from, to }) => ({
    start: words[from]?.start ?? 0,
    end: words[to - 1]?.end ?? 0,
  }))
  const rest = masked(prepared, spans)
  const ids = (slot: NameMatch['slot']) => [
    ...new Set(matches.filter((match) => match.slot === slot).map(({ id }) => id)),
  ]
  return {
    services: ids('service').map((id) => serviceIdSchema.parse(id)),
    sites: sites.map(({ id }) => id).filter((id) => ids('unit').includes(id)),
    dates: findDates(rest, language, now),
    unknownSite: numberedPlaces(prepared).find(
      ({ digit }) => !spans.some(({ start, end }) => start <= digit && digit < end),
    )?.text,
    rest,
  }
}

/** Says which places there are. */
export const refuseSite = async (
  { directory }: Pick<LiveParts, 'directory'>,
  site: string,
  language: Language,
): Promise<LiveRefusal> => {
  const names = (await directory.sites()).map(({ name }) => inLanguage(name, language))
  return refuseLive('unknown-site', { site, sites: names.join(', ') })
}

/** The text with a comma and blanks where a name stood: "MSP-1 9h" must not be read as a range of hours. */
const masked = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.reduce(
    (left, { start, end }) => `${left.slice(0, start)},${' '.repeat(end - start - 1)}${left.slice(end)}`,
    text,
  )

const numberedPlace =
  /(?<!\p{L})(?:gian|msp|ctp|мсп|цтп|платформ\p{L}*|platform|rig)\s*[-–#№]?\s*(?<number>\d+)/gu

const numberedPlaces = (text: string): readonly { readonly text: string; readonly digit: number }[] =>
  [...fold(text).matchAll(numberedPlace)].map((found) => {
    const end = found.index + found[0].length
    return { text: text.slice(found.index, end), digit: end - 1 }
  })

/** The moment that a mention begins at, on the organisation's clock; a day alone begins at its first minute. */
export const startOf = (mention: DateMention, { now }: Asker, zone: string): Moment | LiveRefusal =>
  mention.readings
    ? refuseLive('ambiguous-time', { text: mention.text })
    : at(mention.from, mention.time ?? '00:00', now, zone)

const at = (day: string, time: string, now: DateTime<true>, zone: string): Moment | LiveRefusal => {
  const instant = DateTime.fromISO(`${day}T${time}`, { zone: now.zone })
  return instant.isValid ? momentOf(instant, zone) : refuseLive('bad-time', { text: `${day} ${time}` })
}

/** Begin and end of work, as one mention or two say it. An end that is not later than the beginning is on the next day. */
export const windowOf = (
  [first, second]: readonly DateMention[],
  asker: Asker,
  zone: string,
): { readonly start: Moment; readonly end: Moment } | LiveRefusal => {
  if (!first) return refuseLive('no-window')
  if (first.readings) return refuseLive('ambiguous-time', { text: first.text })
  const endTime = first.endTime ?? second?.time
  if (first.time === undefined || endTime === undefined) return refuseLive('no-window')
  const sameDay = first.endTime !== undefined || second?.from === undefined || second.from < first.from
  const endDay = sameDay ? first.to : second.from
  const wraps = endDay === first.from && endTime <= first.time
  const start = at(first.from, first.time, asker.now, zone)
  const end = at(wraps ? nextDay(endDay) : endDay, endTime, asker.now, zone)
  if (typeof start !== 'string') return start
  return typeof end === 'string' ? { start, end } : end
}

const nextDay = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? day

const otherWords: readonly (readonly [Impact, RegExp])[] = [
  ['major', /mat (?:hoan toan|het|lien lac)|te liet|totally|completely down|\bdown\b|полностью|не работает/u],
  ['degraded', /\bcham\b|chap chon|\bslow\b|медленн|тормоз/u],
]

/** The words of the glossary first, then what people say; undefined: it does not say how bad it is. */
export const readImpact = (text: string): Impact | undefined => {
  const folded = fold(text)
  const named = impacts.find((impact) => wordingsOf(impact).some((wording) => folded.includes(wording)))
  return named ?? otherWords.find(([, pattern]) => pattern.test(folded))?.[0]
}

/** One of the five states, by its word in any language. */
export const readState = (text: string): State | undefined => {
  const folded = fold(text).trim()
  return states.find((state) => wordingsOf(state).some((wording) => folded.startsWith(wording)))
}

export const wordingsOf = (state: State): readonly string[] => [
  state,
  ...languages.map((language) => fold(texts(language)(`state.${state}`))),
]
