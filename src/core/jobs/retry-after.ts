/** Milliseconds until a job is tried again whose handler has thrown `failures` times in a row (1 or more). */
export type RetryAfter = (failures: number) => number

const firstMs = 1_000
const mostMs = 300_000

/** Doubling from a second to five minutes, then every five minutes. */
export const retryAfter: RetryAfter = (failures) =>
  Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30))
