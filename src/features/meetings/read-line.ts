import type { DateTime } from 'luxon'
import type { Language } from '../../core/i18n/language.ts'
import { type DateMention, findDates } from '../../core/understanding/dates/find-dates.ts'
import { fold, foldInPlace } from '../../core/understanding/fold.ts'
import type { DraftValues } from './draft.ts'
import { firstDayOf } from './first-day.ts'
import { readRepeat } from './read-repeat.ts'
import { gap, readWith, shelter, unshelter } from './read-with.ts'
import { type Refusal, refuse } from './refusal.ts'
import { parseRepeatRule } from './repeat-rule.ts'

type LineRead = { readonly ok: true; readonly values: Partial<DraftValues> } | Refusal

/** A line without what was found in it. */
type Cut = { readonly found?: string; readonly rest: string }

/**
 * A meeting in one line: "họp giao ban thứ 2 hàng tuần 8h30 phòng 302". Each part is found by its words and taken
 * out; what is left is the title. `now` is in the zone that the line is meant in.
 */
export const readLine = (line: string, language: Language, now: DateTime<true>): LineRead => {
  const link = cut(line.normalize('NFC').slice(0, longestLine), linkPattern)
  const invited = cutWords(link.rest, invitedPattern)
  const place = cutWords(invited.rest, placePattern)
  const timed = readRepeated(place.rest, language, now)
  if ('ok' in timed) return timed
  const title = titleOf(timed.rest)
  return { ok: true, values: { title, ...timed.values, ...found({ place, link, invited: invited.found }) } }
}

/**
 * What stands behind "set up a meeting": with whom, about what, when and where, in any order. Its title is what it is
 * about, else what is left; it may be empty.
 */
export const readSentence = (line: string, language: Language, now: DateTime<true>): LineRead => {
  const link = cut(shelter(line.normalize('NFC').slice(0, longestLine)), linkPattern)
  const room = cutWords(link.rest, placePattern)
  const place = room.found ? room : cutWords(link.rest, onlinePattern)
  const timed = readRepeated(place.rest, language, now)
  if ('ok' in timed) return timed
  const { invited, topic, rest } = readWith(timed.rest)
  const title = unshelter(topicTitle(topic, language) || titleOf(rest))
  const named = unshelter(invited)
  return { ok: true, values: { title, ...timed.values, ...found({ place, link, invited: named }) } }
}

type Found = { readonly place: Cut; readonly link: Cut; readonly invited: string | undefined }

const found = ({ place, link, invited }: Found): Partial<DraftValues> => ({
  ...(place.found && { place: place.found }),
  ...(link.found && { online: link.found }),
  ...(invited && { invited }),
})

type Repeated = { readonly values: Partial<DraftValues>; readonly rest: string }

/** When it is, and how often. */
const readRepeated = (text: string, language: Language, now: DateTime<true>): Repeated | Refusal => {
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

/** Characters of a line that are read: longer lists of people go into the form. */
const longestLine = 2_000

const linkPattern = /https?:\/\/\S+/u

/** Patterns for folded text; the first group, where there is one, is what is kept. */
const invitedPattern =
  /(?<![\p{L}])(?:moi(?! (?:tuan|thang|nam \d))|thanh phan(?: gom)?|invite|invited|with|пригласить|приглашены|участники|с участием)[ :]+(?<kept>[^\d\s].*)$/u
const placePattern =
  /(?:(?<![\p{L}])(?:tai|o|in|at|в|во) )?(?<![\p{L}])(?<kept>(?:phong(?: hop)?|hoi truong|room|meeting room|conference room|hall|каб(?:инет(?:е)?|\.)?|ауд(?:итори[ия]|\.)?|комнат[аеу]|переговорн\p{L}+|зал(?:е)?) ?(?:№ ?|so )?(?:\p{L}?\d[\p{L}\d./-]*|lon|nho|lon tang \d+|большо[йм]|мал(?:ый|ом)))/u

const onlinePattern =
  /(?:(?<![\p{L}])(?:qua|tren|bang|on|via|over|by|in|в|по|через) )?(?<![\p{L}])(?<kept>(?:(?:ms|microsoft) )?teams|zoom|google meet|truc tuyen|online|онлайн|тимс)(?![\p{L}])/u

const cut = (text: string, pattern: RegExp): Cut => {
  const match = pattern.exec(text)
  if (!match) return { rest: text }
  return {
    found: match[0].replace(/[),.;]+$/, ''),
    rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
  }
}

/** Found in the folded text, kept as it was typed. */
const cutWords = (text: string, pattern: RegExp): Cut => {
  const match = pattern.exec(foldInPlace(text) ?? '')
  const kept = match?.groups?.['kept']
  if (!match || !kept) return { rest: text }
  const start = match.index + match[0].length - kept.length
  return {
    found: text.slice(start, start + kept.length).trim(),
    rest: `${text.slice(0, match.index)} ${gap} ${text.slice(match.index + match[0].length)}`,
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

/** Words that only held the parts together. */
const joints = /^(?:lúc|vào|tại|ở|từ|at|on|from|in|starting|в|во|с|на|по)$/iu

const topicTitle = (topic: string, language: Language): string => {
  const bare = topic
    .replace(language === 'en' ? /^(?:the|our|a|an) /iu : '', '')
    .replace(/[\s.!?,;:]+$/u, '')
    .replace(/\s+/gu, ' ')
  return bare.charAt(0).toLocaleUpperCase() + bare.slice(1)
}

const titleOf = (rest: string): string => {
  const words = rest
    .replace(/[,;–—¦]+/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean)
  while (words.length > 0 && joints.test(words.at(-1) ?? '')) words.pop()
  while (words.length > 0 && joints.test(words[0] ?? '')) words.shift()
  const title = words
    .filter((word, index) => !joints.test(word) || !joints.test(words[index + 1] ?? ''))
    .join(' ')
  const cleaned = title.replace(/^[\s:.-]+|[\s:.-]+$/gu, '')
  return cleaned.charAt(0).toLocaleUpperCase() + cleaned.slice(1)
}
