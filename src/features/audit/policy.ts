import type { Person } from '../../core/people/person.ts'
import { may } from '../../core/people/powers.ts'

/** The record of what people with power did is not read by those whom it is about. */
export const mayAudit = (person: Pick<Person, 'roles'>): boolean => may(person, 'read-audit-log')
