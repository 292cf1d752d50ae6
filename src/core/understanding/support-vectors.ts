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
  const { rows, cost, features } = binary
  const { starts, numbers, values, squares } = rows
  const weights = new Float64Array(features + 1)
  const alphas = new Float64Array(squares.length)
  const order = binary.use.slice()
  const random = repeatable(features)
  let active = order.length
  let violationBefore = Number.POSITIVE_INFINITY
  for (let epoch = 0; epoch < binary.epochs; epoch++) {
    shuffle(order, active, random)
    let violation = 0
    for (let at = 0; at < active; at++) {
      const row = order[at] ?? 0
      const from = starts[row] ?? 0
      const until = starts[row + 1] ?? 0
      const sign = binary.positive(row) ? 1 : -1
      const alpha = alphas[row] ?? 0
      const slack = 0.5 / (cost[row] ?? 1)
      let score = weights[features] ?? 0
      for (let cell = from; cell < until; cell++)
        score += (weights[numbers[cell] ?? 0] ?? 0) * (values[cell] ?? 0)
      const gradient = sign * score - 1 + alpha * slack
      if (alpha === 0 && gradient > violationBefore) {
        active--
        order[at] = order[active] ?? 0
        order[active] = row
        at--
        continue
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      violation = Math.max(violation, Math.abs(projected))
      if (Math.abs(projected) < 1e-12) continue
      const next = Math.max(alpha - gradient / ((squares[row] ?? 0) + slack), 0)
      alphas[row] = next
      const change = (next - alpha) * sign
      weights[features] = (weights[features] ?? 0) + change
      for (let cell = from; cell < until; cell++) {
        const number = numbers[cell] ?? 0
        weights[number] = (weights[number] ?? 0) + change * (values[cell] ?? 0)
      }
    }
    if (violation < tolerance) break
    violationBefore = violation
  }
  return weights
}

const shuffle = (order: Int32Array, count: number, random: () => number): void => {
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const moved = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = moved
  }
}
