import type { Person } from '../../core/people/person.ts'

/** Who may see what was not understood, and teach Loa: those who answer for its words. */
export const mayTeach = ({ roles }: Person): boolean => roles.includes('communications')
