import { actorOf } from '../../core/audit/audit.ts'
import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Person, SiteId } from '../../core/people/person.ts'
import { absent, put } from '../../core/store/store.ts'
import { commitLive, type LiveParts, presentMoment, takeNumbers } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { liveIn } from './live-texts.ts'
import { type Maintenance, maintenance, stageOf } from './maintenance.ts'
import type { Moment } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import { checkScope, incidentTitle, longestText } from './report-incident.ts'
import type { ServiceId } from './service.ts'
import { tellWork } from './tell-work.ts'

export type WorkPlan = {
  readonly services: readonly ServiceId[]
  readonly sites: readonly SiteId[]
  readonly start: Moment
  readonly end: Moment
  readonly title?: string | undefined
  readonly effect?: string | undefined
}

export type Planned = { readonly ok: true; readonly work: Maintenance } | LiveRefusal

/** Announces work that is to be done. */
export const planWork = async (parts: LiveParts, person: Person, plan: WorkPlan): Promise<Planned> => {
  if (!mayKeepLog(person)) return refuseLive('not-allowed')
  const bad = (await checkScope(parts, plan)) ?? checkWords(plan) ?? checkWindow(plan, presentMoment(parts))
  if (bad) return bad
  const { services, sites, start, end, title, effect } = plan
  let work: Maintenance | undefined
  const deed = () => ({
    actor: actorOf(person),
    action: 'maintenance.planned',
    subject: `maintenance/${work?.id}`,
    details: { services: [...services], sites: [...sites], start, end },
  })
  const committed = await commitLive(parts, deed, async () => {
    const numbers = await takeNumbers(parts.store)
    work = {
      id: numbers.take(),
      title: title ? { vi: title } : await incidentTitle(parts, services, sites, 'work.title'),
      effect: effect ? { vi: effect } : liveIn('work.effect'),
      ...{ services: [...services], sites: [...sites], start, end, cancelled: false },
      ...{ revision: 1, changedBy: person.name },
    }
    return [
      ...numbers.change(),
      put(maintenance, work.id, work, absent),
      ...(await tellWork(parts, work, 'planned')),
    ]
  })
  if (!committed.ok) return committed
  return work ? { ok: true, work } : refuseLive('not-found', { id: '' })
}

export type WorkChange = Partial<WorkPlan> & {
  readonly id: string
  /** Of the card that the person had. */
  readonly revision?: number | undefined
  readonly cancel?: boolean
}

/** Moves, changes or cancels work that is not over; those concerned are told once of each change. */
export const changeWork = async (parts: LiveParts, person: Person, change: WorkChange): Promise<Planned> => {
  if (!mayKeepLog(person)) return refuseLive('not-allowed')
  const { id, cancel = false } = change
  let work: Maintenance | undefined
  const deed = () => ({
    actor: actorOf(person),
    action: cancel ? 'maintenance.cancelled' : 'maintenance.changed',
    subject: `maintenance/${id}`,
    details: { revision: work?.revision ?? 0, start: work?.start ?? '-', end: work?.end ?? '-' },
  })
  const committed = await commitLive(parts, deed, async () => {
    const stored = await parts.store.get(maintenance, id)
    if (!stored) return refuseLive('not-found', { id })
    const next = nextWork(stored.document, change, { now: presentMoment(parts), by: person.name })
    if ('ok' in next) return next
    const bad = await checkScope(parts, next)
    if (bad) return bad
    work = next
    return [
      put(maintenance, id, next, stored.version),
      ...(await tellWork(parts, next, cancel ? 'cancelled' : 'changed')),
    ]
  })
  if (!committed.ok) return committed
  return work ? { ok: true, work } : refuseLive('not-found', { id })
}

const nextWork = (
  work: Maintenance,
  change: WorkChange,
  { now, by }: { readonly now: Moment; readonly by: string },
): Maintenance | LiveRefusal => {
  const { id, changedBy = '', revision = 0 } = work
  if (change.revision !== undefined && change.revision !== revision)
    return refuseLive('conflict', { id, name: changedBy })
  const stage = stageOf(work, now)
  if (stage === 'done' || stage === 'cancelled') return refuseLive('over', { id })
  const { title, effect, services, sites, start = work.start, end = work.end } = change
  const byline = { revision: revision + 1, changedBy: by }
  if (change.cancel) return { ...work, ...byline, cancelled: true }
  const bad = checkWords(change) ?? checkWindow({ start, end }, now)
  if (bad) return bad
  return {
    ...work,
    ...byline,
    ...(title && !inEveryLanguage(work.title).includes(title) && { title: { vi: title } }),
    ...(effect && !inEveryLanguage(work.effect).includes(effect) && { effect: { vi: effect } }),
    services: [...(services ?? work.services)],
    sites: [...(sites ?? work.sites)],
    start,
    end,
  }
}

const checkWords = ({ title = '', effect = '' }: Partial<WorkPlan>): LiveRefusal | undefined =>
  title.length > longestText || effect.length > longestText
    ? refuseLive('too-long', { most: longestText })
    : undefined

const checkWindow = (
  { start, end }: { readonly start: Moment; readonly end: Moment },
  now: Moment,
): LiveRefusal | undefined => {
  if (end <= start) return refuseLive('window-backwards')
  return end <= now ? refuseLive('window-past') : undefined
}
