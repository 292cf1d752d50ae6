import { type Language, languages } from '../../core/i18n/language.ts'
import { type NoticeCategory, noticeCategories } from '../../core/people/disturbing.ts'
import { fold } from '../../core/understanding/fold.ts'
import { readHours, type WishChange } from './change-wishes.ts'

type WishCommand = {
  readonly spoken: Language
  /** 'bad-hours': the hours do not say from when to when. */
  readonly change: WishChange | 'bad-hours'
}

/** On folded text: without case and, in Vietnamese, without marks. */
const words = {
  vi: {
    mute: 'tat thong bao',
    unmute: 'bat thong bao',
    quiet: 'khong lam phien',
    off: 'tat|bo|thoi',
    categories: { announcements: 'chung|tin chung', incidents: 'su co', reminders: 'nhac viec|nhac nho' },
  },
  en: {
    mute: 'mute|turn off',
    unmute: 'unmute|turn on',
    quiet: 'do not disturb(?: me)?|don.t disturb(?: me)?',
    off: 'off|never|end',
    categories: { announcements: 'announcements', incidents: 'incidents', reminders: 'reminders' },
  },
  ru: {
    mute: 'отключить|отключи|без',
    unmute: 'включить|включи',
    quiet: 'не беспокоить|не беспокой',
    off: 'выкл(?:ючить)?|нет|отменить',
    categories: {
      announcements: 'объявлени[яй]',
      incidents: 'инцидент(?:ы|ов)|сбо(?:и|ев)',
      reminders: 'напоминани[яй]',
    },
  },
} as const satisfies Record<
  Language,
  Record<'mute' | 'unmute' | 'quiet' | 'off', string> & {
    readonly categories: Record<NoticeCategory, string>
  }
>

const matches = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text)

/** "mute reminders", "do not disturb 22:00-06:00"; undefined: the text is no such command. */
export const readWishCommand = (text: string): WishCommand | undefined => {
  const folded = fold(text)
    .replace(/[.!]+$/, '')
    .trim()
  for (const spoken of languages) {
    const change = readIn(spoken, folded)
    if (change) return { spoken, change }
  }
  return undefined
}

const readIn = (spoken: Language, text: string): WishCommand['change'] | undefined => {
  const { mute, unmute, quiet, off, categories } = words[spoken]
  const [, behind] = new RegExp(`^(?:${fold(quiet)})[ :]+(.+)$`, 'u').exec(text) ?? []
  if (behind !== undefined)
    return matches(fold(off), behind)
      ? { kind: 'quiet', quiet: undefined }
      : changeTo(readHours(behind.replace(/^(?:tu|from|с)\s+/u, '')))
  for (const category of noticeCategories) {
    const named = fold(categories[category])
    if (matches(`(?:${fold(mute)}) (?:${named})`, text)) return { kind: 'mute', category }
    if (matches(`(?:${fold(unmute)}) (?:${named})`, text)) return { kind: 'unmute', category }
  }
  return undefined
}

const changeTo = (quiet: ReturnType<typeof readHours>): WishCommand['change'] =>
  quiet ? { kind: 'quiet', quiet } : 'bad-hours'
