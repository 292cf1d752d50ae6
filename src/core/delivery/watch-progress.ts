import type { DateTime } from 'luxon'
import type { Log } from '../log/log.ts'
import type { Batch } from './batch.ts'
import { momentOf } from './moment.ts'
import type { BatchSource, Counts, Progress } from './outbox.ts'
import { isDone, type Run, waiting } from './run.ts'

export const toProgress = (
  batch: Batch,
  { planned, counts }: Run,
  estimate: DateTime<true> | undefined,
): Progress => ({
  intent: batch.intent,
  counts,
  planned,
  finished: batch.finished || isDone({ planned, counts }),
  ...(batch.halted !== undefined && { halted: batch.halted }),
  ...(estimate && { estimate }),
})

const finals = (counts: Counts): number => counts.delivered + counts.unknown + counts.failed + counts.skipped

/** The pace is that of the last stretch of this length, in milliseconds. */
const stretch = 30_000

type Mark = { readonly at: number; readonly finals: number }

export type ProgressWatch = ReturnType<typeof createProgressWatch>

/** Tells a feature how its batch is doing, and reckons when it will be done. */
export const createProgressWatch = (source: BatchSource, log: Log, tellMs: number) => {
  let marks: readonly Mark[] = []
  let toldAt = 0
  let told = ''
  let telling: Promise<void> | undefined

  const estimate = (run: Run, now: number): DateTime<true> | undefined => {
    const [oldest] = marks
    const done = oldest ? finals(run.counts) - oldest.finals : 0
    if (!run.planned || !oldest || done <= 0) return undefined
    return momentOf(Math.round(now + (waiting(run.counts) * (now - oldest.at)) / done))
  }

  const mark = (counts: Counts, now: number) => {
    if (now - (marks.at(-1)?.at ?? 0) < 1_000) return
    marks = [...marks.filter(({ at }) => at > now - stretch), { at: now, finals: finals(counts) }]
  }

  const tell = (id: string, progress: Progress): Promise<void> => {
    telling ??= source
      .progressed(id, progress)
      .catch((cause: unknown) => log.error('progress-not-told', { batch: id }, cause))
      .finally(() => {
        telling = undefined
      })
    return telling
  }

  return {
    estimate,
    /** Now and then, and only where something moved. Never waits for the feature. */
    follow: (id: string, batch: Batch, run: Run, now: number): void => {
      mark(run.counts, now)
      if (telling || now - toldAt < tellMs) return
      const progress = toProgress(batch, run, undefined)
      const text = JSON.stringify(progress)
      if (text === told) return
      told = text
      toldAt = now
      void tell(id, toProgress(batch, run, estimate(run, now)))
    },
    /** The last word: after whatever is being told. */
    conclude: async (id: string, batch: Batch, run: Run): Promise<void> => {
      await telling
      await tell(id, toProgress(batch, run, undefined))
    },
  }
}
