import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, putBatch, startBatch } from './batch.ts'
import { checkContent, type NotReady } from './check-release.ts'
import { mayManage, maySecond } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type SentToMe =
  | { readonly ok: true; readonly announcement: Announcement }
  | NotReady
  | Refusal<'not-found' | 'not-allowed'>

/** Delivers a draft to whoever asks, the way that its audience would get it, in the language of the asker. */
export const sendToMe = async (
  parts: Announcing,
  actor: Person,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<SentToMe> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  const announcement = stored.document
  if (!mayManage(actor, announcement) && !maySecond(actor, announcement)) return refuse('not-allowed')
  const unready = await checkContent(parts, announcement)
  if (unready && unready.code !== 'past' && unready.code !== 'expires-first') return unready
  const { expiry, ...shows } = announcement
  const batch: Batch = {
    id: `${id}.trial.${parts.newId()}`,
    announcement: id,
    kind: 'trial',
    shows,
    to: { account: actor.account, language },
    at: parts.clock().toUTC().toISO(),
    pending: true,
  }
  await parts.store.commit([putBatch(batch)])
  await startBatch(parts, batch)
  return { ok: true, announcement }
}
