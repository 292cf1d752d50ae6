import fc from 'fast-check'

/**
 * Of a short run all is said, so that it is the same on every machine; `npm run fuzz` says another seed and a larger
 * share in each of its rounds.
 */
const seed = Number(process.env['FUZZ_SEED'] ?? 2_026)
const share = Number(process.env['FUZZ_SHARE'] ?? 1)

type Size<T> = {
  /** Values that are tried in a short run. */
  readonly runs: number
  /** Values that once failed: each is tried first, for good. */
  readonly once?: readonly T[]
}

/**
 * Tries what must hold for all values. What fails is told with its seed and path, made as small as can be:
 * `FUZZ_SEED=<seed> npx vitest run --config tests/vitest.config.ts --project fuzz` tries the same again.
 */
export const explore = <T>(
  values: fc.Arbitrary<T>,
  { runs, once = [] }: Size<T>,
  holds: (value: T) => Promise<void> | void,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(values, async (value) => holds(value)),
    {
      seed,
      numRuns: Math.ceil(runs * share) + once.length,
      examples: once.map((value) => [value]),
    },
  )

/** Milliseconds of processor time for one small input: neighbours on the machine and training beside it do not count. */
const mostWork = 5_000

/** Throws where the work spends more on the processor than an input of any kind is worth. */
export const withinBounds = async <T>(work: () => Promise<T>): Promise<T> => {
  const before = process.threadCpuUsage()
  const result = await work()
  const { user, system } = process.threadCpuUsage(before)
  const spent = (user + system) / 1_000
  if (spent > mostWork) throw new Error(`it took ${spent.toFixed()} ms of the processor`)
  return result
}
