import type { Person } from '../../core/people/person.ts'
import type { BookingDesk } from './booking-desk.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import { type Campaign, clinicOf } from './campaign.ts'
import { isInvited } from './invitation.ts'
import { offshoreOn } from './rotation.ts'
import { dayOf, hasBegun, type Slot } from './slot.ts'

export type Ineligible = BookingRefusal<'closed' | 'not-invited' | 'too-late' | 'other-site' | 'offshore'>

/** Why this person may not take a place of this slot, whoever asks for it; undefined where they may. */
export const checkEligible = async (
  desk: Pick<BookingDesk, 'store' | 'directory' | 'organisation' | 'clock'>,
  person: Person,
  campaign: Campaign,
  slot: Slot,
): Promise<Ineligible | undefined> => {
  const { organisation, clock } = desk
  const today = clock().setZone(organisation.zone).toFormat('yyyy-MM-dd')
  if (campaign.state === 'closed' || campaign.to < today) return refuse('closed')
  if (!(await isInvited(desk.store, campaign, person))) return refuse('not-invited')
  if (hasBegun(slot, clock(), organisation.zone)) return refuse('too-late', { day: dayOf(slot) })
  return unsuitable(person, campaign, slot, await siteOf(desk, person))
}

/** The site of a person, or that of their unit. */
export const siteOf = async (
  { directory }: Pick<BookingDesk, 'directory'>,
  { site, unit }: Person,
): Promise<string | undefined> => site ?? (await directory.units()).find(({ id }) => id === unit)?.site

/** Why a slot does not suit a person: a clinic of another site, or a day offshore. */
export const unsuitable = (
  person: Person,
  campaign: Campaign,
  slot: Slot,
  site: string | undefined,
): BookingRefusal<'other-site' | 'offshore'> | undefined => {
  const clinic = clinicOf(campaign, slot.clinic)
  if (site !== undefined && clinic && !clinic.sites.some((id) => id === site)) return refuse('other-site')
  const away = offshoreOn(person, dayOf(slot))
  return away && refuse('offshore', { day: dayOf(slot), from: away.from, to: away.to })
}
