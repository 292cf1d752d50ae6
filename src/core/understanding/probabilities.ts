/** How sharp probabilities are made of margins: at 6, one margin higher by 0.4 is ten times as likely. */
const sharpness = 6

/** What the margins of a text's labels come to. Positions are those of the labels. */
export type Verdict = {
  readonly probabilities: Float64Array
  /** The likeliest label that is in scope; -1 where there is none. */
  readonly best: number
  /** p(best) − p(out of scope); p(best) where no label stands for out of scope. */
  readonly lead: number
}

/** `outOfScope`: position of the label that stands for strangers, -1 where there is none. */
export const verdictOf = (scores: Float64Array, outOfScope: number): Verdict => {
  let highest = Number.NEGATIVE_INFINITY
  let best = -1
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0
    highest = Math.max(highest, score)
    if (at !== outOfScope && (best < 0 || score > (scores[best] ?? 0))) best = at
  }
  const probabilities = scores.map((score) => Math.exp(sharpness * (score - highest)))
  const total = probabilities.reduce((sum, power) => sum + power, 0)
  for (let at = 0; at < probabilities.length; at++) probabilities[at] = (probabilities[at] ?? 0) / total
  return { probabilities, best, lead: (probabilities[best] ?? 0) - (probabilities[outOfScope] ?? 0) }
}
