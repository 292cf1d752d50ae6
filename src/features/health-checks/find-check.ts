import type { Person } from '../../core/people/person.ts'
import type { Store } from '../../core/store/store.ts'
import { type Appointment, appointmentId, appointments, isOpen } from './appointment.ts'
import { type Campaign, currentCampaign, phaseOn, planOf, type UnitPlan } from './campaign.ts'
import { dayOf, type Slot, slots } from './slot.ts'

/** An appointment with what it belongs to. */
export type Check = {
  readonly campaign: Campaign
  readonly appointment: Appointment
  readonly slot: Slot
}

/** Where a person stands with their health checks. */
export type Standing =
  | ({ readonly kind: 'ahead' } & Check)
  | ({ readonly kind: 'past' } & Check)
  /** The unit goes in this campaign, the person has no appointment yet. */
  | {
      readonly kind: 'not-booked'
      readonly campaign: Campaign
      readonly plan: UnitPlan
      readonly last?: Check
    }
  /** No campaign that the person belongs to is running or planned. */
  | { readonly kind: 'none'; readonly campaign: Campaign | undefined }

/** All appointments of a person in these campaigns that have or had a place, in the order of time. */
export const checksOf = async (
  store: Store,
  person: Person,
  campaigns: readonly Campaign[],
): Promise<readonly Check[]> => {
  const ids = campaigns.map(({ id }) => appointmentId(id, person.id))
  const booked = (await store.getMany(appointments, ids))
    .map(({ document }) => document)
    .filter(({ state }) => state !== 'cancelled' && state !== 'waiting')
  const times = await store.getMany(
    slots,
    booked.map(({ slot }) => slot),
  )
  return booked
    .flatMap((appointment) => {
      const slot = times.find(({ id }) => id === appointment.slot)?.document
      const campaign = campaigns.find(({ id }) => id === appointment.campaign)
      return slot && campaign ? [{ campaign, appointment, slot }] : []
    })
    .sort((a, b) => (a.slot.start < b.slot.start ? -1 : 1))
}

/**
 * What to tell a person who asks for their own check: the next appointment; else that of the campaign that runs;
 * else that they have none in a campaign where their unit goes; else the last one that there was.
 */
export const standingOf = (
  checks: readonly Check[],
  person: Person,
  campaigns: readonly Campaign[],
  today: string,
): Standing => {
  const ahead = checks.find((check) => isOpen(check.appointment) && dayOf(check.slot) >= today)
  if (ahead) return { kind: 'ahead', ...ahead }
  const campaign = currentCampaign(campaigns, today)
  const inCampaign = checks.find((check) => check.campaign.id === campaign?.id)
  if (inCampaign) return { kind: 'past', ...inCampaign }
  const last = checks.at(-1)
  const plan = campaign && phaseOn(campaign, today) !== 'over' ? planOf(campaign, person.unit) : undefined
  if (campaign && plan) return { kind: 'not-booked', campaign, plan, ...(last && { last }) }
  return last ? { kind: 'past', ...last } : { kind: 'none', campaign }
}
