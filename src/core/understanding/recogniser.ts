import type { DateTime } from 'luxon'
import type { Language } from '../i18n/language.ts'
import {
  type ClassifierModel,
  createClassifier,
  type Example,
  fitClassifier,
  outOfFoldScores,
  type Prepared,
  prepareExamples,
} from './classifier.ts'
import { createLanguageDetector, type LatinModel, trainLatin } from './detect-language.ts'
import { fold, hasVietnameseMarks, prepare } from './fold.ts'
import type { GazetteerEntry } from './gazetteer.ts'
import type { Intent, Recognition, Tier } from './intent.ts'
import { type Verdict, verdictOf } from './probabilities.ts'
import { createReader, featuriseBy, type Reader } from './reading.ts'
import { keptModel, type ModelShelf } from './save-model.ts'
import { type FindDates, type FindYear, namedIn, slotsFor } from './slot-values.ts'
import { calibrateThreshold } from './threshold.ts'
import type { Utterance } from './utterances.ts'

/** Two in-scope readings closer than this are both shown. */
const closeCall = 0.15

/** Parts into which the lines are cut to judge each by a model that has not seen it. */
const folds = 5

/** Share of the strangers among the training lines, which are near misses for the most part, to be declined. */
const wantedRecall = 0.85

/** Found by cross-validation on the training lines. */
const options = { balance: 0.5, cost: 1, blockWeights: [1, 1.3, 0.5, 0.7] }

export type Recogniser = {
  /** Never throws, whatever the text. `language` is the person's, used where the text does not tell. */
  recognise(text: string, context: { readonly now: DateTime; readonly language?: Language }): Recognition
  /** undefined where the text does not tell. */
  detectLanguage(text: string): Language | undefined
  /** The same training with other names of meetings, units and the like: in milliseconds. */
  withNames(gazetteer: readonly GazetteerEntry[]): Recogniser
}

export type RecogniserParts = {
  readonly gazetteer: readonly GazetteerEntry[]
  readonly findDates: FindDates
  readonly findYear: FindYear
  /** Trained anew each time where there is none. */
  readonly shelf?: ModelShelf | undefined
}

/** What training comes to. Made of plain values, so that it can be kept. */
export type TrainedModel = {
  readonly intents: ClassifierModel<Intent>
  readonly latin: LatinModel
  readonly threshold: number
}

/** Trains on the lines of the features: about a second for four thousand lines. The same lines give the same model. */
export const trainRecogniser = (utterances: readonly Utterance[], parts: RecogniserParts): Recogniser => {
  const lines = utterances.map(({ text }) => text)
  const read = createReader(lines, parts.gazetteer)
  const train = () => trainModel(utterances, read)
  const trained = parts.shelf ? keptModel(parts.shelf, [utterances, parts.gazetteer], train) : train()
  return createRecogniser({ ...parts, lines, trained }, read)
}

const trainModel = (utterances: readonly Utterance[], read: Reader): TrainedModel => {
  const prepared = prepareExamples(examplesOf(utterances), { ...options, featurise: featuriseBy(read) })
  return {
    intents: fitClassifier(prepared).model,
    latin: trainLatin(utterances),
    threshold: thresholdOf(prepared),
  }
}

/** Each line as it is, and without its diacritics where it has some: both are how people type. */
const examplesOf = (utterances: readonly Utterance[]): Example<Intent>[] =>
  utterances.flatMap(({ text, intent }, group) => {
    const wordings = hasVietnameseMarks(text) ? [text, fold(text)] : [text]
    return wordings.map((wording) => ({ text: wording, label: intent, group }))
  })

const thresholdOf = (prepared: Prepared<Intent>): number => {
  const { labels, labelOf } = prepared
  const outOfScope = labels.indexOf('out_of_scope')
  const judged = outOfFoldScores(prepared, folds).map((scores, row) => ({
    lead: verdictOf(scores, outOfScope).lead,
    inScope: labelOf[row] !== outOfScope,
  }))
  return calibrateThreshold(judged, wantedRecall)
}

type Model = Pick<RecogniserParts, 'findDates' | 'findYear'> & {
  readonly lines: readonly string[]
  readonly trained: TrainedModel
}

const createRecogniser = (model: Model, read: Reader): Recogniser => {
  const { intents, latin, threshold } = model.trained
  const classifier = createClassifier(intents, featuriseBy(read))
  const detectLanguage = createLanguageDetector(latin)
  const outOfScope = classifier.labels.indexOf('out_of_scope')
  return {
    detectLanguage: (text) => detectLanguage(prepare(text)),
    withNames: (gazetteer) => createRecogniser(model, createReader(model.lines, gazetteer)),
    recognise: (text, { now, language: known }) => {
      const reading = read(text)
      const language = detectLanguage(reading.text) ?? known ?? 'vi'
      const verdict = verdictOf(classifier.scores(text), outOfScope)
      const alternatives = rank(classifier.labels, verdict)
      const tier = tierOf(alternatives, verdict, threshold)
      const named = namedIn(reading, { language, now }, model)
      const best = alternatives[0]?.intent ?? 'out_of_scope'
      return {
        text: reading.text,
        language,
        intent: tier === 'decline' ? 'out_of_scope' : best,
        best,
        confidence: alternatives[0]?.confidence ?? 0,
        tier,
        alternatives,
        slots: slotsFor(best, named),
        named,
      }
    },
  }
}

type Ranked = { readonly intent: Intent; readonly confidence: number }

/** Intents in scope, likeliest first. */
const rank = (labels: readonly Intent[], { probabilities }: Verdict): Ranked[] =>
  labels
    .map((intent, at) => ({ intent, confidence: probabilities[at] ?? 0 }))
    .filter(({ intent }) => intent !== 'out_of_scope')
    .sort((a, b) => b.confidence - a.confidence)

const tierOf = ([first, second]: readonly Ranked[], { lead }: Verdict, threshold: number): Tier => {
  if (!first || lead <= threshold) return 'decline'
  return second && first.confidence - second.confidence < closeCall ? 'ask' : 'answer'
}
