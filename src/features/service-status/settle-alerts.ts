import { DateTime } from 'luxon'
import { commitAudited } from '../../core/audit/append-entry.ts'
import { loaItself } from '../../core/audit/loa-itself.ts'
import { Failure } from '../../core/errors/failure.ts'
import type { Change } from '../../core/store/store.ts'
import {
  type AlertMessage,
  type AlertStep,
  alertGroups,
  alertKey,
  countStanding,
  type IncomingAlert,
  type KnownAlert,
  keepAlert,
  knownAlert,
  stepOf,
  unmappedAlerts,
} from './alert.ts'
import { createBoard } from './alert-board.ts'
import { addAlert, openByAlert, settleEnded, takesAlert } from './alert-incident.ts'
import { type AlertMapping, mapAlert } from './alert-mapping.ts'
import { announceIncidents } from './announce-incidents.ts'
import { type Incident, incidents, revisionOf } from './incident.ts'
import { type LiveParts, presentMoment, takeNumbers } from './live-parts.ts'
import { loadServices } from './load-status.ts'
import { type Moment, momentOf } from './moment.ts'
import { incidentTitle } from './report-incident.ts'
import { tellUnmapped } from './unmapped-alerts.ts'

const maximalAttempts = 1_000

/**
 * Makes of messages of a monitoring system what they mean, all in one commit: what is committed may come again and
 * changes nothing then. Rejects where the store does; the sender sends again.
 */
export const settleAlerts = async (
  parts: LiveParts,
  mapping: AlertMapping,
  messages: readonly AlertMessage[],
): Promise<void> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt++) {
    const { changes, changed } = await planAlerts(parts, mapping, messages)
    if (changes.length === 0) return
    const committed =
      changed.length === 0
        ? await parts.store.commit(changes)
        : await commitAudited(parts.store, parts.clock, deedOf(changed), async () => changes)
    if (committed.ok) return
  }
  throw new Failure('contended', 'lost every race for the log of incidents')
}

const listed = 100

const deedOf = (changed: readonly Incident[]) => ({
  actor: loaItself,
  action: 'incident.alerted',
  subject: changed.length === 1 ? `incident/${changed[0]?.id}` : 'incidents',
  details: {
    count: changed.length,
    incidents: changed.slice(0, listed).map((incident) => `${incident.id};${revisionOf(incident)}`),
  },
})

const planAlerts = async (
  parts: LiveParts,
  mapping: AlertMapping,
  messages: readonly AlertMessage[],
): Promise<{ readonly changes: readonly Change[]; readonly changed: readonly Incident[] }> => {
  const numbers = await takeNumbers(parts.store)
  const work = await openWork(parts, mapping, numbers.take)
  await loadFor(work, messages)
  for (const message of messages) await applyMessage(work, message)
  const news = work.incidents.changed().flatMap((id) => {
    const incident = work.incidents.get(id)
    return incident ? [{ incident, isNew: work.incidents.isNew(id) }] : []
  })
  const announced = await announceIncidents(parts, news, work.now)
  for (const incident of announced.incidents) work.incidents.set(incident.id, incident)
  const changes = [
    ...numbers.change(),
    ...work.groups.changes(),
    ...work.incidents.changes(),
    ...work.unmapped.changes(),
    ...announced.changes,
    ...(work.unmapped.changed().length > 0 ? await tellUnmapped(parts, work.now) : []),
  ]
  return { changes, changed: announced.incidents }
}

const openWork = async (parts: LiveParts, mapping: AlertMapping, take: () => string) => {
  const { store } = parts
  const [services, sites] = await Promise.all([loadServices(store), parts.directory.sites()])
  return {
    parts,
    mapping,
    take,
    known: { services: new Set<string>(services.map(({ id }) => id)), sites: sites.map(({ id }) => id) },
    now: presentMoment(parts),
    at: parts.clock().toMillis(),
    groups: createBoard(store, alertGroups),
    incidents: createBoard(store, incidents),
    unmapped: createBoard(store, unmappedAlerts),
  }
}

type Open = Awaited<ReturnType<typeof openWork>>

/** Everything that the messages can touch but what fits no service, in two reads. */
const loadFor = async ({ groups, incidents: board }: Open, messages: readonly AlertMessage[]) => {
  const ids = new Set(messages.map(({ group }) => alertKey(group)))
  await groups.load(ids)
  const known = [...ids].flatMap((id) => {
    const group = groups.get(id)
    return group ? [...countStanding(group.alerts).keys(), ...Object.values(group.incidents)] : []
  })
  await board.load(known)
}

/** A group while a message is applied to it. */
type Draft = {
  readonly id: string
  readonly key: string
  readonly alerts: Record<string, string>
  readonly incidents: Record<string, string>
  changed: boolean
  /** Incidents that lost an alert. */
  readonly less: Set<string>
}

const applyMessage = async (work: Open, message: AlertMessage): Promise<void> => {
  const id = alertKey(message.group)
  const before = work.groups.get(id) ?? { alerts: {}, incidents: {}, at: work.at }
  const draft: Draft = {
    id,
    key: message.group,
    alerts: { ...before.alerts },
    incidents: { ...before.incidents },
    changed: false,
    less: new Set(),
  }
  for (const alert of message.alerts) {
    const known = knownAlert(draft.alerts[alert.fingerprint])
    const step = stepOf(known, alert)
    if (step !== 'ignore') await applyAlert(work, draft, { alert, known, step })
  }
  if (message.status === 'resolved' && message.truncated === 0) endAll(draft)
  settle(work, draft, message.truncated)
  const { alerts, incidents: latest, changed } = draft
  if (changed) work.groups.set(id, { alerts: withoutOld(alerts), incidents: latest, at: work.at })
}

/** Ends the incidents that lost their last alert. */
const settle = ({ incidents: board, now }: Open, { alerts, less }: Draft, truncated: number): void => {
  if (less.size === 0) return
  const standing = countStanding(alerts)
  for (const id of less) {
    const incident = board.get(id)
    if (incident && !standing.has(id)) board.set(id, settleEnded(incident, truncated, now))
  }
}

type Heard = {
  readonly alert: IncomingAlert
  readonly known: KnownAlert | undefined
  readonly step: Exclude<AlertStep, 'ignore'>
}

const applyAlert = async (work: Open, draft: Draft, { alert, known, step }: Heard): Promise<void> => {
  draft.changed = true
  if (step === 'fire') return fire(work, draft, alert)
  const { startsAt, status, fingerprint } = alert
  const incident = known?.incident
  draft.alerts[fingerprint] = keepAlert({ firing: status === 'firing', startsAt, incident })
  if (step !== 'resolve') return
  if (incident === undefined) await keepUnmapped(work, draft, alert)
  else draft.less.add(incident)
}

const keepUnmapped = async (
  { unmapped, at }: Open,
  { key }: Draft,
  { fingerprint, status, startsAt, summary, labels }: IncomingAlert,
): Promise<void> => {
  const id = alertKey(key, fingerprint)
  await unmapped.load([id])
  unmapped.set(id, {
    summary: oneLine(summary),
    labels: shortened(labels),
    firing: status === 'firing',
    startsAt,
    at,
  })
}

const fire = async (work: Open, draft: Draft, alert: IncomingAlert): Promise<void> => {
  const { fingerprint, startsAt, summary } = alert
  const mapped = mapAlert(work.mapping, alert.labels, work.known)
  if (!mapped) {
    draft.alerts[fingerprint] = keepAlert({ firing: true, startsAt })
    return keepUnmapped(work, draft, alert)
  }
  const { service, sites } = mapped
  const firing = { ...mapped, summary: oneLine(summary), now: work.now }
  const before = work.incidents.get(draft.incidents[service] ?? '')
  const incident =
    before && takesAlert(before, work.now)
      ? addAlert(before, firing)
      : openByAlert(
          {
            id: work.take(),
            group: draft.id,
            title: await incidentTitle(work.parts, [service], sites),
            start: startOf(work, alert),
          },
          firing,
        )
  work.incidents.set(incident.id, incident)
  draft.incidents[service] = incident.id
  draft.alerts[fingerprint] = keepAlert({ firing: true, startsAt, incident: incident.id })
}

/** Every alert of the group is over, also one that the message does not list any more. */
const endAll = (draft: Draft): void => {
  for (const [fingerprint, kept] of Object.entries(draft.alerts)) {
    const alert = knownAlert(kept)
    if (!alert?.firing) continue
    draft.alerts[fingerprint] = keepAlert({ ...alert, firing: false })
    draft.changed = true
    if (alert.incident !== undefined) draft.less.add(alert.incident)
  }
}

const mostRemembered = 1_000

/** A group of many short-lived alerts must not grow without end: of those that are over the latest are remembered. */
const withoutOld = (alerts: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const over = Object.entries(alerts).filter(([, kept]) => kept.startsWith('0'))
  if (over.length <= mostRemembered) return alerts
  const beganOf = (kept: string) => knownAlert(kept)?.startsAt ?? 0
  const old = over.toSorted(([, one], [, other]) => beganOf(one) - beganOf(other)).slice(0, -mostRemembered)
  const forgotten = new Set(old.map(([fingerprint]) => fingerprint))
  return Object.fromEntries(Object.entries(alerts).filter(([fingerprint]) => !forgotten.has(fingerprint)))
}

/** Clocks disagree: nothing has begun later than now, and the year 1 stands for "not said". */
const startOf = ({ parts, now, at }: Open, { startsAt }: IncomingAlert): Moment => {
  const instant = DateTime.fromMillis(startsAt)
  return startsAt > at || startsAt < earliest || !instant.isValid
    ? now
    : momentOf(instant, parts.organisation.zone)
}

const earliest = Date.UTC(2000, 0, 1)

const mostLabels = 40

const shortened = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(labels)
      .slice(0, mostLabels)
      .map(([name, value]) => [name.slice(0, 100), value.slice(0, 200).toWellFormed()]),
  )

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed()
