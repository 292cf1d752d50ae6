import type { Language } from '../i18n/language.ts'
import {
  type Classifier,
  type ClassifierModel,
  createClassifier,
  type Featurise,
  trainClassifier,
} from './classifier.ts'
import { addCharacterGrams, addWords } from './features.ts'
import { hasVietnameseMarks } from './fold.ts'
import { wordsOf } from './tokens.ts'
import type { Utterance } from './utterances.ts'

/** The language of a prepared text; undefined where it could be either (a name, an abbreviation, a number). */
export type DetectLanguage = (text: string) => Language | undefined

/** How far apart Vietnamese without diacritics and English must score to be told apart. */
const margin = 0.25

/** Diacritics are not looked at: where there are any, the language is known without. */
const featurise: Featurise = (text, bag) => {
  const words = wordsOf(text)
  addWords(words, bag)
  addCharacterGrams(words, bag)
}

/** Tells plain Latin letters apart. */
export type LatinModel = ClassifierModel<'vi' | 'en'>

export const trainLatin = (utterances: readonly Utterance[]): LatinModel =>
  trainClassifier(
    utterances.flatMap(({ text, language }) => (language === 'ru' ? [] : [{ text, label: language }])),
    { featurise, epochs: 5 },
  ).model

/** Letters tell Russian and marked Vietnamese; plain Latin letters are told apart by what the utterances taught. */
export const createLanguageDetector = (model: LatinModel): DetectLanguage => {
  const latin = createClassifier(model, featurise)
  return (text) => {
    const { cyrillic, roman } = lettersIn(text)
    if (cyrillic + roman === 0) return undefined
    if (cyrillic > roman) return 'ru'
    if (hasVietnameseMarks(text)) return 'vi'
    if (cyrillic > 0 && cyrillic * 2 >= roman) return 'ru'
    return tellApart(latin, text)
  }
}

/** How many letters of each script. */
const lettersIn = (text: string): { cyrillic: number; roman: number } => {
  let cyrillic = 0
  let roman = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x400 && unit <= 0x52f) cyrillic++
    else if (isRoman(unit)) roman++
  }
  return { cyrillic, roman }
}

/** Basic Latin, and the blocks where Latin letters with diacritics stand. */
const isRoman = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0xc0 && unit <= 0x24f) ||
  (unit >= 0x1e00 && unit <= 0x1eff)

const tellApart = ({ labels, scores }: Classifier<'vi' | 'en'>, text: string): Language | undefined => {
  const given = scores(text)
  const lead = (given[labels.indexOf('vi')] ?? 0) - (given[labels.indexOf('en')] ?? 0)
  if (Math.abs(lead) < margin) return undefined
  return lead > 0 ? 'vi' : 'en'
}
