import type { DateTime } from 'luxon'
import type { Language } from '../../core/i18n/language.ts'
import { foldInPlace } from '../../core/understanding/fold.ts'
import type { DraftValues } from './draft.ts'
import { readWhen } from './read-when.ts'
import { gap, readWith, shelter, unshelter } from './read-with.ts'
import type { Refusal } from './refusal.ts'

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
  const timed = readWhen(place.rest, language, now)
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
  const timed = readWhen(place.rest, language, now)
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

/** Characters of a line that are read: longer lists of people go into the form. */
export const longestLine = 2_000

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
    .replace(/[,;–—]+/gu, ' ')
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
