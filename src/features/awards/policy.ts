import type { Person } from '../../core/people/person.ts'
import { may } from '../../core/people/powers.ts'

export const mayImportAwards = (person: Pick<Person, 'roles'>): boolean => may(person, 'import-awards')
