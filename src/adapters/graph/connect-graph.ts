import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'
import { type Jobs, jobKind } from '../../core/jobs/jobs.ts'
import type { Log } from '../../core/log/log.ts'
import type { Directory } from '../../core/people/directory.ts'
import type { RoleGroups } from '../../core/people/role-groups.ts'
import type { AnyCollection, Store } from '../../core/store/store.ts'
import type { CalendarChanges, FollowedCalendars } from '../../core/time/calendar-port.ts'
import type { Clock } from '../../core/time/clock.ts'
import { calendarCollections } from './calendar-collections.ts'
import { directoryCollections } from './collections.ts'
import { createCredential, type GraphIdentity } from './credential.ts'
import type { FileData } from './describe-person.ts'
import { type FollowParts, followCalendar, renewSubscriptions } from './follow-calendars.ts'
import { createGraph, type GraphParts } from './graph.ts'
import { createGraphCalendars } from './graph-calendars.ts'
import { createGraphDirectory } from './graph-directory.ts'
import { createTenantGroups, type TenantGroups } from './groups.ts'
import { type Installed, installApp } from './install-app.ts'
import { type Notified, notifyInFeed } from './notify-in-feed.ts'
import { type NotificationAnswer, receiveNotification } from './receive-notification.ts'
import { type MicrosoftHealth, readMicrosoftHealth } from './service-health.ts'
import { syncDirectory } from './sync-directory.ts'

/** What the store has to be opened with. */
export const graphCollections: readonly AnyCollection[] = [...directoryCollections, ...calendarCollections]

export type GraphSettings = {
  readonly identity: GraphIdentity
  /** Of a sovereign cloud or the stand-in, without the version; the public cloud's when not said. */
  readonly baseUrl?: string
  /** Of a sovereign cloud: `https://login.microsoftonline.us`. */
  readonly authorityHost?: string
  readonly roleGroups: RoleGroups
  /** How often people and groups are brought up to date, in seconds. */
  readonly syncSeconds: number
  /** Of Loa in the organisation's app catalogue; undefined: Loa installs itself for nobody. */
  readonly catalogueAppId: string | undefined
}

export type ConnectGraphParts = {
  readonly settings: GraphSettings
  readonly store: Store
  readonly data: FileData
  readonly clock: Clock
  readonly log: Log
  /** Where Graph reaches Loa: `https://loa.example/graph/notifications`. */
  readonly notificationUrl: () => string
  /** Of the bot's registration; undefined: no activity feed is written to. */
  readonly botId?: string
  /** Instead of the identity's: the stand-in's token. */
  readonly credential?: GraphParts['credential']
}

/** All that Loa does with Microsoft Graph. */
export type ConnectedGraph = {
  readonly directory: Directory
  readonly groups: TenantGroups
  readonly calendars: FollowedCalendars
  health(): Promise<MicrosoftHealth | undefined>
  /** Whether it is known what Loa is called in the catalogue. */
  readonly canInstall: boolean
  install(accounts: readonly string[]): Promise<Installed>
  /** A line in the activity feed that opens the chat with Loa. */
  notify(account: string, text: string): Promise<Notified>
  /** What is posted to the notification address; each calendar that changed becomes a job. */
  receive(
    request: { readonly validationToken: string | undefined; readonly body: unknown },
    jobs: Pick<Jobs, 'enqueue'>,
  ): Promise<NotificationAnswer>
  sync(): Promise<void>
  /** Syncs, renews and reads followed calendars that changed, in one of all replicas each time. */
  work(
    jobs: Pick<Jobs, 'work' | 'every'>,
    onChanges: (account: string, changes: CalendarChanges) => Promise<void>,
  ): Promise<void>
}

const syncDue = jobKind('directory-sync', z.null())
const renewalDue = jobKind('calendar-renewal', z.null())
const calendarChanged = jobKind('calendar-changed', z.strictObject({ account: z.string() }))

const renewEveryMs = 3_600_000

export const connectGraph = async (parts: ConnectGraphParts): Promise<ConnectedGraph> => {
  const { settings, store, clock, log } = parts
  const graph = createGraph({
    credential: parts.credential ?? (await credentialOf(settings)),
    clock,
    log,
    ...(settings.baseUrl && { baseUrl: settings.baseUrl }),
  })
  const calendars = createGraphCalendars({ graph, store, clock, newId: randomUUID })
  const follow = (): FollowParts => ({
    graph,
    store,
    clock,
    notificationUrl: parts.notificationUrl(),
    newSecret: () => randomBytes(32).toString('base64url'),
  })
  const sync = async () => void (await syncDirectory({ graph, store, clock, log }))
  return {
    directory: createGraphDirectory(store, parts.data, settings.roleGroups),
    groups: createTenantGroups(store, graph),
    calendars: { ...calendars, follow: (account) => followCalendar(follow(), account) },
    health: () => readMicrosoftHealth(graph),
    canInstall: settings.catalogueAppId !== undefined,
    install: async (accounts) =>
      settings.catalogueAppId === undefined
        ? { kind: 'off' }
        : installApp({ ...settings, graph, clock, catalogueAppId: settings.catalogueAppId }, accounts),
    notify: async (account, text) =>
      parts.botId === undefined ? 'off' : notifyInFeed(graph, account, { text, link: chatWith(parts.botId) }),
    receive: (request, jobs) =>
      receiveNotification(store, request, (account) =>
        jobs.enqueue(calendarChanged, account, { account }, clock()),
      ),
    sync,
    work: async (jobs, onChanges) => {
      jobs.work(syncDue, sync, { concurrency: 1 })
      jobs.work(renewalDue, async () => void (await renewSubscriptions(follow())), { concurrency: 1 })
      jobs.work(calendarChanged, async ({ payload: { account } }) =>
        onChanges(account, orTryAgain(await calendars.changes(account))),
      )
      await jobs.every(syncDue, settings.syncSeconds * 1_000)
      await jobs.every(renewalDue, renewEveryMs)
    },
  }
}

const credentialOf = ({ identity, authorityHost }: GraphSettings) =>
  createCredential(identity, authorityHost ? { authorityHost } : {})

/** Opens the personal chat with a bot (Microsoft Learn, "Deep link to a Teams chat"). */
const chatWith = (botId: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(botId)}`

/** What cannot be had now makes the job come again. */
const orTryAgain = (changes: CalendarChanges): CalendarChanges => {
  if (!changes.ok && changes.reason === 'unreachable')
    throw new Failure('calendar-unreachable', 'the changes of a calendar could not be read')
  return changes
}
