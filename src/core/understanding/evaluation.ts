import {
  type Classifier,
  type Example,
  fitClassifier,
  outOfFoldScores,
  prepareExamples,
} from './classifier.ts'
import { verdictOf } from './probabilities.ts'
import { calibrateThreshold } from './threshold.ts'

/** Milliseconds that go by, from whatever start. */
export type Stopwatch = () => number

/** Shares are 0 to 1, null where the lines have none of the kind. */
export type Figures = {
  readonly trainingLines: number
  readonly testLines: number
  /** The likeliest label that is in scope is right. */
  readonly inScopeAccuracy: number | null
  /** The same, and the text is not declined. */
  readonly inScopeAccuracyWithThreshold: number | null
  readonly outOfScopeRecall: number | null
  readonly threshold: number
  readonly trainingSeconds: number
  /** What the scores for the threshold cost beside. */
  readonly calibrationSeconds: number
  readonly p50Microseconds: number
  readonly p99Microseconds: number
  readonly modelMegabytes: number
}

/** Share of the strangers to be declined. */
const wantedRecall = 0.85

const folds = 3

/** Trains on one list of lines and measures on another. `outOfScope`: the label of strangers, if there are any. */
export const evaluateClassifier = (
  training: readonly Example<string>[],
  test: readonly Example<string>[],
  outOfScope: string,
  stopwatch: Stopwatch,
): Figures => {
  const started = stopwatch()
  const prepared = prepareExamples(training)
  const classifier = fitClassifier(prepared)
  const trained = stopwatch()
  const stranger = prepared.labels.indexOf(outOfScope)
  const judged = stranger < 0 ? [] : outOfFoldScores(prepared, folds)
  const threshold = calibrateThreshold(
    judged.map((scores, row) => ({
      lead: verdictOf(scores, stranger).lead,
      inScope: prepared.labelOf[row] !== stranger,
    })),
    wantedRecall,
  )
  const calibrated = stopwatch()
  return {
    trainingLines: training.length,
    testLines: test.length,
    ...sharesOf(
      test.map((line) => outcomeOf(classifier, line, outOfScope)),
      threshold,
    ),
    threshold,
    trainingSeconds: (trained - started) / 1000,
    calibrationSeconds: (calibrated - trained) / 1000,
    ...timesOf(classifier, test, stopwatch),
    modelMegabytes: classifier.bytes / 1e6,
  }
}

type Outcome = { readonly inScope: boolean; readonly right: boolean; readonly lead: number }

const outcomeOf = (
  { labels, scores }: Classifier<string>,
  { text, label }: Example<string>,
  outOfScope: string,
): Outcome => {
  const { best, lead } = verdictOf(scores(text), labels.indexOf(outOfScope))
  return { inScope: label !== outOfScope, right: labels[best] === label, lead }
}

const sharesOf = (outcomes: readonly Outcome[], threshold: number) => {
  const known = outcomes.filter(({ inScope }) => inScope)
  const strangers = outcomes.filter(({ inScope }) => !inScope)
  return {
    inScopeAccuracy: share(known, ({ right }) => right),
    inScopeAccuracyWithThreshold: share(known, ({ right, lead }) => right && lead > threshold),
    outOfScopeRecall: share(strangers, ({ lead }) => lead <= threshold),
  }
}

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number | null =>
  items.length === 0 ? null : items.filter(holds).length / items.length

/** Once through the lines to warm up, once more to measure. */
const timesOf = (
  classifier: Classifier<string>,
  lines: readonly { readonly text: string }[],
  stopwatch: Stopwatch,
) => {
  for (const { text } of lines) classifier.scores(text)
  const times = lines
    .map(({ text }) => {
      const before = stopwatch()
      classifier.scores(text)
      return (stopwatch() - before) * 1000
    })
    .sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  return { p50Microseconds: at(0.5), p99Microseconds: at(0.99) }
}
