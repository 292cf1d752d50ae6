import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languages, localeOf } from '../../../../src/core/i18n/language.ts'

const plural = /_(zero|one|two|few|many|other)$/
const folders = [...new Set(globSync('src/**/locales/vi.json').map(dirname))]

const messagesOf = (folder: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8'))

const baseKeys = (messages: Record<string, string>) =>
  [...new Set(Object.keys(messages).map((key) => key.replace(plural, '')))].sort()

const valuesIn = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()

describe.each(folders)('the messages of %s', (folder) => {
  it.each(languages)('have the same keys in %s as in Vietnamese', (language) => {
    expect(baseKeys(messagesOf(folder, language))).toEqual(baseKeys(messagesOf(folder, 'vi')))
  })

  it.each(languages)('have every plural form that %s needs', (language) => {
    const messages = messagesOf(folder, language)
    const forms = new Intl.PluralRules(localeOf[language]).resolvedOptions().pluralCategories
    const counted = baseKeys(messages).filter((key) =>
      Object.keys(messages).some((other) => other !== key && other.replace(plural, '') === key),
    )
    const missing = counted.flatMap((key) =>
      forms.map((form) => `${key}_${form}`).filter((form) => !(form in messages)),
    )
    expect(missing).toEqual([])
  })

  it.each(languages)('use in %s the values that Vietnamese uses', (language) => {
    const vietnamese = messagesOf(folder, 'vi')
    const valuesOf = new Map(
      Object.entries(vietnamese).map(([key, text]) => [key.replace(plural, ''), valuesIn(text)]),
    )
    const differing = Object.entries(messagesOf(folder, language)).filter(
      ([key, text]) =>
        !key.endsWith('_one') && valuesIn(text).join() !== valuesOf.get(key.replace(plural, ''))?.join(),
    )
    expect(differing).toEqual([])
  })

  it.each(languages)('are not empty in %s', (language) => {
    expect(Object.values(messagesOf(folder, language)).every((text) => text.trim() !== '')).toBe(true)
  })
})

it('looked at the messages of several features', () => expect(folders.length).toBeGreaterThan(2))
