import { z } from 'zod'
import { type PersonId, personIdSchema } from '../../core/people/person.ts'
import { byId, type KnownIds } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import { type CampaignId, campaignIdSchema } from './campaign.ts'
import { slotIdSchema } from './slot.ts'

/** `attended` and `missed` are all that is kept of a check that is over: no finding, no result. */
const states = ['waiting', 'booked', 'confirmed', 'attended', 'missed', 'cancelled'] as const

/** Why somebody does not come: a closed list, and nothing of it about anybody's health. */
export const declineReasons = ['duty', 'trip', 'leave', 'offshore', 'elsewhere', 'other'] as const

export type DeclineReason = (typeof declineReasons)[number]

/** One person's place in a campaign: one at most, since campaign and person make its id. */
export const appointmentSchema = z.strictObject({
  id: z.string(),
  campaign: campaignIdSchema,
  person: personIdSchema,
  slot: slotIdSchema,
  state: z.enum(states).default('booked'),
  /** How often it was moved or cancelled: the version of its entry in calendars. */
  sequence: z.int().min(0).default(0),
  /** Why it was declined. */
  declined: z.enum(declineReasons).optional(),
})

export type Appointment = z.infer<typeof appointmentSchema>

export const appointmentId = (campaign: CampaignId, person: PersonId): string => `${campaign}/${person}`

export const appointments: Collection<Appointment> = {
  name: 'health-check-appointments',
  schema: appointmentSchema,
  indexes: {
    ...byId,
    person: ({ person }) => person,
    slot: ({ slot }) => slot,
    campaign: ({ campaign }) => campaign,
  },
}

/** What is wrong with an appointment in view of its own id and the people that there are. */
export const checkAppointment = (
  { id, campaign, person }: Appointment,
  { people }: KnownIds,
): string | undefined => {
  const expected = appointmentId(campaign, person)
  if (id !== expected) return `id: has to be "${expected}"`
  return people.has(person) ? undefined : `person: there is no person "${person}"`
}

/** The person is expected at the clinic. */
export const isOpen = ({ state }: Appointment): boolean => isOpenState(state)

const isOpenState = (state: Appointment['state']): boolean => state === 'booked' || state === 'confirmed'

/** The appointment takes, or took, a place of its slot. */
export const holdsPlace = ({ state }: Appointment): boolean => isOpenState(state) || state === 'attended'
