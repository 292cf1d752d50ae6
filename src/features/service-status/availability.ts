import { DateTime } from 'luxon'
import type { DayRange } from '../../core/understanding/intent.ts'
import { endOf, type Incident } from './incident.ts'
import type { Maintenance } from './maintenance.ts'
import { dayAfter, type Moment, momentSchema } from './moment.ts'
import { type Impact, impactsWorstFirst } from './state.ts'

/**
 * How much of a minute is lost in each state. An outage counts whole, a partial one half, since some can still work,
 * and a slow service a quarter, so that it is not told as if nothing had been.
 */
const lossOf = { major: 1, partial: 0.5, degraded: 0.25 } as const satisfies Record<Impact, number>

/** What incidents and maintenance of one service come to over a stretch of time. Worked out, never published. */
export type Availability = {
  /** `until` is a moment ago where the stretch goes on. */
  readonly from: Moment
  readonly until: Moment
  /** Minutes in which the service was owed to its users: all but planned maintenance. */
  readonly agreed: number
  readonly maintenance: number
  /** Minutes in each state; where incidents overlap the worst one counts. */
  readonly trouble: Readonly<Record<Impact, number>>
  /** Minutes lost, each state by its share. */
  readonly lost: number
  /** 0 to 100. */
  readonly percent: number
}

type AvailabilitySources = {
  /** Of the service alone. */
  readonly incidents: readonly Incident[]
  readonly works: readonly Maintenance[]
}

type Window = { readonly from: Moment; readonly until: Moment; readonly zone: string }

/** (agreed − lost) ÷ agreed. undefined: no time of the stretch has passed outside of maintenance. */
export const availabilityOf = (
  { incidents, works }: AvailabilitySources,
  { from, until, zone }: Window,
): Availability | undefined => {
  const timeOf = (moment: Moment): number => DateTime.fromISO(moment, { zone }).toMillis()
  const [start, end] = [timeOf(from), timeOf(until)]
  const troubles = incidents.map((incident) => ({
    ...incident,
    from: timeOf(incident.start),
    to: timeOf(endOf(incident) ?? until),
  }))
  const planned = works
    .filter(({ cancelled }) => !cancelled)
    .map((work) => ({ ...work, from: timeOf(work.start), to: timeOf(work.end) }))
  const edges = [start, end, ...[...troubles, ...planned].flatMap((thing) => [thing.from, thing.to])]
  const cuts = [...new Set(edges.filter((edge) => edge >= start && edge <= end))].sort((a, b) => a - b)
  const minutes = { agreed: 0, maintenance: 0, major: 0, partial: 0, degraded: 0 }
  for (const [index, cut] of cuts.slice(0, -1).entries()) {
    const length = ((cuts[index + 1] ?? cut) - cut) / 60_000
    const runs = (thing: { readonly from: number; readonly to: number }) =>
      thing.from <= cut && thing.to > cut
    const state = stateOf(troubles.filter(runs), planned.filter(runs))
    if (state === 'maintenance') minutes.maintenance += length
    else minutes.agreed += length
    if (state !== 'maintenance' && state !== 'operational') minutes[state] += length
  }
  const { agreed, maintenance, ...trouble } = minutes
  const lost = impactsWorstFirst.reduce((sum, impact) => sum + trouble[impact] * lossOf[impact], 0)
  return agreed > 0
    ? { from, until, agreed, maintenance, trouble, lost, percent: ((agreed - lost) / agreed) * 100 }
    : undefined
}

/** Trouble at a site that the work does not touch is no part of the work. */
const stateOf = (
  troubles: readonly Pick<Incident, 'impact' | 'sites'>[],
  works: readonly Pick<Maintenance, 'sites'>[],
): Impact | 'maintenance' | 'operational' => {
  const worked = new Set(works.flatMap(({ sites }) => sites))
  const felt = troubles.filter(({ sites }) => sites.some((site) => !worked.has(site)))
  const worst = impactsWorstFirst.find((impact) => felt.some((trouble) => trouble.impact === impact))
  return worst ?? (works.length > 0 ? 'maintenance' : 'operational')
}

/**
 * The part of a range of days that can be spoken of: from where the log and the service begin, up to now. undefined:
 * nothing of it.
 */
export const windowOf = (
  range: DayRange,
  known: { readonly logBegins: string | undefined; readonly since: Moment; readonly now: Moment },
): Pick<Window, 'from' | 'until'> | undefined => {
  if (known.logBegins === undefined) return undefined
  const from = latest([midnight(range.from), midnight(known.logBegins), known.since])
  const end = midnight(dayAfter(range.to, 1))
  const until = end < known.now ? end : known.now
  return from < until ? { from, until } : undefined
}

const midnight = (day: string): Moment => momentSchema.parse(`${day}T00:00`)

const latest = (moments: readonly Moment[]): Moment =>
  moments.reduce((last, moment) => (moment > last ? moment : last))
