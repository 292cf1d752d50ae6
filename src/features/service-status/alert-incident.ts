import type { Localized } from '../../core/i18n/localized.ts'
import type { MappedAlert } from './alert-mapping.ts'
import { endOf, type Incident, isOpen, type Phase, phaseOf, revisionOf } from './incident.ts'
import { liveIn } from './live-texts.ts'
import { type Moment, minutesBetween, momentSchema } from './moment.ts'
import { severity } from './state.ts'

/** What alerts make of an incident: pure rules, so that a message that comes twice comes to the same. */

const loa = 'Loa'

/** So long after its end an incident is the same one when its alert fires again. */
const reopenMinutes = 30

/** With so much said of it, a flapping alert begins a new one. */
const longestTimeline = 100

export type Firing = MappedAlert & {
  readonly summary: string
  readonly now: Moment
}

type NewIncident = {
  readonly id: string
  /** Id of the group. */
  readonly group: string
  readonly title: Localized
  /** When the alert began by the sender's clock, not later than now. */
  readonly start: Moment
}

export const openByAlert = (
  { id, group, title, start }: NewIncident,
  { service, sites, impact, summary, now }: Firing,
): Incident => ({
  id,
  title,
  services: [service],
  sites: [...sites],
  impact,
  start,
  timeline: [{ at: now, phase: 'investigating', text: says('alert.first', summary) }],
  revision: 1,
  changedBy: loa,
  alerts: { group },
})

/** Whether one more alert belongs to an incident that its group has had before. */
export const takesAlert = (incident: Incident, now: Moment): boolean => {
  if (incident.timeline.length >= longestTimeline) return false
  const end = endOf(incident)
  return end === undefined || minutesBetween(end, now) < reopenMinutes
}

/** One more alert: it is worth a word where it reaches further, is worse, or comes back. */
export const addAlert = (incident: Incident, { sites, impact, summary, now }: Firing): Incident => {
  const further = sites.filter((site) => !incident.sites.includes(site))
  const isWorse = severity(impact) > severity(incident.impact)
  if (isOpen(incident) && further.length === 0 && !isWorse) return incident
  const wider = {
    ...incident,
    sites: [...incident.sites, ...further],
    impact: isWorse ? impact : incident.impact,
  }
  if (!isOpen(incident))
    return withWord({ ...wider, impact }, 'investigating', says('alert.again', summary), now)
  return withWord(wider, phaseOf(incident), says('alert.wider', summary), now)
}

/**
 * All its alerts are over: it is resolved, unless a person has taken it up, who says so then, or there were alerts that
 * the sender left out, of which nobody knows.
 */
export const settleEnded = (incident: Incident, truncated: number, now: Moment): Incident => {
  if (!isOpen(incident)) return incident
  if (truncated > 0) {
    const left = liveIn('alert.over.truncated', () => ({ count: truncated }))
    return withWord(incident, 'monitoring', left, now)
  }
  return incident.timeline.some(({ author }) => author !== undefined)
    ? withWord(incident, 'monitoring', liveIn('alert.over.person'), now)
    : withWord(incident, 'resolved', liveIn('alert.over'), now)
}

const says = (key: 'alert.first' | 'alert.again' | 'alert.wider', summary: string): Localized =>
  liveIn(key, () => ({ summary }))

const withWord = (incident: Incident, phase: Phase, text: Localized, now: Moment): Incident => {
  const last = incident.timeline.at(-1)?.at ?? now
  const { nextUpdate, ...rest } = incident
  return {
    ...rest,
    ...(nextUpdate && phase !== 'resolved' && { nextUpdate }),
    timeline: [...incident.timeline, { at: momentSchema.parse(now > last ? now : last), phase, text }],
    revision: revisionOf(incident) + 1,
    changedBy: loa,
  }
}
