import type { Person } from '../../core/people/person.ts'
import { may } from '../../core/people/powers.ts'

/** May see what was not understood, and teach Loa. */
export const mayTeach = (person: Person): boolean => may(person, 'teach')
