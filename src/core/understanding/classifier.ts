import { FeatureIndex, rarityIn } from './feature-index.ts'
import { addFoldedFeatures, addSurfaceFeatures, FeatureBag } from './features.ts'
import { prepare } from './fold.ts'
import { type Rows, solveBinary } from './support-vectors.ts'
import { wordsOf } from './tokens.ts'
import { type FeatureTable, tableOf, type Vector, Vectoriser } from './vectoriser.ts'

/** One line to learn from. Lines of one `group` (a line and its copy without diacritics) are never held out apart. */
export type Example<Label extends string> = {
  readonly text: string
  readonly label: Label
  readonly group?: number
}

/** Puts what a text is made of into an empty bag. */
export type Featurise = (text: string, bag: FeatureBag) => void

export type ClassifierOptions = {
  readonly featurise: Featurise
  /** Lengths that the blocks of features are scaled to, in the order of `blocks`. */
  readonly blockWeights: readonly number[]
  /** What an error costs (C): more follows the training lines more closely. */
  readonly cost: number
  readonly epochs: number
  /** 0: every line counts the same; 1: every class does; between: a class of few lines gains by the root of its lack. */
  readonly balance: number
}

/** Features of any text of any language, without concepts. */
export const featuriseText: Featurise = (text, bag) => {
  const words = wordsOf(prepare(text))
  addFoldedFeatures(words, bag)
  addSurfaceFeatures(words, bag)
}

export const defaultOptions: ClassifierOptions = {
  featurise: featuriseText,
  blockWeights: [1, 1, 1, 1],
  cost: 0.6,
  epochs: 10,
  balance: 1,
}

/** What training comes to: all that a classifier needs beside the way it reads texts. */
export type ClassifierModel<Label extends string> = {
  readonly labels: readonly Label[]
  readonly table: FeatureTable
  readonly blockWeights: readonly number[]
  readonly weights: Weights
}

/** Says how well each label fits a text. */
export type Classifier<Label extends string> = {
  readonly labels: readonly Label[]
  readonly model: ClassifierModel<Label>
  /** A margin for each label, in the order of `labels`, above 0 where it fits. The array is overwritten by the next call. */
  scores(text: string): Float64Array
  /** Memory that the model holds. */
  readonly bytes: number
}

/** Training lines made ready: for training, and for training on parts of them. */
export type Prepared<Label extends string> = {
  readonly labels: readonly Label[]
  /** Index into `labels`, and group, of each row. */
  readonly labelOf: Int32Array
  readonly groupOf: Int32Array
  readonly rows: Rows
  readonly table: FeatureTable
  readonly options: ClassifierOptions
}

/** One-vs-rest linear support vector machines on hashed features. The same lines give the same classifier. */
export const trainClassifier = <Label extends string>(
  lines: readonly Example<Label>[],
  options: Partial<ClassifierOptions> = {},
): Classifier<Label> => fitClassifier(prepareExamples(lines, options))

export const prepareExamples = <Label extends string>(
  lines: readonly Example<Label>[],
  given: Partial<ClassifierOptions> = {},
): Prepared<Label> => {
  const options = { ...defaultOptions, ...given }
  const labels = [...new Set(lines.map((line) => line.label))].sort()
  const groupOf = Int32Array.from(lines, (line, at) => line.group ?? at)
  const index = indexOf(lines, groupOf, options)
  const table = tableOf(index, rarityIn(index, new Set(groupOf).size))
  const rows = rowsOf(lines, new Vectoriser(table, options.blockWeights), options.featurise)
  const numberOf = new Map(labels.map((label, at) => [label, at]))
  return {
    labels,
    labelOf: Int32Array.from(lines, (line) => numberOf.get(line.label) ?? 0),
    groupOf,
    rows,
    table,
    options,
  }
}

const indexOf = (
  lines: readonly { readonly text: string }[],
  groupOf: Int32Array,
  { featurise }: ClassifierOptions,
): FeatureIndex => {
  const index = new FeatureIndex()
  const bag = new FeatureBag()
  lines.forEach(({ text }, at) => {
    bag.clear()
    featurise(text, bag)
    index.count(bag, (groupOf[at] ?? 0) + 1)
  })
  return index
}

const rowsOf = (
  lines: readonly { readonly text: string }[],
  vectoriser: Vectoriser,
  featurise: Featurise,
): Rows => {
  const bag = new FeatureBag()
  const starts = new Int32Array(lines.length + 1)
  const squares = new Float64Array(lines.length)
  let numbers = new Int32Array(lines.length * 256)
  let values = new Float32Array(lines.length * 256)
  let end = 0
  lines.forEach((line, at) => {
    bag.clear()
    featurise(line.text, bag)
    const vector = vectoriser.vectorise(bag)
    if (end + vector.count > numbers.length) {
      numbers = enlarged(numbers, Int32Array)
      values = enlarged(values, Float32Array)
    }
    numbers.set(vector.numbers.subarray(0, vector.count), end)
    values.set(vector.values.subarray(0, vector.count), end)
    end += vector.count
    starts[at + 1] = end
    squares[at] = 1 + squaredLength(vector)
  })
  return { starts, numbers, values, squares }
}

const enlarged = <A extends Int32Array | Float32Array>(array: A, Kind: new (length: number) => A): A => {
  const larger = new Kind(array.length * 2 + 4096)
  larger.set(array)
  return larger
}

const squaredLength = ({ values, count }: Vector): number => {
  let sum = 0
  for (let at = 0; at < count; at++) sum += (values[at] ?? 0) ** 2
  return sum
}

/** Weights of every label side by side for each feature, the constant feature last. */
type Weights = Float32Array

const solve = (prepared: Prepared<string>, use: Int32Array): Weights => {
  const { labels, labelOf, table, rows, options } = prepared
  const cost = costs(prepared, use)
  const weights = new Float32Array((table.size + 1) * labels.length)
  labels.forEach((_, label) => {
    const positive = (row: number) => labelOf[row] === label
    const column = solveBinary({ rows, use, positive, cost, epochs: options.epochs, features: table.size })
    for (let at = 0; at < column.length; at++) weights[at * labels.length + label] = column[at] ?? 0
  })
  return weights
}

const costs = ({ labels, labelOf, options }: Prepared<string>, use: Int32Array): Float64Array => {
  const sizes = new Float64Array(labels.length)
  for (const row of use) sizes[labelOf[row] ?? 0] = (sizes[labelOf[row] ?? 0] ?? 0) + 1
  const mean = use.length / labels.length
  return Float64Array.from(
    labelOf,
    (label) => options.cost * (mean / Math.max(1, sizes[label] ?? 1)) ** options.balance,
  )
}

const addScores = (weights: Weights, vector: Vector, constant: number, scores: Float64Array): void => {
  const width = scores.length
  const last = constant * width
  for (let label = 0; label < width; label++) scores[label] = weights[last + label] ?? 0
  for (let at = 0; at < vector.count; at++) {
    const base = (vector.numbers[at] ?? 0) * width
    const value = vector.values[at] ?? 0
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
}

export const fitClassifier = <Label extends string>(prepared: Prepared<Label>): Classifier<Label> => {
  const { labels, table, options, labelOf } = prepared
  const weights = solve(prepared, Int32Array.from(labelOf.keys()))
  const { blockWeights, featurise } = options
  return createClassifier({ labels, table, blockWeights, weights }, featurise)
}

/** A classifier of a model that was trained now or at another time. */
export const createClassifier = <Label extends string>(
  model: ClassifierModel<Label>,
  featurise: Featurise,
): Classifier<Label> => {
  const { labels, table, blockWeights, weights } = model
  const vectoriser = new Vectoriser(table, blockWeights)
  const scores = new Float64Array(labels.length)
  const bag = new FeatureBag()
  return {
    labels,
    model,
    scores(text) {
      bag.clear()
      featurise(text, bag)
      addScores(weights, vectoriser.vectorise(bag), table.size, scores)
      return scores
    },
    bytes: weights.byteLength + table.cells.byteLength,
  }
}

/** Scores of every row by a classifier that has not learnt from its group: one row of margins for each line. */
export const outOfFoldScores = <Label extends string>(
  prepared: Prepared<Label>,
  folds: number,
): Float64Array[] => {
  const { labels, rows, groupOf, table } = prepared
  const result = Array.from(groupOf, () => new Float64Array(labels.length))
  for (let fold = 0; fold < folds; fold++) {
    const held = (row: number) => (groupOf[row] ?? 0) % folds === fold
    const weights = solve(
      prepared,
      Int32Array.from(groupOf.keys()).filter((row) => !held(row)),
    )
    result.forEach((scores, row) => {
      if (held(row)) addScores(weights, rowOf(rows, row), table.size, scores)
    })
  }
  return result
}

const rowOf = ({ starts, numbers, values }: Rows, row: number): Vector => {
  const from = starts[row] ?? 0
  const until = starts[row + 1] ?? 0
  return { numbers: numbers.subarray(from, until), values: values.subarray(from, until), count: until - from }
}
