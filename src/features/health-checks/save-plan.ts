import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { absent, put, type Stored } from '../../core/store/store.ts'
import { nextCampaignId, type Plan, type PlanFields, plans } from './plan.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { mayPlan, mayRun } from './policy.ts'
import { checkOpening, previewPlan } from './preview-plan.ts'

export type PlanParts = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'clock'>
export type PlanSaved = { readonly ok: true; readonly plan: Plan }

const maximalAttempts = 100

/** Puts down a new plan. */
export const createPlan = async (
  parts: PlanParts,
  officer: Person,
  language: Language,
  fields: PlanFields,
): Promise<PlanSaved | PlanRefusal> => {
  if (!mayPlan(officer)) return refusePlan('not-allowed')
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    const { id, change } = await nextCampaignId(parts.store)
    const plan: Plan = {
      ...fields,
      id,
      language,
      revision: 1,
      contact: officer.id,
      officers: [officer.id],
      changed: bylineOf(parts, officer),
    }
    const refused = await refusedSlots(parts, plan)
    if (refused) return refused
    const deed = deedOf(officer, 'health-check.planned', id)
    const committed = await commitAudited(parts.store, parts.clock, deed, async () => [
      change,
      put(plans, id, plan, absent),
    ])
    if (committed.ok) return { ok: true, plan }
  }
  throw new Failure('contended', 'lost every race for a number of a campaign')
}

/** Writes over a plan; whose revision is older than that of today is told who was faster. */
export const editPlan = async (
  parts: PlanParts,
  officer: Person,
  asked: { readonly id: string; readonly revision?: number | undefined },
  fields: PlanFields,
): Promise<PlanSaved | PlanRefusal> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    let saved: Plan | undefined
    const committed = await commitAudited<PlanRefusal>(
      parts.store,
      parts.clock,
      deedOf(officer, 'health-check.plan-edited', asked.id),
      async () => {
        const stored = await findPlan(parts, officer, asked.id)
        if (isRefused(stored)) return stored
        const plan = stored.document
        if (asked.revision !== undefined && asked.revision !== plan.revision)
          return refusePlan('conflict', { name: plan.changed.name })
        saved = { ...plan, ...fields, revision: plan.revision + 1, changed: bylineOf(parts, officer) }
        return (await refusedSlots(parts, saved)) ?? [put(plans, plan.id, saved, stored.version)]
      },
    )
    if (committed.ok && saved) return { ok: true, plan: saved }
    if ('code' in committed) return committed
  }
  throw new Failure('contended', 'lost every race for a plan of a campaign')
}

/** Slots in the past and the like are refused as soon as they are written; that nobody is invited yet is not. */
const refusedSlots = async (parts: PlanParts, plan: Plan): Promise<PlanRefusal | undefined> => {
  const refused = checkOpening(await previewPlan(parts, plan), parts)
  return refused?.code === 'nobody' ? undefined : refused
}

export const deedOf = (
  officer: Person,
  action: string,
  id: string,
  details: Record<string, number> = {},
) => ({
  actor: actorOf(officer),
  action,
  subject: `health-check/${encodeURIComponent(id)}`,
  details,
})

export const bylineOf = ({ clock }: Pick<PlanParts, 'clock'>, { name }: Person): Plan['changed'] => ({
  name,
  at: clock().toUTC().toISO(),
})

/** A plan that this officer may see. */
export const findPlan = async (
  { store }: Pick<PlanParts, 'store'>,
  officer: Person,
  id: string,
): Promise<Stored<Plan> | PlanRefusal<'not-allowed' | 'not-found'>> => {
  if (!mayPlan(officer)) return refusePlan('not-allowed')
  const stored = await store.get(plans, id)
  if (!stored) return refusePlan('not-found', { id })
  return mayRun(officer, stored.document) ? stored : refusePlan('not-allowed')
}
