import { commitAudited } from '../../core/audit/append-entry.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import type { Person, PersonId } from '../../core/people/person.ts'
import { absent, put, remove, type Store } from '../../core/store/store.ts'
import { appointmentId } from './appointment.ts'
import { type Campaign, type CampaignId, campaigns } from './campaign.ts'
import { invitations } from './invitation.ts'
import { clinicIdOf } from './make-slots.ts'
import { places } from './places.ts'
import { type Plan, plans } from './plan.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { checkOpening, type PlanPreview, previewPlan } from './preview-plan.ts'
import { noticePart } from './promote.ts'
import { deedOf, findPlan } from './save-plan.ts'
import { dayOf, type Slot, slots } from './slot.ts'

export type OpeningParts = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'clock' | 'notices'>
export type Opened = { readonly ok: true; readonly campaign: Campaign; readonly people: number }

export const invitedKind = 'health-checks.invited'

/** Name of the invitations of a campaign: of all at its opening, later of one person. */
export const invitationNotice = (campaign: CampaignId, round: string): string =>
  `${invitedKind}.${noticePart(campaign)}.${round}`

/**
 * Makes a campaign of a plan: its slots, and an invitation to each who must attend. Invitations are put down first,
 * page by page, and mean nothing while there is no campaign; the rest is one commit with its audit entry and the
 * notice. Who is cut short opens it again.
 */
export const openCampaign = async (
  parts: OpeningParts,
  officer: Person,
  asked: { readonly id: string; readonly revision?: number | undefined },
): Promise<Opened | PlanRefusal> => {
  const seen = await findPlan(parts, officer, asked.id)
  if (isRefused(seen)) return seen
  const preview = await previewPlan(parts, seen.document)
  const refused = checkOpening(preview, parts)
  if (refused) return refused
  await invite(
    parts.store,
    seen.document.id,
    preview.people.map(({ id }) => id),
  )
  let opened: Campaign | undefined
  const deed = deedOf(officer, 'health-check.opened', asked.id, {
    people: preview.people.length,
    slots: preview.slots.length,
  })
  const committed = await commitAudited<PlanRefusal>(parts.store, parts.clock, deed, async () => {
    const plan = seen.document
    if (asked.revision !== undefined && asked.revision !== plan.revision)
      return refusePlan('conflict', { name: plan.changed.name })
    opened = await campaignOf(parts, plan, preview)
    return [
      remove(plans, plan.id, seen.version),
      put(campaigns, plan.id, opened, absent),
      ...preview.slots.flatMap((slot) => slotChanges(slot)),
      ...(await parts.notices.changesOf({
        id: invitationNotice(plan.id, 'all'),
        kind: invitedKind,
        people: preview.people.map(({ id }) => id),
        data: { campaign: plan.id },
      })),
    ]
  })
  if (committed.ok && opened) return { ok: true, campaign: opened, people: preview.people.length }
  if ('code' in committed) return committed
  return refusePlan('conflict', { name: seen.document.changed.name })
}

const slotChanges = (slot: Slot) => [
  put(slots, slot.id, slot, absent),
  put(places, slot.id, { id: slot.id, campaign: slot.campaign, held: [], waiting: [], revision: 0 }, absent),
]

const pageSize = 400

/** Puts down who must attend; who is there already stays. */
const invite = async (store: Store, campaign: CampaignId, people: readonly PersonId[]): Promise<void> => {
  for (let start = 0; start < people.length; start += pageSize) {
    const page = people.slice(start, start + pageSize)
    for (let attempt = 0; !(await invitePage(store, campaign, page)); attempt += 1)
      if (attempt === mostAttempts) throw new Failure('contended', 'others keep inviting to one campaign')
  }
}

const mostAttempts = 20

/** false: somebody else invited some of them meanwhile. */
const invitePage = async (
  store: Store,
  campaign: CampaignId,
  people: readonly PersonId[],
): Promise<boolean> => {
  const ids = people.map((person) => appointmentId(campaign, person))
  const known = new Set((await store.getMany(invitations, ids)).map(({ id }) => id))
  const missing = people.filter((person) => !known.has(appointmentId(campaign, person)))
  if (missing.length === 0) return true
  const committed = await store.commit(
    missing.map((person) => {
      const id = appointmentId(campaign, person)
      return put(invitations, id, { id, campaign, person }, absent)
    }),
  )
  return committed.ok
}

/** A text of who wrote it: every reader gets it where there is none of their own. */
const worded = (text: string, language: Language): Localized => ({ vi: text, [language]: text })

const campaignOf = async (
  { directory, clock, organisation }: OpeningParts,
  plan: Plan,
  { people, slots: made }: PlanPreview,
): Promise<Campaign> => {
  const units = await directory.units()
  const sites = await directory.sites()
  const invited = new Set(people.map(({ unit }) => unit))
  return {
    id: plan.id,
    name: worded(plan.name, plan.language),
    from: plan.from,
    to: plan.to,
    clinics: plan.clinics.map(({ name, address, sites }, index) => ({
      id: clinicIdOf(index),
      name: worded(name, plan.language),
      address: worded(address, plan.language),
      sites,
      opens: plan.opens,
      closes: plan.closes,
    })),
    bring: plan.bring.map((text) => worded(text, plan.language)),
    preparation: [],
    intervals: plan.intervals,
    contact: plan.contact,
    officers: plan.officers,
    state: 'open',
    opened: clock().setZone(organisation.zone).toFormat('yyyy-MM-dd'),
    reminders: plan.reminders,
    units: units
      .filter(({ id }) => invited.has(id))
      .flatMap((unit) => {
        const index = plan.clinics.findIndex((clinic) => clinic.sites.includes(unit.site))
        if (index < 0) return []
        const clinic = clinicIdOf(index)
        const days = [...new Set(made.filter((slot) => slot.clinic === clinic).map(dayOf))]
        const hazardous = sites.some(({ id, offshore }) => id === unit.site && offshore)
        return [{ unit: unit.id, clinic, hazardous, days }]
      }),
    makeUpDays: [],
  }
}
