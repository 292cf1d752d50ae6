import type { Log, LogFields } from '../../src/core/log/log.ts'

export type LogLine = {
  readonly level: keyof Log
  readonly event: string
  readonly fields: LogFields
  readonly cause: unknown
}

/** A log that keeps its lines. */
export const aLog = (): Log & { readonly lines: LogLine[] } => {
  const lines: LogLine[] = []
  const write =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}, cause?: unknown): void => {
      lines.push({ level, event, fields, cause })
    }
  return { lines, info: write('info'), warn: write('warn'), error: write('error') }
}
