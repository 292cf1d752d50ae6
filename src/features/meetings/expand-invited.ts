import type { Directory } from '../../core/people/directory.ts'
import type { Person } from '../../core/people/person.ts'
import type { Meeting } from './meeting.ts'
import { isInvited } from './policy.ts'

/** Everybody whom a meeting concerns, its organiser and speakers included, as the directory stands now. */
export const expandInvited = async (directory: Directory, meeting: Meeting): Promise<readonly Person[]> =>
  (await directory.people()).filter((person) => isInvited(person, meeting))
