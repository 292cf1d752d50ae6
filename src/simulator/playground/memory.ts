import type { Theme } from './store.ts'
import { type Language, languages } from './texts.ts'

const read = (key: string): string | undefined => {
  try {
    return localStorage.getItem(`loa.${key}`) ?? undefined
  } catch {
    // A browser that keeps nothing: every visit is the first.
    return undefined
  }
}

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`loa.${key}`, value)
  } catch {
    // As above.
  }
}

const themes: readonly Theme[] = ['system', 'light', 'dark']

const languageOf = (tag: string | undefined): Language | undefined =>
  languages.find(({ id }) => tag?.toLowerCase().startsWith(id))?.id

const seenOf = (person: string): Readonly<Record<string, string>> => {
  try {
    return JSON.parse(read(`seen.${person}`) ?? '{}')
  } catch {
    return {}
  }
}

/** What the browser keeps between visits. */
export const remember = {
  lastPerson: (): string | undefined => read('person'),
  person: (id: string): void => write('person', id),
  lastLanguage: (): Language =>
    languageOf(read('language')) ?? navigator.languages.map(languageOf).find(Boolean) ?? 'en',
  language: (language: Language): void => write('language', language),
  lastTheme: (): Theme => themes.find((theme) => theme === read('theme')) ?? 'system',
  theme: (theme: Theme): void => write('theme', theme),
  seen: seenOf,
  nowSeen: (person: string, seen: Readonly<Record<string, string>>): void =>
    write(`seen.${person}`, JSON.stringify(seen)),
}
