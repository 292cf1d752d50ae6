import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Person, UnitId } from '../../core/people/person.ts'
import { findAll } from '../../core/store/every-document.ts'
import type { Collection, Store } from '../../core/store/store.ts'
import { type Appointment, appointments, isOpen } from './appointment.ts'
import type { Campaign } from './campaign.ts'
import { invitations } from './invitation.ts'

/** Numbers of a unit; undefined for those who belong to none. */
export type UnitCompletion = {
  readonly unit: UnitId | undefined
  readonly planned: number
  readonly attended: number
  readonly booked: number
  readonly missed: number
}

/** Who must attend, with the appointment that they have. */
export type Attendee = { readonly person: Person; readonly appointment: Appointment | undefined }

type Parts = Pick<FeatureParts, 'store' | 'directory'>

/** Everybody who must attend and is still there, in the order of the directory. */
export const listAttendees = async (
  { store, directory }: Parts,
  campaign: Campaign,
): Promise<readonly Attendee[]> => {
  const people = await directory.people()
  const invited = await invitedOf(store, campaign, people)
  const made = await allOf(store, appointments, campaign)
  const byPerson = new Map(made.map((appointment) => [appointment.person, appointment]))
  return people
    .filter(({ id }) => invited.has(id))
    .map((person) => ({ person, appointment: byPerson.get(person.id) }))
}

const invitedOf = async (
  store: Parts['store'],
  campaign: Campaign,
  people: readonly Person[],
): Promise<ReadonlySet<string>> => {
  if (campaign.opened !== undefined)
    return new Set((await allOf(store, invitations, campaign)).map(({ person }) => person))
  const units = new Set<string | undefined>(campaign.units.map(({ unit }) => unit))
  return new Set(people.filter(({ unit }) => unit !== undefined && units.has(unit)).map(({ id }) => id))
}

const allOf = <D>(
  store: Pick<Store, 'find'>,
  collection: Collection<D>,
  { id }: Campaign,
): Promise<readonly D[]> => findAll(store, collection, { index: 'campaign', equals: id })

/** Completion against plan, unit by unit. */
export const countCompletion = (attendees: readonly Attendee[]): readonly UnitCompletion[] =>
  [...Map.groupBy(attendees, ({ person }) => person.unit)].map(([unit, members]) => {
    const count = (of: (appointment: Appointment) => boolean) =>
      members.filter(({ appointment }) => appointment && of(appointment)).length
    return {
      unit,
      planned: members.length,
      attended: count(({ state }) => state === 'attended'),
      booked: count(isOpen),
      missed: count(({ state }) => state === 'missed'),
    }
  })

/** In whole percent, never 100 while somebody is missing. */
export const percentOf = ({ planned, attended }: Pick<UnitCompletion, 'planned' | 'attended'>): number =>
  planned === 0 ? 0 : Math.floor((attended / planned) * 100)

export const sumOf = (units: readonly UnitCompletion[]): Omit<UnitCompletion, 'unit'> => {
  const sum = (field: 'planned' | 'attended' | 'booked' | 'missed') =>
    units.reduce((total, unit) => total + unit[field], 0)
  return { planned: sum('planned'), attended: sum('attended'), booked: sum('booked'), missed: sum('missed') }
}
