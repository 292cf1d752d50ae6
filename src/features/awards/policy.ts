import type { Person, Role } from '../../core/people/person.ts'

const importers: readonly Role[] = ['officer', 'communications']

/** Award lists are brought in by union officers and by those who run the communications. */
export const mayImportAwards = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => importers.includes(role))
