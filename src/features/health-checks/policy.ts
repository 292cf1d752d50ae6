import type { Person } from '../../core/people/person.ts'
import { may } from '../../core/people/powers.ts'
import type { Campaign } from './campaign.ts'

/*
 * Who may do what with campaigns. Asked of the directory at the moment of the action: what a card carries is never
 * believed. Officers of a campaign run it and see its names; other officers see its numbers; staff see themselves.
 */

/** May plan campaigns, and see the numbers of all. */
export const mayPlan = (person: Pick<Person, 'roles'>): boolean => may(person, 'plan-campaigns')

/** May run this one, and see who is in it. */
export const mayRun = (
  person: Person,
  { contact, officers }: Pick<Campaign, 'contact' | 'officers'>,
): boolean => mayPlan(person) && (contact === person.id || officers.includes(person.id))
