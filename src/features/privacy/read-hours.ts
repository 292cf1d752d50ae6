import { once } from '../../core/once.ts'
import type { NoticeWishes } from '../../core/people/disturbing.ts'
import { fold } from '../../core/understanding/fold.ts'

/** A part of the day before or behind its hours, folded; `shift` are the hours that the twelve-hour clock adds. */
const parts: readonly { readonly words: string; readonly shift: (hour: number) => number }[] = [
  {
    words: 'a\\.?m\\.?|sang|утра|in the morning',
    shift: (hour) => (hour === 12 ? 0 : hour),
  },
  {
    words: 'p\\.?m\\.?|chieu|toi|вечера|дня|in the (?:evening|afternoon)',
    shift: (hour) => (hour < 12 ? hour + 12 : hour),
  },
  {
    words: 'dem|khuya|ночи|at night',
    shift: (hour) => (hour === 12 ? 0 : hour > 5 && hour < 12 ? hour + 12 : hour),
  },
  { words: 'trua', shift: (hour) => (hour < 3 ? hour + 12 : hour) },
]

const anyPart = parts.map(({ words }) => words).join('|')
const midnight = 'midnight|nua dem|полуночи|полночи'
const moment = (name: string) =>
  `(?:(?<${name}Hour>\\d{1,2})(?:\\s?(?:[:.hg]|gio)\\s?(?<${name}Minute>\\d{2}))?(?:\\s?(?:h|g|gio|час(?:ов|а|ам)?|ч|o.clock))?(?:\\s?(?<${name}Part>${anyPart}))?|(?<${name}Midnight>${midnight}))`

const patterns = once(() => ({
  stretch: new RegExp(
    `^(?:(?:tu|from|с|со|between)\\s+)?(?:luc\\s+)?${moment('from')}\\s*(?:-|–|—|to|till?|until|and|den|toi|до|по)\\s*${moment('to')}$`,
    'u',
  ),
  parts: parts.map(({ words, shift }) => ({ pattern: new RegExp(`^(?:${words})$`, 'u'), shift })),
}))

/** "22-6", "22:00–06:30", "10pm to 6am", "с 10 вечера до 6 утра"; undefined: it is no stretch of a day. */
export const readHours = (text: string): NoticeWishes['quiet'] => {
  const found = patterns().stretch.exec(fold(text.trim()))?.groups
  if (!found) return undefined
  const from = momentOf(found, 'from')
  const to = momentOf(found, 'to')
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined
}

const momentOf = (found: Readonly<Record<string, string>>, name: 'from' | 'to'): string | undefined => {
  if (found[`${name}Midnight`] !== undefined) return '00:00'
  const minute = found[`${name}Minute`] ?? '00'
  const said = found[`${name}Part`] ?? ''
  const part = patterns().parts.find(({ pattern }) => pattern.test(said))
  const written = Number(found[`${name}Hour`])
  const hour = part && written <= 12 ? part.shift(written) : written
  return hour < 24 && Number(minute) < 60 ? `${String(hour).padStart(2, '0')}:${minute}` : undefined
}
