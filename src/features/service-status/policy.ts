import type { Person } from '../../core/people/person.ts'
import { may } from '../../core/people/powers.ts'

/** May bring in what the services achieved. */
export const mayKeepFigures = (person: Pick<Person, 'roles'>): boolean => may(person, 'keep-figures')

/** May keep the log of incidents and works. */
export const mayKeepLog = (person: Pick<Person, 'roles'>): boolean => may(person, 'keep-incidents')

/** What a channel is told of is decided by those who speak for the organisation; in a group its members decide. */
export const maySubscribePlace = (
  person: Pick<Person, 'roles'>,
  place: 'personal' | 'group' | 'channel',
): boolean => place !== 'channel' || may(person, 'subscribe-channels')
