import { z } from 'zod'
import type { Turn } from '../../core/conversation/turn.ts'
import {
  type NoticeCategory,
  type NoticeWishes,
  noticeCategories,
  noticeWishes,
  noWishes,
} from '../../core/people/disturbing.ts'
import type { Store } from '../../core/store/store.ts'
import { update } from '../../core/store/update.ts'
import { readHours } from './read-hours.ts'

export type WishChange =
  | { readonly kind: 'mute' | 'unmute'; readonly category: NoticeCategory }
  | { readonly kind: 'unmute-all' }
  | { readonly kind: 'quiet'; readonly quiet: NoticeWishes['quiet'] }
  | { readonly kind: 'all'; readonly wishes: NoticeWishes }

export const readWishes = async (store: Pick<Store, 'get'>, { person }: Turn): Promise<NoticeWishes> =>
  (await store.get(noticeWishes, person.account))?.document ?? noWishes

/** Everybody decides for themselves alone: the account is that of the turn. */
export const changeWishes = async (
  store: Pick<Store, 'get' | 'commit'>,
  { person }: Turn,
  change: WishChange,
): Promise<NoticeWishes> => {
  const changed = await update(store, noticeWishes, person.account, (before = noWishes) =>
    applyChange(before, change),
  )
  return changed ?? noWishes
}

const applyChange = (before: NoticeWishes, change: WishChange): NoticeWishes => {
  if (change.kind === 'all') return change.wishes
  if (change.kind === 'unmute-all') return { ...before, muted: [] }
  if (change.kind === 'quiet') {
    const { quiet: _, ...rest } = before
    return { ...rest, ...(change.quiet && { quiet: change.quiet }) }
  }
  const others = before.muted.filter((category) => category !== change.category)
  const muted = change.kind === 'mute' ? [...others, change.category] : others
  return { ...before, muted: noticeCategories.filter((category) => muted.includes(category)) }
}

/** What the fields of the card send; an empty one is left out by some clients. */
export const wishFieldsSchema = z.object({
  muted: z.string().max(200).default(''),
  from: z.string().max(20).default(''),
  to: z.string().max(20).default(''),
})

type WishesRead = { readonly ok: true; readonly wishes: NoticeWishes } | { readonly ok: false }

/** Not ok: one of the hours alone, no hours, or twice the same. */
export const readFields = ({ muted, from, to }: z.infer<typeof wishFieldsSchema>): WishesRead => {
  const chosen = muted.split(',')
  const categories = noticeCategories.filter((category) => chosen.includes(category))
  if (from.trim() === '' && to.trim() === '') return { ok: true, wishes: { muted: categories } }
  const quiet = readHours(`${from}-${to}`)
  return quiet ? { ok: true, wishes: { muted: categories, quiet } } : { ok: false }
}
