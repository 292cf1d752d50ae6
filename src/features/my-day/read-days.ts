import { DateTime } from 'luxon'
import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { fold, foldInPlace } from '../../core/understanding/fold.ts'
import type { DateSlot } from '../../core/understanding/intent.ts'

/** `when` names days and nothing else: "tuần sau", "on Friday afternoon". */
export type AskedDays = { readonly spoken: Language; readonly when: string }

const when = '(?<when>\\S.{0,60}?)'
const me = '(?:toi|tui|em|minh|anh|chi|chau|con)'
const ask = `(?:(?:cho )?(?:${me} )?hoi (?:la |xem )?)?`

/** How people ask what they have, or whether they are free, on folded text. */
const wordings: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    `${ask}${when},? (?:thi )?${me}(?: dang)?(?: co)? (?:lich(?: gi| nao)?|viec gi|gi|ban(?: gi| viec gi)?|ranh|phai lam gi|lam gi)(?: chua| khong| ko| k)?`,
    `${ask}${me}(?: dang)?(?: co)? (?:lich(?: gi| nao)?|viec gi|gi|ban(?: gi)?|ranh)(?: vao)? ${when}(?: khong| ko| k)?`,
    `(?:xem )?lich(?: lam viec)?(?: cua)? ${me}(?: vao)? ${when}(?: co gi| the nao| ra sao)?`,
    `(?:xem )?lich(?: lam viec)? ${when} cua ${me}(?: co gi| the nao| ra sao)?`,
  ],
  en: [
    `am i (?:free|busy|available)(?: on| at| in)? ${when}`,
    `(?:do i have|have i got|have i)(?: anything| something| any plans)(?: on| planned| scheduled)? ${when}`,
    `what(?: do i have| have i got| am i doing)(?: on| planned| scheduled)? ${when}`,
    `(?:what(?: is|.s)(?: on| in)? |show(?: me)? |see )?my (?:calendar|schedule|agenda|plans?|plate|day)(?: for| on| like)? ${when}`,
    `what does my (?:calendar|schedule|day|week) look like ${when}`,
  ],
  ru: [
    `что у меня(?: есть| запланировано| намечено| стоит)?(?: в календаре| в планах)? ${when}`,
    `что ${when} у меня(?: в календаре| в планах)?`,
    `(?:свобод(?:ен|на)|занят[а]?) ли я ${when}`,
    `я (?:свобод(?:ен|на)|занят[а]?) ${when}`,
    `${when} я (?:свобод(?:ен|на)|занят[а]?)`,
    `(?:есть ли у меня|у меня есть)(?: что-нибудь| что-то| дела| планы) ${when}`,
    `(?:покажи )?мо(?:е|й|и) (?:расписание|график|календарь|планы?|дела|день) ${when}`,
  ],
}

const patterns = once(() =>
  wishesFor(
    languages.flatMap((spoken) =>
      wordings[spoken].map((wording) => ({
        spoken,
        pattern: politely(spoken, wording.replaceAll(' ', '\\s+')),
      })),
    ),
  ),
)

/** What may stand before a day or behind it. */
const joints = /^(?:[\s,?]|(?:on|at|for|in|during|vao|trong|на|в|во|о)\s)*$/u

/** Days that one card shows. */
const mostDays = 14

/** The days that words name, where they name nothing else and fit a card; undefined otherwise. */
export const daysOf = (words: string, language: Language, now: DateTime<true>): DateSlot | undefined => {
  const [mention, ...others] = findDates(words, language, now)
  if (!mention || others.length > 0 || mention.readings) return undefined
  const { start, end, ...days } = mention
  const around = `${words.slice(0, start)} ${words.slice(end)}`
  const fits = DateTime.fromISO(days.to).diff(DateTime.fromISO(days.from), 'days').days < mostDays
  return fits && joints.test(fold(around)) ? days : undefined
}

/** "am I free on Friday afternoon", "tuần sau tôi có lịch gì"; undefined: the text asks something else. */
export const readDays = (typed: string, now: DateTime<true>): AskedDays | undefined => {
  const text = typed.normalize('NFC').trim()
  const folded = foldInPlace(text.slice(0, 200))
  if (folded === undefined || text.length > 160) return undefined
  for (const { spoken, pattern } of patterns()(folded)) {
    const place = pattern.exec(folded)?.indices?.groups?.['when']
    const words = place && text.slice(...place)
    if (words && daysOf(words, spoken, now)) return { spoken, when: words }
  }
  return undefined
}
