import type { Person, Role } from '../../core/people/person.ts'

const figureKeepers: readonly Role[] = ['engineer', 'communications']

/** Figures are brought in by the duty engineers and by those who run the communications. */
export const mayKeepFigures = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => figureKeepers.includes(role))

const logKeepers: readonly Role[] = ['engineer', 'communications']

/** The log of incidents and works is kept by the duty engineers, and by those who run the communications. */
export const mayKeepLog = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => logKeepers.includes(role))

/** What a channel is told of is decided by those who speak for the organisation; in a group its members decide. */
export const maySubscribePlace = (
  { roles }: Pick<Person, 'roles'>,
  place: 'personal' | 'group' | 'channel',
): boolean =>
  place !== 'channel' ||
  roles.some((role) => role === 'engineer' || role === 'communications' || role === 'officer')
