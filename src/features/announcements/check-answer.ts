import { DateTime } from 'luxon'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import {
  type Announcement,
  type AnnouncementButton,
  announcementsCollection,
  asksFor,
  isOpenToAnswers,
} from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { isOutdated } from './change-announcement.ts'
import { type Refusal, refuse } from './refusal.ts'

export type AnswerRequest = {
  readonly id: string
  readonly revision?: number | undefined
  readonly language: Language
}

export type NotTaken = Refusal<
  'not-found' | 'not-released' | 'answers-closed' | 'not-asked' | 'not-a-recipient' | 'outdated'
>

/** Whether this person may answer this now: what the button carried is checked against what there is. */
export const checkAnswer = async (
  parts: Announcing,
  person: Person,
  kind: AnnouncementButton['kind'],
  { id, revision, language }: AnswerRequest,
): Promise<{ readonly ok: true; readonly announcement: Announcement } | NotTaken> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  const announcement = stored.document
  if (!announcement.released) return refuse('not-released', { id })
  if (!(await isRecipient(parts, person, announcement, language))) return refuse('not-a-recipient', { id })
  if (!isOpenToAnswers(announcement) || isOver(parts, announcement)) return refuse('answers-closed', { id })
  if (!asksFor(announcement, kind)) return refuse('not-asked', { id })
  if (isOutdated(announcement, revision)) return refuse('outdated', { id })
  return { ok: true, announcement }
}

/** Whoever it was delivered to, and everyone of the directory where it stands in a channel. */
export const isRecipient = async (
  { outbox, directory }: Pick<Announcing, 'outbox' | 'directory'>,
  { account }: Person,
  { released, audience }: Announcement,
  language: Language,
): Promise<boolean> => {
  if (!released || !(await directory.personByAccount(account))) return false
  if (audience.include.some(({ kind }) => kind === 'channel')) return true
  return (await outbox.line(released.batch, { kind: 'person', account, language })) !== undefined
}

const isOver = ({ clock }: Pick<Announcing, 'clock'>, { expiry }: Announcement): boolean =>
  expiry !== undefined && DateTime.fromISO(expiry.at) <= clock()
