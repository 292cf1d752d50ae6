import type { SiteId } from '../../core/people/person.ts'
import type { Collection, Store } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { type Affected, affects, endOf, type Incident, incidents, isOpen, touches } from './incident.ts'
import { fallsOn, type Maintenance, maintenance, stageOf } from './maintenance.ts'
import { type ManualState, manualStates, standingState } from './manual-state.ts'
import { dayAfter, dayOf, type Moment } from './moment.ts'
import { type Service, services } from './service.ts'
import { type State, severity, worstState } from './state.ts'

/** How a service stands at a moment, everywhere or at one site. */
export type ServiceStatus = {
  readonly service: Service
  readonly state: State
  /** Set by a person: outweighs incidents and works. */
  readonly manual?: ManualState
  /** Since when it has been in this state. */
  readonly since: Moment
  /** Open ones, the worst first. */
  readonly open: readonly Incident[]
  readonly running: readonly Maintenance[]
  /** Announced, the next first. */
  readonly planned: readonly Maintenance[]
  /** Resolved within the last week, the latest first. */
  readonly resolved: readonly Incident[]
}

/** Days for which a resolved incident is still worth a word. */
const recentDays = 7

export const loadServices = async (store: Store): Promise<readonly Service[]> =>
  documents(store, services, { index: 'order' })

/** The status of every service asked for, in the order of the organisation. */
export const loadStatuses = async (
  store: Store,
  asked: readonly Service[],
  site: SiteId | undefined,
  now: Moment,
): Promise<readonly ServiceStatus[]> => {
  const lastWeek = { from: dayAfter(now, -recentDays), to: dayOf(now) }
  const [open, works, lately, manual] = await Promise.all([
    documents(store, incidents, { index: 'open' }),
    documents(store, maintenance, { index: 'end', from: lastWeek.from }),
    documents(store, incidents, { index: 'month', ...monthsOf(lastWeek) }),
    documents(store, manualStates, { index: 'standing' }),
  ])
  const resolved = distinct(lately).filter((incident) => !isOpen(incident) && touches(incident, lastWeek))
  const found = { open, works, resolved, manual }
  return Promise.all(asked.map((service) => statusOf(store, service, site, found, now)))
}

/** What bears on a service now, of all services together. */
type Found = {
  readonly open: readonly Incident[]
  /** Also what was done within the last week. */
  readonly works: readonly Maintenance[]
  readonly resolved: readonly Incident[]
  readonly manual: readonly ManualState[]
}

const statusOf = async (
  store: Store,
  service: Service,
  site: SiteId | undefined,
  found: Found,
  now: Moment,
): Promise<ServiceStatus> => {
  const scope = { service: service.id, site }
  const open = found.open
    .filter((incident) => affects(incident, scope))
    .toSorted((one, other) => severity(other.impact) - severity(one.impact))
  const works = found.works.filter((work) => affects(work, scope))
  const running = works.filter((work) => stageOf(work, now) === 'running')
  const resolved = found.resolved.filter((incident) => affects(incident, scope)).toSorted(byEnd)
  const manual = standingState(found.manual, scope)
  const worst = worstState([
    ...open.map(({ impact }) => impact),
    ...running.map(() => 'maintenance' as const),
  ])
  const state = manual?.state ?? worst
  const since =
    manual?.from ??
    beginning(state, open, running) ??
    lastOf([...resolved.map(endOf), ...works.map(({ end }) => (end <= now ? end : undefined))]) ??
    (await lastEnd(store, scope, now)) ??
    service.since
  const planned = works.filter((work) => stageOf(work, now) === 'planned').toSorted(byStart)
  return { service, state, ...(manual && { manual }), since, open, running, planned, resolved }
}

export const byStart = (one: { start: Moment }, other: { start: Moment }): number =>
  one.start < other.start ? -1 : 1

/** The one that ended last first. */
export const byEnd = (one: Incident, other: Incident): number =>
  (endOf(one) ?? one.start) > (endOf(other) ?? other.start) ? -1 : 1

/** When what makes the state began; undefined for `operational`. */
const beginning = (
  state: State,
  open: readonly Incident[],
  running: readonly Maintenance[],
): Moment | undefined =>
  [...open.filter(({ impact }) => impact === state), ...(state === 'maintenance' ? running : [])]
    .map(({ start }) => start)
    .toSorted()[0]

const lastOf = (ends: readonly (Moment | undefined)[]): Moment | undefined =>
  ends
    .filter((end) => end !== undefined)
    .toSorted()
    .at(-1)

/** How many past incidents and works are looked through for one that was felt at the site asked for. */
const depth = 50

/** When the last trouble or work of a service ended, however long ago. */
const lastEnd = async (store: Store, scope: Affected, now: Moment): Promise<Moment | undefined> => {
  const query = {
    index: 'ended',
    from: `${scope.service}|`,
    to: `${scope.service}|${now}~`,
    descending: true,
    limit: scope.site === undefined ? 1 : depth,
  }
  const [troubles, works] = await Promise.all([
    documents(store, incidents, query),
    documents(store, maintenance, query),
  ])
  return lastOf([
    ...troubles.filter((trouble) => affects(trouble, scope)).map(endOf),
    ...works.filter((work) => affects(work, scope)).map(({ end }) => end),
  ])
}

/** Incidents that touched the days of a range, the oldest first. */
export const loadIncidents = async (store: Store, range: DayRange): Promise<readonly Incident[]> => {
  const [open, past] = await Promise.all([
    documents(store, incidents, { index: 'open', to: `${range.to}~` }),
    documents(store, incidents, { index: 'month', ...monthsOf(range) }),
  ])
  return distinct([...open, ...past])
    .filter((incident) => touches(incident, range))
    .toSorted(byStart)
}

/** Work that falls on the days of a range, the earliest first; also what was called off. */
export const loadMaintenance = async (store: Store, range: DayRange): Promise<readonly Maintenance[]> => {
  const works = await documents(store, maintenance, { index: 'month', ...monthsOf(range) })
  return distinct(works)
    .filter((work) => fallsOn(work, range))
    .toSorted(byStart)
}

/** The first day of which the log of incidents knows anything. */
export const logBegins = async (store: Store): Promise<string | undefined> => {
  const [first] = await documents(store, incidents, { index: 'start', limit: 1 })
  return first && dayOf(first.start)
}

const monthsOf = ({ from, to }: DayRange) => ({ from: from.slice(0, 7), to: `${to.slice(0, 7)}~` })

/** Each once: an index may find a thing under several of its keys. */
export const distinct = <D extends { id: string }>(found: readonly D[]): readonly D[] => [
  ...new Map(found.map((document) => [document.id, document])).values(),
]

/** More than any card can show: a question about a whole century reads no more than this. */
const most = 1_000

const documents = async <D>(
  store: Store,
  collection: Collection<D>,
  query: Parameters<Store['find']>[1],
): Promise<readonly D[]> => {
  const { items } = await store.find(collection, { limit: most, ...query })
  return items.map(({ document }) => document)
}
