import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { confirmWork } from './confirm-live.ts'
import type { LiveCommand } from './live-command.ts'
import { refusalReply } from './live-message.ts'
import type { LiveParts } from './live-parts.ts'
import { refuseLive } from './live-refusal.ts'
import { maintenance } from './maintenance.ts'
import { changeWork, type Planned, planWork } from './plan-work.ts'
import { mayKeepLog } from './policy.ts'
import { readScope, refuseSite, windowOf } from './read-scope.ts'
import { workCard } from './work-card.ts'
import { openWorkForm } from './work-form.ts'

/** "plan maintenance radio MSP-1 tomorrow 20:00 to 23:00: new antenna"; the first line is the title, the rest what will be noticed. */
export const planByText = async (
  parts: LiveParts,
  turn: Turn,
  { head, text = '' }: LiveCommand,
): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return refusalReply(parts, refuseLive('not-allowed'), language)
  if (head === '' && text === '') return openWorkForm(parts, turn, undefined)
  const scope = await readScope(parts, head, turn)
  if (scope.unknownSite !== undefined)
    return refusalReply(parts, await refuseSite(parts, scope.unknownSite, language), language)
  if (scope.services.length === 0) return refusalReply(parts, refuseLive('no-service'), language)
  const window = windowOf(scope.dates, turn, parts.organisation.zone)
  if ('ok' in window) return refusalReply(parts, window, language)
  const places = await parts.directory.sites()
  const sites = scope.sites.length > 0 ? scope.sites : places.map(({ id }) => id)
  const planned = await planWork(parts, person, {
    services: scope.services,
    sites,
    ...window,
    ...wordsIn(text),
  })
  return confirm(parts, turn, planned, 'done.planned')
}

/** "change maintenance 3 tomorrow 21:00 to 23:00"; with nothing behind the number, the form. */
export const changeWorkByText = async (
  parts: LiveParts,
  turn: Turn,
  { id, head, text = '' }: LiveCommand,
): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return refusalReply(parts, refuseLive('not-allowed'), language)
  if (head === '' && text === '') return openWorkForm(parts, turn, id)
  const words = head === '' ? text : head
  const scope = await readScope(parts, words, turn)
  if (scope.unknownSite !== undefined)
    return refusalReply(parts, await refuseSite(parts, scope.unknownSite, language), language)
  const window = scope.dates.length > 0 ? windowOf(scope.dates, turn, parts.organisation.zone) : undefined
  if (window && 'ok' in window) return refusalReply(parts, window, language)
  const changed = await changeWork(parts, person, {
    id,
    ...window,
    ...(scope.services.length > 0 && { services: scope.services }),
    ...(scope.sites.length > 0 && { sites: scope.sites }),
    ...(head === '' ? {} : wordsIn(text)),
  })
  return confirm(parts, turn, changed, 'done.work.changed')
}

export const cancelWorkByText = async (
  parts: LiveParts,
  turn: Turn,
  { id }: { id: string },
): Promise<Reply> =>
  confirm(parts, turn, await changeWork(parts, turn.person, { id, cancel: true }), 'done.work.cancelled')

const wordsIn = (text: string): { readonly title?: string; readonly effect?: string } => {
  const [title = '', ...effect] = text.split('\n').map((line) => line.trim())
  const noticed = effect.join('\n').trim()
  return { ...(title && { title }), ...(noticed && { effect: noticed }) }
}

const confirm = async (
  parts: LiveParts,
  { language }: Turn,
  done: Planned,
  what: 'done.planned' | 'done.work.changed' | 'done.work.cancelled',
): Promise<Reply> =>
  done.ok
    ? personal(await confirmWork(parts, language, done.work, what))
    : refusalReply(parts, done, language)

export const openWork = async (parts: LiveParts, turn: Turn, id: string): Promise<Reply> => {
  const stored = await parts.store.get(maintenance, id)
  return stored
    ? { cards: [await workCard(parts, stored.document, turn)] }
    : refusalReply(parts, refuseLive('not-found', { id }), turn.language)
}
