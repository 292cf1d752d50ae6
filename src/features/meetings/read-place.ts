import type { Language } from '../../core/i18n/language.ts'
import type { DraftValues } from './draft.ts'
import type { Meeting } from './meeting.ts'
import { type Refusal, refuse } from './refusal.ts'
import { titled } from './wording.ts'

/** Where a meeting is: a place, an https link, or both. */
export const readPlace = (
  values: Pick<DraftValues, 'place' | 'online'>,
  base: Pick<Meeting, 'place'> | undefined,
  language: Language,
): Pick<Meeting, 'place' | 'online'> | Refusal => {
  const [place, online] = [values.place.replace(/\s+/g, ' ').trim(), values.online.trim()]
  if (online !== '' && !isLink(online)) return refuse('bad-link', { link: online.slice(0, 80) })
  if (place === '' && online === '') return refuse('no-place')
  return {
    ...(place !== '' && { place: titled(place, base?.place, language) }),
    ...(online !== '' && { online }),
  }
}

const isLink = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:'
