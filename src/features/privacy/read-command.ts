import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { noticeCategories } from '../../core/people/disturbing.ts'
import { withoutCourtesy } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { WishChange } from './change-wishes.ts'
import { readHours } from './read-hours.ts'
import { type WishWords, wishWords } from './wish-words.ts'

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

const readIn = (spoken: Language, request: string): WishCommand['change'] | undefined => {
  const { deeds, quieting } = patterns()[spoken]
  return deeds.find(({ pattern }) => pattern.test(request))?.change ?? readQuiet(quieting, request)
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u')

type Deed = { readonly pattern: RegExp; readonly change: WishCommand['change'] }

/** Deeds of which nothing is left open, in the order in which they are tried. */
const deedsOf = (words: WishWords): readonly Deed[] => {
  const { mute, unmute, anything, categories, tail, hours, end, off, again } = words
  const of = (deed: string, what: string) => whole(`(?:${deed}) (?:${what})(?: (?:${tail}))*`)
  return [
    ...noticeCategories.flatMap((category): Deed[] => [
      { pattern: of(mute, categories[category]), change: { kind: 'mute', category } },
      { pattern: of(unmute, categories[category]), change: { kind: 'unmute', category } },
    ]),
    { pattern: of(unmute, anything), change: { kind: 'unmute-all' } },
    { pattern: of(mute, anything), change: 'which-notices' },
    {
      pattern: whole(`(?:${end})(?: my| the| мои)? (?:${hours})|(?:${hours})[ :]+(?:${off})|${again}`),
      change: { kind: 'quiet', quiet: undefined },
    },
  ]
}

const quietingOf = ({ mute, anything, categories, quiet, when }: WishWords) => {
  const muting = `(?:${mute}) (?:${[anything, ...Object.values(categories)].join('|')})`
  return {
    quiet: new RegExp(`^(?:${quiet}|${muting})(?:[ :,]+(?<rest>.+))?$`, 'u'),
    when: whole(`(?:${when}|[ ,])*`),
    hours: new RegExp(`^(?:(?:${when})[ ,:]+)*(?<hours>.+?)(?:[ ,]+(?:${when}))*$`, 'u'),
  }
}

const patternsOf = (words: WishWords) => ({ deeds: deedsOf(words), quieting: quietingOf(words) })

const patterns = once(() => ({
  vi: patternsOf(wishWords.vi),
  en: patternsOf(wishWords.en),
  ru: patternsOf(wishWords.ru),
}))

/** Quiet by its own words, or notices that are muted at some time: with hours, with a time of day, or bad ones. */
const readQuiet = (
  { quiet, when, hours }: ReturnType<typeof quietingOf>,
  request: string,
): WishCommand['change'] | undefined => {
  const found = quiet.exec(request)?.groups
  if (!found) return undefined
  const { rest = '' } = found
  if (when.test(rest)) return 'which-hours'
  const stretch = readHours(rest) ?? readHours(hours.exec(rest)?.groups?.['hours'] ?? '')
  if (stretch) return { kind: 'quiet', quiet: stretch }
  return /^\D{0,12}\d/u.test(rest) ? 'bad-hours' : undefined
}
