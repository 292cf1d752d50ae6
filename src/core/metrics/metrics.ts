/**
 * What Loa counts of itself. Labels are closed lists of codes: never an id, a name or a text, of which there could be any
 * number and which would say who did what.
 */
export const counters = {
  loa_turns_total: { help: 'Things that people did with Loa.', labels: ['input', 'place'] },
  loa_recognitions_total: { help: 'Texts that were recognised.', labels: ['intent', 'tier', 'language'] },
  loa_sends_total: { help: 'Requests to the platform.', labels: ['operation', 'outcome'] },
  loa_http_requests_total: { help: 'Requests that Loa answered.', labels: ['route', 'status'] },
  loa_log_events_total: { help: 'Warnings and errors in the log.', labels: ['level', 'event'] },
} as const satisfies Table

export const timers = {
  loa_turn_seconds: { help: 'From an activity to its answer.', labels: ['input'] },
  loa_send_seconds: {
    help: 'A request to the platform, with the wait for its conversation.',
    labels: ['operation'],
  },
} as const satisfies Table

export const gauges = {
  loa_deliveries_waiting: { help: 'Recipients of broadcasts that still wait.', labels: [] },
  loa_broadcasts_open: { help: 'Delivery batches that have not ended.', labels: [] },
} as const satisfies Table

type Table = Readonly<Record<string, { readonly help: string; readonly labels: readonly string[] }>>

type Labels<T extends Table, Name extends keyof T> = Readonly<Record<T[Name]['labels'][number], string>>

export type Metrics = {
  count<Name extends keyof typeof counters>(name: Name, labels: Labels<typeof counters, Name>): void
  /** `seconds` is a duration. */
  time<Name extends keyof typeof timers>(
    name: Name,
    seconds: number,
    labels: Labels<typeof timers, Name>,
  ): void
  /** `read` is asked whenever somebody looks. */
  gauge(name: keyof typeof gauges, read: () => Promise<number>): void
}

/** Counts nothing. */
export const noMetrics: Metrics = { count: () => {}, time: () => {}, gauge: () => {} }
