import type { Language } from '../i18n/language.ts'
import { createAskDisturbing, type NoticeCategory } from '../people/disturbing.ts'
import type { Organisation } from '../people/organisation.ts'
import type { Person } from '../people/person.ts'
import { preferences } from '../people/preferences.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { inZone } from '../time/in-zone.ts'

/**
 * A line in somebody's activity feed, where a card would be too much: nothing that has to arrive. It is said at once
 * or not at all; who muted the category or is in their quiet hours does without.
 */
export type SayInFeed = (
  person: Person,
  category: NoticeCategory,
  write: (language: Language) => string,
) => Promise<void>

type Parts = { readonly store: Store; readonly clock: Clock; readonly organisation: Organisation }

/** `notify` never rejects. */
export const createSayInFeed =
  (
    { store, clock, organisation }: Parts,
    notify: (account: string, text: string) => Promise<unknown>,
  ): SayInFeed =>
  async ({ account, zone, language }, category, write) => {
    const now = inZone(clock(), zone ?? organisation.zone, organisation.zone)
    const { kind } = await createAskDisturbing(store)(account, category, now)
    if (kind !== 'now') return
    const spoken = (await store.get(preferences, account))?.document.language
    await notify(account, write(spoken ?? language ?? organisation.language))
  }
