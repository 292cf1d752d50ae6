import { type Language, languages } from '../../core/i18n/language.ts'
import { noticeCategories } from '../../core/people/disturbing.ts'
import { withoutCourtesy } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { WishChange } from './change-wishes.ts'
import { readHours } from './read-hours.ts'
import { wishWords } from './wish-words.ts'

type WishCommand = {
  readonly spoken: Language
  readonly change: WishChange | Unclear
}

/** What has to be asked back: hours that are none, hours that are not named, and what to do without. */
export type Unclear = 'bad-hours' | 'which-hours' | 'which-notices'

/** "mute reminders", "do not disturb 22:00-06:00", "tắt thông báo ban đêm"; undefined: it is no such command. */
export const readWishCommand = (text: string): WishCommand | undefined => {
  if (text.length > 120 || text.includes('\n')) return undefined
  const asked = fold(text).replace(ends, '')
  const bare = fold(withoutCourtesy(text)).replace(ends, '')
  for (const request of new Set([bare, asked]))
    for (const spoken of languages) {
      const change = readIn(spoken, request)
      if (change) return { spoken, change }
    }
  return undefined
}

const ends = /^[\s,.!?]+|[\s,.!?]+$/gu

const readIn = (spoken: Language, request: string): WishCommand['change'] | undefined =>
  readMuting(spoken, request) ?? readNoQuiet(spoken, request) ?? readQuiet(spoken, request)

const matches = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text)

const readMuting = (spoken: Language, request: string): WishCommand['change'] | undefined => {
  const { mute, unmute, anything, categories, tail } = wishWords[spoken]
  const of = (deed: string, what: string) => matches(`(?:${deed}) (?:${what})(?: (?:${tail}))*`, request)
  for (const category of noticeCategories) {
    if (of(mute, categories[category])) return { kind: 'mute', category }
    if (of(unmute, categories[category])) return { kind: 'unmute', category }
  }
  if (of(unmute, anything)) return { kind: 'unmute-all' }
  return of(mute, anything) ? 'which-notices' : undefined
}

const readNoQuiet = (spoken: Language, request: string): WishCommand['change'] | undefined => {
  const { hours, end, off, again } = wishWords[spoken]
  const isOff = matches(
    `(?:${end})(?: my| the| мои)? (?:${hours})|(?:${hours})[ :]+(?:${off})|${again}`,
    request,
  )
  return isOff ? { kind: 'quiet', quiet: undefined } : undefined
}

/** Quiet by its own words, or notices that are muted at some time: with hours, with a time of day, or bad ones. */
const readQuiet = (spoken: Language, request: string): WishCommand['change'] | undefined => {
  const { mute, anything, categories, quiet, when } = wishWords[spoken]
  const muting = `(?:${mute}) (?:${[anything, ...Object.values(categories)].join('|')})`
  const found = new RegExp(`^(?<lead>${quiet}|${muting})(?:[ :,]+(?<rest>.+))?$`, 'u').exec(request)?.groups
  if (!found) return undefined
  const { rest = '' } = found
  if (matches(`(?:${when}|[ ,])*`, rest)) return 'which-hours'
  const around = new RegExp(`^(?:(?:${when})[ ,:]+)*(?<hours>.+?)(?:[ ,]+(?:${when}))*$`, 'u').exec(rest)
  const stretch = readHours(rest) ?? readHours(around?.groups?.['hours'] ?? '')
  if (stretch) return { kind: 'quiet', quiet: stretch }
  return /^\D{0,12}\d/u.test(rest) ? 'bad-hours' : undefined
}
