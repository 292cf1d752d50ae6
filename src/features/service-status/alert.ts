import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Collection } from '../../core/store/store.ts'

/** Whether an alert stands, in the words of Alertmanager. */
export const alertStatuses = ['firing', 'resolved'] as const

/** One alert of a message, in the few words that are kept of it. Times are milliseconds of the sender's clock. */
export type IncomingAlert = {
  readonly fingerprint: string
  readonly status: (typeof alertStatuses)[number]
  readonly startsAt: number
  readonly endsAt: number | undefined
  readonly labels: Readonly<Record<string, string>>
  readonly summary: string
}

/** What a monitoring system sends at once: alerts of one group. */
export type AlertMessage = {
  readonly group: string
  readonly status: (typeof alertStatuses)[number]
  /** Alerts of the group that the sender left out. */
  readonly truncated: number
  readonly alerts: readonly IncomingAlert[]
}

/** Names and texts; looked at by hand, since there are thousands of them in a storm. */
export const textsSchema = z.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string'),
  'is an object of texts',
)

export type KnownAlert = {
  readonly firing: boolean
  readonly startsAt: number
  /** The incident that it belongs to; none: nobody knows what it is about. */
  readonly incident?: string | undefined
}

/** As it is kept: `<firing> <startsAt> <incident>`, since a group is read and written whole with each of its messages. */
export const keepAlert = ({ firing, startsAt, incident = '' }: KnownAlert): string =>
  `${firing ? 1 : 0} ${startsAt} ${incident}`

export const knownAlert = (kept: string | undefined): KnownAlert | undefined => {
  if (kept === undefined) return undefined
  const end = kept.indexOf(' ', 2)
  return {
    firing: kept.startsWith('1'),
    startsAt: Number(kept.slice(2, end)),
    incident: kept.slice(end + 1) || undefined,
  }
}

const groupSchema = z.strictObject({
  /** What was last heard of each alert, by fingerprint, as `keepAlert` writes it. */
  alerts: textsSchema,
  /** The latest incident of each service. */
  incidents: z.record(z.string(), z.string()),
  /** When Loa heard of it last, in milliseconds of its own clock. */
  at: z.number(),
})

/** All that is known of one group: one document, as the sender sends it as one message. */
export type AlertGroup = z.infer<typeof groupSchema>

export const alertGroups: Collection<AlertGroup> = {
  name: 'alert-groups',
  schema: groupSchema,
  indexes: { at: ({ at }) => at },
}

const unmappedSchema = z.strictObject({
  summary: z.string(),
  labels: z.record(z.string(), z.string()),
  firing: z.boolean(),
  startsAt: z.number(),
  at: z.number(),
})

/** An alert that fits no service, with what the duty engineer needs to see of it. */
export type UnmappedAlert = z.infer<typeof unmappedSchema>

export const unmappedAlerts: Collection<UnmappedAlert> = {
  name: 'unmapped-alerts',
  schema: unmappedSchema,
  indexes: { at: ({ at }) => at },
}

/** How many of a group's alerts stand for each of its incidents. */
export const countStanding = (alerts: AlertGroup['alerts']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const kept of Object.values(alerts)) {
    const { firing = false, incident } = knownAlert(kept) ?? {}
    if (firing && incident !== undefined) counts.set(incident, (counts.get(incident) ?? 0) + 1)
  }
  return counts
}

/** Keys of monitoring systems can be long and hold anything. */
export const alertKey = (...parts: readonly string[]): string =>
  hash('sha256', parts.join('\n'), 'base64url').slice(0, 22)

/** What to make of an alert that may be known: `remember` keeps it in mind without an incident. */
export type AlertStep = 'fire' | 'resolve' | 'remember' | 'ignore'

/**
 * An alert is told by when it began: the same beginning again is a repeat, and what was resolved stays so, whichever
 * word comes first. A later beginning is a new alert; what began before the known one is an old word that came late.
 */
export const stepOf = (
  known: Pick<KnownAlert, 'firing' | 'startsAt'> | undefined,
  { status, startsAt, endsAt }: Pick<IncomingAlert, 'status' | 'startsAt' | 'endsAt'>,
): AlertStep => {
  if (!known) return status === 'firing' ? 'fire' : 'remember'
  const stands = known.firing
  if (status === 'firing') return startsAt > known.startsAt ? (stands ? 'remember' : 'fire') : 'ignore'
  if (startsAt < known.startsAt) return stands && (endsAt ?? 0) >= known.startsAt ? 'resolve' : 'ignore'
  if (stands) return 'resolve'
  return startsAt > known.startsAt ? 'remember' : 'ignore'
}
