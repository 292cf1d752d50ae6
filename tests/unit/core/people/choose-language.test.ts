import { describe, expect, it } from 'vitest'
import { chooseLanguage, type LanguageEvidence } from '../../../../src/core/people/preferences.ts'

const nothing: LanguageEvidence = {
  preference: undefined,
  detected: undefined,
  profile: undefined,
  client: undefined,
}

describe('the language of an answer', () => {
  it.each<[string, Partial<LanguageEvidence>, string]>([
    ['Vietnamese when nothing is known', {}, 'vi'],
    ['that of the client before the house language', { client: 'en' }, 'en'],
    ['that of the directory before the client', { profile: 'ru', client: 'en' }, 'ru'],
    [
      'the one spoken last before the directory',
      { preference: { language: 'en', pinned: false }, profile: 'ru' },
      'en',
    ],
    [
      'that of the text before the one spoken last',
      { detected: 'vi', preference: { language: 'en', pinned: false } },
      'vi',
    ],
    ['the chosen one before all', { detected: 'vi', preference: { language: 'ru', pinned: true } }, 'ru'],
  ])('is %s', (_, evidence, language) => expect(chooseLanguage({ ...nothing, ...evidence })).toBe(language))
})
