import { DateTime, IANAZone } from 'luxon'
import { z } from 'zod'
import { type Refusal, refuse } from './refusal.ts'

/** `YYYY-MM-DDTHH:mm` as a clock on the wall shows it; whether there is such a day is checked apart. */
const localSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

/** A moment as it was meant (time on the wall, in a zone) and as it is (`at`, UTC). */
export const momentSchema = z.strictObject({
  local: localSchema,
  /** IANA zone. */
  zone: z.string().min(1).max(60),
  at: z.iso.datetime(),
})

export type Moment = z.infer<typeof momentSchema>

export const rhythms = ['daily', 'weekly', 'monthly'] as const

export const scheduleSchema = z.strictObject({
  ...momentSchema.shape,
  repeat: z.enum(rhythms).optional(),
  /** What becomes of a run whose time passed while Loa was down. */
  missed: z.enum(['skip', 'send-late']).default('send-late'),
})

export type Schedule = z.infer<typeof scheduleSchema>

export type NotAMoment = Refusal<'bad-date' | 'no-such-day' | 'no-such-time' | 'unknown-zone' | 'past'>

/**
 * The moment that a time on the wall means. A time that the clocks skip is refused, one that they show twice is the
 * first of the two.
 */
export const momentOf = (
  local: string,
  zone: string,
  now: DateTime<true>,
): { readonly ok: true; readonly moment: Moment } | NotAMoment => {
  if (!localSchema.safeParse(local).success) return refuse('bad-date', { date: local.slice(0, 40) })
  if (!isZone(zone)) return refuse('unknown-zone', { zone: zone.slice(0, 60) })
  const there = DateTime.fromISO(local, { zone })
  if (!there.isValid) return refuse('no-such-day', { date: local.replace('T', ' ') })
  if (there.toFormat(wall) !== local) return refuse('no-such-time', { date: local.replace('T', ' '), zone })
  if (there <= now) return refuse('past', { date: local.replace('T', ' ') })
  return { ok: true, moment: { local, zone, at: there.toUTC().toISO() } }
}

/** Only names of places: an offset such as `+07:00` knows nothing of a change of the clocks. */
const isZone = (zone: string): boolean =>
  /^(UTC|[A-Za-z_]+\/[A-Za-z0-9_+\-/]+)$/.test(zone) && IANAZone.isValidZone(zone)

const wall = "yyyy-MM-dd'T'HH:mm"

const steps = { daily: 'days', weekly: 'weeks', monthly: 'months' } as const satisfies Record<
  (typeof rhythms)[number],
  string
>

/** Runs between the first and any moment of interest: a daily one goes on for centuries before this is reached. */
const mostRuns = 100_000

/**
 * The runs of a schedule from `after` on (excluded), in UTC. Counted from the first one, so that a month without a
 * 31st does not move those after it; a time that the clocks skip is an hour later on that day.
 */
export const nextRun = ({ local, zone, repeat }: Schedule, after: DateTime<true>): string | undefined => {
  const first = DateTime.fromISO(local, { zone })
  if (!first.isValid) return undefined
  if (first > after) return first.toUTC().toISO()
  if (!repeat) return undefined
  const unit = steps[repeat]
  const passed = Math.max(0, Math.floor(after.setZone(zone).diff(first, unit).as(unit)) - 1)
  for (let count = passed; count < passed + mostRuns; count++) {
    const run = first.plus({ [unit]: count })
    if (run > after) return run.isValid ? run.toUTC().toISO() : undefined
  }
  return undefined
}

/** The last run at or before a moment, not earlier than `from`: the one that is sent when several were missed. */
export const lastRun = (schedule: Schedule, from: string, now: DateTime<true>): string => {
  let run = from
  for (;;) {
    const next = nextRun(schedule, DateTime.fromISO(run, { zone: 'utc' }) as DateTime<true>)
    if (next === undefined || DateTime.fromISO(next) > now) return run
    run = next
  }
}
