import type { DateTime } from 'luxon'
import { z } from 'zod'
import type { Collection, Store } from '../store/store.ts'

/** Sorts of notices that a person may do without. What is of no category is mandatory. */
export const noticeCategories = ['announcements', 'incidents', 'reminders'] as const

export type NoticeCategory = (typeof noticeCategories)[number]

const hour = z.iso.time({ precision: -1 })

const wishesSchema = z.strictObject({
  muted: z.array(z.enum(noticeCategories)).max(noticeCategories.length),
  /** Hours of the person's own clock in which nothing is said that can wait; over midnight where `to` is earlier. */
  quiet: z.strictObject({ from: hour, to: hour }).optional(),
})

/** When and of what a person wants to be told. */
export type NoticeWishes = z.infer<typeof wishesSchema>

/** The id is the person's account. */
export const noticeWishes: Collection<NoticeWishes> = {
  name: 'notice-wishes',
  schema: wishesSchema,
  indexes: {},
}

export const noWishes: NoticeWishes = { muted: [] }

export type Disturbing =
  | { readonly kind: 'now' }
  /** The person does without. */
  | { readonly kind: 'muted' }
  /** It is quiet until then. */
  | { readonly kind: 'later'; readonly until: DateTime<true> }

/** Whether a notice may be said at `now`, a moment in the person's own zone. */
export const mayDisturb = (
  { muted, quiet }: NoticeWishes,
  category: NoticeCategory,
  now: DateTime<true>,
): Disturbing => {
  if (muted.includes(category)) return { kind: 'muted' }
  const until = quiet && endOfQuiet(quiet, now)
  return until ? { kind: 'later', until } : { kind: 'now' }
}

/** undefined: it is not quiet. */
const endOfQuiet = (
  { from, to }: NonNullable<NoticeWishes['quiet']>,
  now: DateTime<true>,
): DateTime<true> | undefined => {
  const clock = now.toFormat('HH:mm')
  const overnight = to <= from
  const isQuiet = overnight ? clock >= from || clock < to : clock >= from && clock < to
  if (!isQuiet) return undefined
  const [hours = 0, minutes = 0] = to.split(':').map(Number)
  const end = now.set({ hour: hours, minute: minutes, second: 0, millisecond: 0 })
  return end > now ? end : end.plus({ days: 1 })
}

/** Asked at the moment of sending, of whoever tells people something that they may do without. */
export type AskDisturbing = (
  account: string,
  category: NoticeCategory,
  now: DateTime<true>,
) => Promise<Disturbing>

export const createAskDisturbing =
  (store: Pick<Store, 'get'>): AskDisturbing =>
  async (account, category, now) => {
    const stored = await store.get(noticeWishes, account)
    return stored ? mayDisturb(stored.document, category, now) : { kind: 'now' }
  }
