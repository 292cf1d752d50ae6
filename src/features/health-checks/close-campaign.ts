import { commitAudited } from '../../core/audit/append-entry.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Person } from '../../core/people/person.ts'
import { put, type Stored } from '../../core/store/store.ts'
import { type Campaign, campaigns } from './campaign.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { mayPlan, mayRun } from './policy.ts'
import { deedOf, type PlanParts } from './save-plan.ts'

export type Closed = { readonly ok: true; readonly campaign: Campaign }

/** Ends a campaign: nobody books any more, nobody is reminded. What is booked stays as it is. */
export const closeCampaign = async (
  parts: PlanParts,
  officer: Person,
  id: string,
): Promise<Closed | PlanRefusal> => {
  let closed: Campaign | undefined
  const deed = deedOf(officer, 'health-check.closed', id)
  const committed = await commitAudited<PlanRefusal>(parts.store, parts.clock, deed, async () => {
    const stored = await findCampaign(parts, officer, id)
    if (isRefused(stored)) return stored
    if (stored.document.state === 'closed') return refusePlan('not-open')
    closed = { ...stored.document, state: 'closed' }
    return [put(campaigns, id, closed, stored.version)]
  })
  if (committed.ok && closed) return { ok: true, campaign: closed }
  return 'code' in committed ? committed : refusePlan('conflict', { name: '' })
}

/** A campaign that this officer may run. */
export const findCampaign = async (
  { store }: Pick<PlanParts, 'store'>,
  officer: Person,
  id: string,
): Promise<Stored<Campaign> | PlanRefusal<'not-allowed' | 'not-found'>> => {
  if (!mayPlan(officer)) return refusePlan('not-allowed')
  const stored = await store.get(campaigns, id)
  if (!stored) return refusePlan('not-found', { id })
  return mayRun(officer, stored.document) ? stored : refusePlan('not-allowed')
}
