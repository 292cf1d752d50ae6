import type { Progress } from '../../core/delivery/outbox.ts'
import type { Language } from '../../core/i18n/language.ts'
import { preferences } from '../../core/people/preferences.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { progressCard } from './progress-card.ts'

/** Brings the progress cards of those who wrote and released an announcement up to date, in place. */
export const showProgress = async (
  parts: Announcing,
  announcement: Announcement,
  progress: Progress,
): Promise<void> => {
  const { author, released } = announcement
  for (const account of new Set([author.account, ...(released ? [released.by.account] : [])])) {
    const language = await languageOf(parts, account)
    const card = progressCard(parts, announcement, progress, language)
    await parts.show(account, boardKey(announcement), card, language)
  }
}

/** Under what a person's card about an announcement is kept up to date. */
export const boardKey = ({ id }: Pick<Announcement, 'id'>): string => `announcement/${id}`

/** The language that Loa speaks with somebody who did not just write. */
export const languageOf = async (
  { store, directory, organisation }: Pick<Announcing, 'store' | 'directory' | 'organisation'>,
  account: string,
): Promise<Language> =>
  (await store.get(preferences, account))?.document.language ??
  (await directory.personByAccount(account))?.language ??
  organisation.language
