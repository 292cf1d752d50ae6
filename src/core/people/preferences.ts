import { z } from 'zod'
import { type Language, languageSchema } from '../i18n/language.ts'
import { absent, type Collection, put, type Store } from '../store/store.ts'
import { update } from '../store/update.ts'

/** What Loa remembers of how a person likes to be spoken to; the id is the person's account. */
const preferenceSchema = z.strictObject({
  language: languageSchema,
  /** Chosen by the person: no later message changes it by itself. */
  pinned: z.boolean(),
})

export type Preference = z.infer<typeof preferenceSchema>

export const preferences: Collection<Preference> = {
  name: 'preferences',
  schema: preferenceSchema,
  indexes: {},
}

/**
 * Remembers a language that was detected, unless the person chose one. Writes only what changed; losing the race
 * against another message of the same person is harmless.
 */
export const rememberLanguage = async (store: Store, account: string, language: Language): Promise<void> => {
  const stored = await store.get(preferences, account)
  if (stored?.document.pinned || stored?.document.language === language) return
  await store.commit([put(preferences, account, { language, pinned: false }, stored?.version ?? absent)])
}

/** Remembers a language that the person chose. */
export const pinLanguage = (store: Store, account: string, language: Language) =>
  update(store, preferences, account, () => ({ language, pinned: true }))

export type LanguageEvidence = {
  readonly preference: Preference | undefined
  /** Of the text, where it is beyond doubt. */
  readonly detected: Language | undefined
  /** Of the person's entry in the directory. */
  readonly profile: Language | undefined
  /** Of the client that the person uses. */
  readonly client: Language | undefined
}

/** A choice wins, then the language of the text itself, then what was spoken last, then what others say. */
export const chooseLanguage = ({ preference, detected, profile, client }: LanguageEvidence): Language =>
  (preference?.pinned ? preference.language : undefined) ??
  detected ??
  preference?.language ??
  profile ??
  client ??
  'vi'
