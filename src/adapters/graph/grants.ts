import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'

/** What Loa does with Graph, each with a permission of its own. */
export const graphPermissions = {
  people: 'User.Read.All',
  groups: 'GroupMember.Read.All',
  calendars: 'Calendars.ReadWrite',
  'service-health': 'ServiceHealth.Read.All',
  installation: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'activity-feed': 'TeamsActivity.Send',
} as const

export type GraphFeature = keyof typeof graphPermissions

/** Which features Graph has refused. What is refused is off and asked for again after an hour. */
export type Grants = {
  isOff(feature: GraphFeature): boolean
  /** Says so in the log, once. */
  refused(feature: GraphFeature, code: string): void
  granted(feature: GraphFeature): void
}

const askAgainMs = 3_600_000

/** A mailbox may be out of bounds by itself (RBAC for Applications): one refusal says nothing of the others. */
const refusedOneByOne: ReadonlySet<GraphFeature> = new Set(['calendars'])

export const createGrants = (clock: Clock, log: Log): Grants => {
  const refusedAt = new Map<GraphFeature, number>()
  return {
    isOff: (feature) => {
      const at = refusedOneByOne.has(feature) ? undefined : refusedAt.get(feature)
      return at !== undefined && clock().toMillis() < at + askAgainMs
    },
    refused: (feature, code) => {
      const permission = graphPermissions[feature]
      if (!refusedAt.has(feature)) log.warn('graph-not-granted', { feature, permission, code })
      refusedAt.set(feature, clock().toMillis())
    },
    granted: (feature) => {
      if (refusedAt.delete(feature)) log.info('graph-granted', { feature })
    },
  }
}
