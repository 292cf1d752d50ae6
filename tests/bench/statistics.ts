import type { Slice } from './load.ts'

/** A slice of load with the processor time that the bot used for it, in milliseconds. */
export type MeasuredSlice = Slice & { readonly cpuMs: number }

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

export const median = (values: readonly number[]): number => quantile(sorted(values), 0.5)

/** `values` in ascending order; NaN when there are none. */
export const quantile = (values: readonly number[], part: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

type Summary = {
  readonly turns: number
  readonly turnsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly cpuMsPerTurn: number
}

/** Latencies over all slices, in milliseconds; the rate is that of the median slice. */
export const summarise = (slices: readonly MeasuredSlice[]): Summary => {
  const latencies = sorted(slices.flatMap((slice) => slice.latencies))
  return {
    turns: latencies.length,
    turnsPerSecond: Math.round(median(slices.map((slice) => slice.latencies.length / slice.seconds))),
    p50: rounded(quantile(latencies, 0.5)),
    p99: rounded(quantile(latencies, 0.99)),
    cpuMsPerTurn: rounded(slices.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / latencies.length),
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

export const share = (part: number, whole: number): number => rounded(part / whole)
