/** Training texts as sparse rows: those of row `i` are at `starts[i]` up to `starts[i + 1]`. */
export type Rows = {
  readonly starts: Int32Array
  readonly numbers: Int32Array
  readonly values: Float32Array
  /** Squared length of each row, the constant feature included. */
  readonly squares: Float64Array
}

/** One two-way question: which rows (of all) to learn from, which of them are positive, what each error costs. */
export type Binary = {
  readonly rows: Rows
  readonly use: Int32Array
  readonly positive: (row: number) => boolean
  readonly cost: Float64Array
  readonly epochs: number
  readonly features: number
}

/** A generator of numbers in [0, 1) that gives the same ones at every training (mulberry32). */
export const repeatable = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

/** Ends an epoch's search once no row violates its optimum by more than this. */
const tolerance = 0.01

/**
 * Linear support vector machine with squared hinge loss, solved in the dual one row at a time (Hsieh et al. 2008,
 * "A Dual Coordinate Descent Method for Large-scale Linear SVM"); rows that stay at zero are shrunk away. Returns
 * the weights of the features, that of the constant last.
 */
export const solveBinary = (binary: Binary): Float64Array => {
  const search: Search = {
    ...binary,
    weights: new Float64Array(binary.features + 1),
    alphas: new Float64Array(binary.rows.squares.length),
    order: binary.use.slice(),
    active: binary.use.length,
    violation: Number.POSITIVE_INFINITY,
  }
  const random = repeatable(binary.features)
  for (let epoch = 0; epoch < binary.epochs && search.violation >= tolerance; epoch++) {
    shuffle(search.order, search.active, random)
    goThrough(search)
  }
  return search.weights
}

type Search = Binary & {
  readonly weights: Float64Array
  /** How much each row holds its side up. */
  readonly alphas: Float64Array
  /** The rows, those still active first. */
  readonly order: Int32Array
  active: number
  /** By how much the epoch before left its worst row off its optimum. */
  violation: number
}

/** One epoch. */
const goThrough = (search: Search): void => {
  const { order, alphas } = search
  let worst = 0
  for (let at = 0; at < search.active; at++) {
    const row = order[at] ?? 0
    const sign = search.positive(row) ? 1 : -1
    const gradient = gradientOf(search, row, sign)
    if (alphas[row] === 0 && gradient > search.violation) {
      search.active--
      order[at] = order[search.active] ?? 0
      order[search.active] = row
      at--
      continue
    }
    const projected = alphas[row] === 0 ? Math.min(gradient, 0) : gradient
    worst = Math.max(worst, Math.abs(projected))
    if (Math.abs(projected) >= 1e-12) descend(search, row, sign, gradient)
  }
  search.violation = worst
}

const slackOf = ({ cost }: Search, row: number): number => 0.5 / (cost[row] ?? 1)

const gradientOf = (search: Search, row: number, sign: number): number => {
  const { weights, rows, features, alphas } = search
  const { starts, numbers, values } = rows
  const until = starts[row + 1] ?? 0
  let score = weights[features] ?? 0
  for (let cell = starts[row] ?? 0; cell < until; cell++)
    score += (weights[numbers[cell] ?? 0] ?? 0) * (values[cell] ?? 0)
  return sign * score - 1 + (alphas[row] ?? 0) * slackOf(search, row)
}

const descend = (search: Search, row: number, sign: number, gradient: number): void => {
  const { weights, rows, features, alphas } = search
  const { starts, numbers, values, squares } = rows
  const alpha = alphas[row] ?? 0
  const next = Math.max(alpha - gradient / ((squares[row] ?? 0) + slackOf(search, row)), 0)
  alphas[row] = next
  const change = (next - alpha) * sign
  weights[features] = (weights[features] ?? 0) + change
  const until = starts[row + 1] ?? 0
  for (let cell = starts[row] ?? 0; cell < until; cell++) {
    const number = numbers[cell] ?? 0
    weights[number] = (weights[number] ?? 0) + change * (values[cell] ?? 0)
  }
}

const shuffle = (order: Int32Array, count: number, random: () => number): void => {
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const moved = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = moved
  }
}
