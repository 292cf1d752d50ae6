/** What a log line may carry: ids, counts, codes and durations. Never a text that somebody wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Structured log; `event` is a stable name such as `turn-failed`. */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields, cause?: unknown): void
  error(event: string, fields?: LogFields, cause?: unknown): void
}
