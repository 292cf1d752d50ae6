import type { DateTime } from 'luxon'
import type { Language } from '../i18n/language.ts'
import {
  type Classifier,
  type Example,
  type Featurise,
  fitClassifier,
  outOfFoldScores,
  type Prepared,
  prepareExamples,
} from './classifier.ts'
import { conceptsOf } from './concepts.ts'
import { type DetectLanguage, trainLanguageDetector } from './detect-language.ts'
import { addConceptFeatures, addFoldedFeatures, addSurfaceFeatures } from './features.ts'
import { fold, hasVietnameseMarks, prepare } from './fold.ts'
import type { GazetteerEntry } from './gazetteer.ts'
import type { Intent, Recognition, Tier } from './intent.ts'
import { indexNames, type MatchNames } from './match-names.ts'
import { type FindDates, type FindYear, namedIn, slotsFor } from './slot-values.ts'
import { calibrateThreshold, type Judged } from './threshold.ts'
import { wordsOf } from './tokens.ts'
import type { Utterance } from './utterances.ts'

/** How sharp probabilities are made of scores. */
const sharpness = 6

/** Two in-scope readings closer than this are both shown. */
const closeCall = 0.15

/** Parts into which the lines are cut to judge each by a model that has not seen it. */
const folds = 5

export type Recogniser = {
  /** Never throws, whatever the text. `language` is the person's, used where the text does not tell. */
  recognise(text: string, context: { readonly now: DateTime; readonly language?: Language }): Recognition
  /** undefined where the text does not tell. */
  detectLanguage(text: string): Language | undefined
}

export type RecogniserParts = {
  readonly gazetteer: readonly GazetteerEntry[]
  readonly findDates: FindDates
  readonly findYear: FindYear
}

/** Trains on the lines of the features: about a second for four thousand lines. */
export const trainRecogniser = (utterances: readonly Utterance[], parts: RecogniserParts): Recogniser => {
  const matchNames = indexNames(parts.gazetteer)
  const prepared = prepareExamples(examplesOf(utterances), {
    featurise: featuriseWith(matchNames),
    balance: 0.5,
  })
  return createRecogniser({
    ...parts,
    matchNames,
    classifier: fitClassifier(prepared),
    threshold: calibrateThreshold(judgeOutOfFold(prepared)),
    detectLanguage: trainLanguageDetector(utterances),
  })
}

type Model = Omit<RecogniserParts, 'gazetteer'> & {
  readonly matchNames: MatchNames
  readonly classifier: Classifier<Intent>
  readonly threshold: number
  readonly detectLanguage: DetectLanguage
}

const createRecogniser = (model: Model): Recogniser => ({
  detectLanguage: (text) => model.detectLanguage(prepare(text)),
  recognise: (text, { now, language: known }) => {
    const prepared = prepare(text)
    const words = wordsOf(prepared)
    const language = model.detectLanguage(prepared) ?? known ?? 'vi'
    const probabilities = probabilitiesOf(model.classifier.scores(prepared))
    const ranked = rank(model.classifier.labels, probabilities)
    const tier = tierOf(ranked, model.threshold)
    const named = namedIn(prepared, words, { language, now }, model)
    const best = ranked[0]?.intent ?? 'out_of_scope'
    const intent = tier === 'decline' ? 'out_of_scope' : best
    return {
      text: prepared,
      language,
      intent,
      best,
      confidence: ranked[0]?.confidence ?? 0,
      tier,
      alternatives: ranked.filter(({ intent }) => intent !== 'out_of_scope'),
      slots: slotsFor(best, named),
      named,
    }
  },
})

type Ranked = { readonly intent: Intent; readonly confidence: number }

const rank = (labels: readonly Intent[], probabilities: Float64Array): Ranked[] =>
  labels
    .map((intent, index) => ({ intent, confidence: probabilities[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)

const tierOf = (ranked: readonly Ranked[], threshold: number): Tier => {
  const [first, second] = ranked.filter(({ intent }) => intent !== 'out_of_scope')
  const stranger = ranked.find(({ intent }) => intent === 'out_of_scope')?.confidence ?? 0
  if (!first || first.confidence - stranger <= threshold) return 'decline'
  return second && first.confidence - second.confidence < closeCall ? 'ask' : 'answer'
}

const probabilitiesOf = (scores: Float64Array): Float64Array => {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(sharpness * (score - highest)))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/** A text's words, and what it speaks of: concepts, and which things or kinds of things it names. */
const featuriseWith = (matchNames: MatchNames): Featurise => {
  const numbers = new Map<string, number>()
  const numberOf = (concept: string): number => {
    const number = numbers.get(concept) ?? numbers.size + 1
    numbers.set(concept, number)
    return number
  }
  return (text, bag) => {
    const words = wordsOf(prepare(text))
    addFoldedFeatures(words, bag)
    addSurfaceFeatures(words, bag)
    const names = matchNames(words).map(({ slot, id }) => (slot === 'unit' ? slot : `${slot} ${id}`))
    const concepts = new Set([...conceptsOf(words), ...names].map(numberOf))
    addConceptFeatures(
      [...concepts].sort((a, b) => a - b),
      bag,
    )
  }
}

/** Each line as it is, and without its diacritics where it has some: both are how people type. */
const examplesOf = (utterances: readonly Utterance[]): Example<Intent>[] =>
  utterances.flatMap(({ text, intent }, group) => {
    const wordings = hasVietnameseMarks(text) ? [text, fold(text)] : [text]
    return wordings.map((wording) => ({ text: wording, label: intent, group }))
  })

const judgeOutOfFold = (prepared: Prepared<Intent>): Judged[] => {
  const { labels, labelOf } = prepared
  return outOfFoldScores(prepared, folds).map((scores, row) => {
    const ranked = rank(labels, probabilitiesOf(scores))
    const meant = labels[labelOf[row] ?? 0]
    const best = ranked.find(({ intent }) => intent !== 'out_of_scope')
    const stranger = ranked.find(({ intent }) => intent === 'out_of_scope')?.confidence ?? 0
    return {
      lead: (best?.confidence ?? 0) - stranger,
      inScope: meant !== 'out_of_scope',
      right: best?.intent === meant,
    }
  })
}
