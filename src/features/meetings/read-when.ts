import type { DateTime } from 'luxon'
import type { Language } from '../../core/i18n/language.ts'
import { type DateMention, findDates } from '../../core/understanding/dates/find-dates.ts'
import { fold, foldInPlace } from '../../core/understanding/fold.ts'
import type { DraftValues } from './draft.ts'
import { firstDayOf } from './first-day.ts'
import { readRepeat } from './read-repeat.ts'
import { gap } from './read-with.ts'
import { type Refusal, refuse } from './refusal.ts'
import { parseRepeatRule } from './repeat-rule.ts'

type When = { readonly values: Partial<DraftValues>; readonly rest: string }

/** When it is, and how often; `now` is in the zone that the text is meant in. */
export const readWhen = (text: string, language: Language, now: DateTime<true>): When | Refusal => {
  const repeat = readRepeat(text)
  const times = readTimes(repeat?.rest ?? text, language, now)
  if ('ok' in times) return times
  const rule = repeat && parseRepeatRule(repeat.rule)
  const day = rule?.ok && !times.hasDay ? firstDayOf(rule.rule, now.toISODate(), times.time, now) : times.day
  const first = rule?.ok && times.hasDay ? firstDayOf(rule.rule, times.day, times.time, now) : day
  return {
    rest: times.rest,
    values: {
      day: times.hasDay || times.time || rule ? first : '',
      time: times.time,
      ...(times.endTime && { endTime: times.endTime }),
      ...(times.lastDay && { lastDay: times.lastDay }),
      ...(repeat && { repeat: 'custom' as const, rule: repeat.rule }),
    },
  }
}

type Times = {
  readonly day: string
  readonly hasDay: boolean
  readonly time: string
  readonly endTime?: string | undefined
  readonly lastDay?: string | undefined
  readonly rest: string
}

const durationPattern =
  /(?:(?<![\p{L}])(?:trong|keo dai|for|lasting|на|в течение) )?(?<kept>(?<count>\d{1,3}) ?(?<unit>phut|minutes?|mins?|минут\p{L}*|мин|tieng|gio dong ho|hours?|час(?:а|ов)))(?![\p{L}])/u

/** What a leftover of digits looks like that is in no calendar: 30/2, 31 tháng 4, 29 февраля of another year. */
const impossibleDay =
  /(?<!\d)\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?!\d)|(?<!\d)\d{1,2} (?:thang \d{1,2}|(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february) \d{1,2}|(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\p{L}+)/u

const untilPattern = /(?<![\p{L}])(?:den(?: het)?(?: ngay)?|until|till|through|до|по) *$/u

const readTimes = (text: string, language: Language, now: DateTime<true>): Times | Refusal => {
  const duration = durationOf(text)
  const mentions = findDates(duration.rest.replaceAll(gap, ' '), language, now)
  const until = mentions.find(({ start, grain }) => grain === 'day' && isUntil(duration.rest, start))
  const rest = without(duration.rest, mentions, until)
  const impossible = impossibleDay.exec(fold(rest))
  if (impossible) return refuse('no-such-day', { day: impossible[0] })
  const others = mentions.filter((mention) => mention !== until)
  const day = others.find(({ grain, text: words }) => grain === 'day' || namesDay(words))
  if (day?.readings) return refuse('ambiguous-day', { day: day.text })
  const [clock, second] = others.filter(({ time, grain }) => time && grain === 'minute')
  const time = clock?.time ?? ''
  return {
    day: (day ?? clock)?.from ?? now.toISODate(),
    hasDay: day !== undefined,
    time,
    endTime:
      clock?.endTime ??
      second?.time ??
      (time && duration.minutes ? later(time, duration.minutes) : undefined),
    lastDay: until?.from,
    rest,
  }
}

const durationOf = (text: string): { readonly minutes?: number; readonly rest: string } => {
  const match = durationPattern.exec(foldInPlace(text) ?? '')
  if (!match?.groups) return { rest: text }
  const { count, unit = '' } = match.groups
  const minutes = Number(count) * (/^(?:tieng|gio|hour|час)/.test(unit) ? 60 : 1)
  return { minutes, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` }
}

/** The end of something that begins at a time of day; a meeting does not go on after midnight by itself. */
const later = (time: string, minutes: number): string => {
  const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const [hour, minute] = end < 24 * 60 ? [Math.floor(end / 60), end % 60] : [23, 59]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const isUntil = (text: string, start: number): boolean => untilPattern.test(fold(text.slice(0, start)))

/** A wording that is more than a time of day: "Monday 8:30" against "8:30". */
const namesDay = (words: string): boolean =>
  fold(words)
    .replace(/\d{1,2}(?::\d\d| ?h ?\d{0,2}| gio(?: \d{1,2})?(?: phut)?)?/gu, ' ')
    .replace(
      /(?<![\p{L}])(?:luc|vao|tu|den|from|to|at|in|the|am|pm|a\.m\.|p\.m\.|с|до|в|утра|вечера|дня|ночи|час(?:а|ов)?|sang|trua|chieu|toi|ruoi|morning|afternoon|evening)(?![\p{L}])/gu,
      ' ',
    )
    .replace(/[\s\-–—.,:]/gu, '') !== '' || /\d{1,4}[/.-]\d{1,2}[/.-]?\d*/.test(words)

const without = (text: string, mentions: readonly DateMention[], until: DateMention | undefined): string => {
  let rest = text
  for (const mention of mentions.toReversed()) {
    const before = rest.slice(0, mention.start)
    const kept = mention === until ? before.slice(0, before.length - untilLength(before)) : before
    rest = `${kept} ${gap} ${rest.slice(mention.end)}`
  }
  return rest
}

const untilLength = (before: string): number => untilPattern.exec(fold(before))?.[0].length ?? 0
