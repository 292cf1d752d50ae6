/** Times in milliseconds. */
export type Backoff = {
  readonly firstMs: number
  readonly mostMs: number
  /** Requests about one recipient until it is given up. */
  readonly attempts: number
}

/** Doubling from 1 s to a minute: ten attempts take about four minutes. */
export const defaultBackoff: Backoff = { firstMs: 1_000, mostMs: 60_000, attempts: 10 }

/** How long to wait after the given attempt (1 is the first); half of it is chance, so that not all come back at once. */
export const backoffMs = (attempt: number, { firstMs, mostMs }: Backoff, random: () => number): number => {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.max(0, attempt - 1))
  return Math.round(whole / 2 + (random() * whole) / 2)
}

/** Added to a time that the platform named: at most as long as the first wait. */
export const jitterMs = ({ firstMs }: Backoff, random: () => number): number => Math.round(random() * firstMs)
