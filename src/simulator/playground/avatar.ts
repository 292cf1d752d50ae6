import { make } from './dom.ts'
import { loudspeaker } from './icons.ts'

/** First letters of the first and the last word: `Trần Thị Mai` is TM. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toLocaleUpperCase()
}

/** One of the eight tones of the style sheet, always the same for the same person. */
const toneOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % 8

export const personAvatar = (
  { id, name }: { id: string; name: string },
  size: 'small' | 'large' = 'small',
): HTMLElement =>
  make(
    'span',
    { class: `avatar ${size} tone-${toneOf(id)}`, attributes: { 'aria-hidden': true } },
    initials(name),
  )

export const botAvatar = (size: 'small' | 'large' | 'hero' = 'small'): HTMLElement =>
  make(
    'span',
    { class: `avatar bot ${size}`, attributes: { 'aria-hidden': true } },
    loudspeaker({ small: 27, large: 36, hero: 58 }[size]),
  )
