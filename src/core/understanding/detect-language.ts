import type { Language } from '../i18n/language.ts'
import {
  type Classifier,
  type ClassifierModel,
  createClassifier,
  featuriseText,
  trainClassifier,
} from './classifier.ts'
import { fold, hasVietnameseMarks } from './fold.ts'
import type { Utterance } from './utterances.ts'

/** The language of a prepared text; undefined where it could be either (a name, an abbreviation, a number). */
export type DetectLanguage = (text: string) => Language | undefined

/** How far apart Vietnamese without diacritics and English must score to be told apart. */
const margin = 0.25

/** Tells plain Latin letters apart. */
export type LatinModel = ClassifierModel<'vi' | 'en'>

export const trainLatin = (utterances: readonly Utterance[]): LatinModel =>
  trainClassifier(
    utterances.flatMap(({ text, language }) =>
      language === 'ru' ? [] : [{ text: fold(text), label: language }],
    ),
    { epochs: 5, blockWeights: [1, 1, 0, 0] },
  ).model

/** Letters tell Russian and marked Vietnamese; plain Latin letters are told apart by what the utterances taught. */
export const createLanguageDetector = (model: LatinModel): DetectLanguage => {
  const latin = createClassifier(model, featuriseText)
  return (text) => {
    const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
    const roman = text.match(/\p{Script=Latin}/gu)?.length ?? 0
    if (cyrillic + roman === 0) return undefined
    if (cyrillic > roman) return 'ru'
    if (hasVietnameseMarks(text)) return 'vi'
    if (cyrillic > 0 && cyrillic * 2 >= roman) return 'ru'
    return tellApart(latin, text)
  }
}

const tellApart = ({ labels, scores }: Classifier<'vi' | 'en'>, text: string): Language | undefined => {
  const given = scores(fold(text))
  const lead = (given[labels.indexOf('vi')] ?? 0) - (given[labels.indexOf('en')] ?? 0)
  if (Math.abs(lead) < margin) return undefined
  return lead > 0 ? 'vi' : 'en'
}
