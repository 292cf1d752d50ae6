import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Person } from '../../core/people/person.ts'
import { countRecent } from './count-recent.ts'
import { clinicIdOf, makeSlots, mostSlots } from './make-slots.ts'
import type { Plan } from './plan.ts'
import { rosters } from './plan.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { offshoreOn, rotates } from './rotation.ts'
import { dayOf, hasBegun, type Slot } from './slot.ts'

/** What a plan comes to, in numbers. */
export type PlanPreview = {
  readonly people: readonly Person[]
  readonly slots: readonly Slot[]
  readonly seats: number
  /** Of each clinic, in the order of the plan: its seats, and the people of its sites. */
  readonly clinics: readonly { readonly seats: number; readonly people: number }[]
  /** Those who have no day that suits them. */
  readonly without: readonly Person[]
  /** People who work by rotation, and the fewest and most days ashore that they can choose from. */
  readonly rotating: { readonly people: number; readonly fewest: number; readonly most: number }
  /** Who is named on the list and has left. */
  readonly gone: number
  /** Who was examined so lately that the interval is not over when the campaign begins. */
  readonly recent: number
}

type Parts = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'clock'>

export const previewPlan = async (parts: Parts, plan: Plan): Promise<PlanPreview> => {
  const { people, gone } = await attendeesOf(parts, plan)
  const slots = makeSlots(plan)
  const units = await parts.directory.units()
  const siteOf = ({ site, unit }: Person) => site ?? units.find(({ id }) => id === unit)?.site
  const daysAt = new Map<string, readonly string[]>()
  for (const site of new Set(people.map(siteOf))) daysAt.set(site ?? '', daysFor(plan, slots, site))
  const suitable = people.map((person) => ({
    person,
    days: (daysAt.get(siteOf(person) ?? '') ?? []).filter((day) => !offshoreOn(person, day)).length,
  }))
  const ashore = suitable.filter(({ person }) => rotates(person)).map(({ days }) => days)
  return {
    people,
    slots,
    seats: slots.reduce((sum, { capacity }) => sum + capacity, 0),
    clinics: plan.clinics.map(({ sites }, index) => ({
      seats: slots
        .filter(({ clinic }) => clinic === clinicIdOf(index))
        .reduce((sum, { capacity }) => sum + capacity, 0),
      people: people.filter((person) => sites.some((id) => id === siteOf(person))).length,
    })),
    without: suitable.filter(({ days }) => days === 0).map(({ person }) => person),
    rotating: {
      people: ashore.length,
      fewest: ashore.reduce((least, days) => Math.min(least, days), ashore[0] ?? 0),
      most: ashore.reduce((most, days) => Math.max(most, days), 0),
    },
    gone,
    recent: await countRecent(parts, plan, people),
  }
}

const daysFor = (plan: Plan, slots: readonly Slot[], site: string | undefined): readonly string[] => {
  const clinics = plan.clinics.flatMap(({ sites }, index) =>
    site === undefined || sites.some((id) => id === site) ? [clinicIdOf(index)] : [],
  )
  return [...new Set(slots.filter(({ clinic }) => clinics.includes(clinic)).map(dayOf))]
}

/** Who must attend, each once, as the directory knows them today. */
const attendeesOf = async (
  { store, directory }: Pick<Parts, 'store' | 'directory'>,
  { id, units, sites, people }: Plan,
): Promise<{ readonly people: readonly Person[]; readonly gone: number }> => {
  const listed = new Set([...people, ...((await store.get(rosters, id))?.document.people ?? [])])
  const all = await directory.people()
  const found = all.filter(
    (person) =>
      listed.has(person.id) ||
      units.some((unit) => unit === person.unit) ||
      sites.some((site) => site === person.site),
  )
  const known = new Set(all.map((person) => person.id))
  return { people: found, gone: [...listed].filter((person) => !known.has(person)).length }
}

/** What stands in the way of opening it. */
export const checkOpening = (
  { slots, people }: PlanPreview,
  { clock, organisation }: Pick<Parts, 'clock' | 'organisation'>,
): PlanRefusal<'no-slots' | 'too-many-slots' | 'slot-past' | 'nobody'> | undefined => {
  const [first] = slots
  if (!first) return refusePlan('no-slots')
  if (slots.length > mostSlots) return refusePlan('too-many-slots', { most: mostSlots })
  const past = slots.find((slot) => hasBegun(slot, clock(), organisation.zone))
  if (past) return refusePlan('slot-past', { day: dayOf(past), time: past.start.slice(11) })
  return people.length === 0 ? refusePlan('nobody') : undefined
}
