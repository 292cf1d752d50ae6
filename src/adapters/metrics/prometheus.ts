import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { counters, gauges, type Metrics, timers } from '../../core/metrics/metrics.ts'

export type PrometheusMetrics = Metrics & {
  readonly contentType: string
  /** In the text format of Prometheus. */
  read(): Promise<string>
}

/** Seconds: a turn takes milliseconds, a request to the platform up to its time-out. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** All that Loa counts, and what Node tells of its process. */
export const createPrometheusMetrics = (): PrometheusMetrics => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const counting = new Map(
    Object.entries(counters).map(([name, { help, labels }]) => [
      name,
      new Counter({ name, help, labelNames: labels, registers: [register] }),
    ]),
  )
  const timing = new Map(
    Object.entries(timers).map(([name, { help, labels }]) => [
      name,
      new Histogram({ name, help, labelNames: labels, buckets, registers: [register] }),
    ]),
  )
  return {
    contentType: register.contentType,
    read: () => register.metrics(),
    count: (name, labels) => counting.get(name)?.inc(labels),
    time: (name, seconds, labels) => timing.get(name)?.observe(labels, seconds),
    gauge: (name, read) => {
      new Gauge({
        name,
        help: gauges[name].help,
        registers: [register],
        async collect() {
          this.set(await read())
        },
      })
    },
  }
}
