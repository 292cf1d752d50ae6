import type { Person } from '../../core/people/person.ts'
import type { Change } from '../../core/store/store.ts'
import type { Arranging } from './arranging.ts'
import { expandInvited } from './expand-invited.ts'
import type { Meeting } from './meeting.ts'
import { isUrgent, whatChanged } from './what-changed.ts'

export const invitationKind = 'meetings.invitation'
export const changeKind = 'meetings.change'

/** The next version of a meeting with the notices that tell of it, to be committed together. */
export type Told = { readonly meeting: Meeting; readonly changes: readonly Change[] }

/**
 * Who is newly invited gets the agenda card; the cards that others have are brought up to date and say what changed;
 * a new time or place, or that it is called off, is a message of its own as well. The organiser is not told what they
 * did, unless somebody else did it.
 */
export const notifyInvited = async (
  { notices, directory }: Pick<Arranging, 'notices' | 'directory'>,
  before: Meeting | undefined,
  next: Meeting,
  actor: Pick<Person, 'id'>,
): Promise<Told> => {
  const prefix = `meeting.${next.id}.r${next.revision ?? 0}`
  const told = before?.told ?? []
  const changed = before ? whatChanged(before, next) : []
  const wasInvited = new Set(
    before && told.length > 0 ? (await expandInvited(directory, before)).map(({ id }) => id) : [],
  )
  const invited = (await expandInvited(directory, next)).filter(({ id }) => id !== actor.id)
  const fresh = next.cancelled ? [] : invited.filter(({ id }) => !wasInvited.has(id))
  const known = invited.filter(({ id }) => wasInvited.has(id))
  const data = { meeting: next.id, changed }
  const requests = [
    ...(fresh.length > 0
      ? [
          {
            id: `${prefix}.invite`,
            kind: invitationKind,
            people: ids(fresh),
            data: { meeting: next.id, changed: [] },
          },
        ]
      : []),
    ...(before
      ? told.map((of, index) => ({
          id: `${prefix}.update.${index}`,
          kind: invitationKind,
          operation: 'update' as const,
          of,
          data,
        }))
      : []),
    ...(changed.some(isUrgent) && known.length > 0
      ? [{ id: `${prefix}.change`, kind: changeKind, people: ids(known), data }]
      : []),
  ]
  const changes = await Promise.all(requests.map((request) => notices.changesOf(request)))
  const invitation = fresh.length > 0 ? [`${prefix}.invite`] : []
  return { meeting: { ...next, told: [...told, ...invitation] }, changes: changes.flat() }
}

const ids = (people: readonly Person[]) => people.map(({ id }) => id)
