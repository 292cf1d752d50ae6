import { commitAudited } from '../../core/audit/append-entry.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Person } from '../../core/people/person.ts'
import { absent, put } from '../../core/store/store.ts'
import { type Plan, plans, rosters } from './plan.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import type { ListedPerson } from './read-list.ts'
import { bylineOf, deedOf, findPlan, type PlanParts } from './save-plan.ts'

export type RosterStored = { readonly ok: true; readonly plan: Plan }

/** Puts a whole list down as who must attend, in the place of the list before it. */
export const importRoster = async (
  parts: PlanParts,
  officer: Person,
  id: string,
  people: readonly ListedPerson[],
): Promise<RosterStored | PlanRefusal> => {
  let saved: Plan | undefined
  const deed = deedOf(officer, 'health-check.roster-imported', id, { people: people.length })
  const committed = await commitAudited<PlanRefusal>(parts.store, parts.clock, deed, async () => {
    const stored = await findPlan(parts, officer, id)
    if (isRefused(stored)) return stored
    const before = await parts.store.get(rosters, id)
    const plan = stored.document
    saved = { ...plan, revision: plan.revision + 1, changed: bylineOf(parts, officer) }
    return [
      put(plans, plan.id, saved, stored.version),
      put(
        rosters,
        plan.id,
        { id: plan.id, people: people.map(({ person }) => person.id) },
        before?.version ?? absent,
      ),
    ]
  })
  if (committed.ok && saved) return { ok: true, plan: saved }
  return 'code' in committed ? committed : refusePlan('conflict', { name: saved?.changed.name ?? '' })
}
