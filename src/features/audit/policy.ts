import type { Person } from '../../core/people/person.ts'

/** The record of what people with power did is read by auditors alone: not by those whom it is about. */
export const mayAudit = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('auditor')
