import type { Person, Role } from '../../core/people/person.ts'
import { announcing, may } from '../../core/people/powers.ts'
import type { Announcement, AnnouncementKind } from './announcement.ts'
import type { Audience, AudienceKind } from './audience.ts'

/*
 * Who may reach whom. Everything here is asked of the directory at the moment of the action: what a card carries is
 * never believed.
 *
 * Whatever reaches everyone, by that name or because nobody is left out, takes two: one submits it, another person
 * with the power to release as the second releases it. That is neither the author nor who submitted it.
 */

type Reach = { readonly kinds: readonly AnnouncementKind[]; readonly reach: readonly AudienceKind[] }

const reaches: Partial<Record<Role, Reach>> = announcing

const reachesOf = ({ roles }: Person): readonly Reach[] => roles.flatMap((role) => reaches[role] ?? [])

/** May write announcements at all. */
export const mayCompose = (person: Person): boolean => reachesOf(person).length > 0

export const mayUseKind = (person: Person, kind: AnnouncementKind): boolean =>
  reachesOf(person).some(({ kinds }) => kinds.includes(kind))

/** Whether one of the person's roles allows this kind to all of these. Exclusions only take away. */
export const mayReach = (person: Person, kind: AnnouncementKind, { include }: Audience): boolean =>
  reachesOf(person).some(
    ({ kinds, reach }) =>
      kinds.includes(kind) && include.every((part) => reach.some((allowed) => allowed === part.kind)),
  )

export const needsSecond = (audience: { readonly wide: boolean }): boolean => audience.wide

export const maySecond = (person: Person, { author, submitted }: Announcement): boolean =>
  may(person, 'release-as-second') &&
  person.account !== author.account &&
  person.account !== submitted?.by.account

/** May edit, release, steer and recall it. */
export const mayManage = (person: Person, { author }: Pick<Announcement, 'author'>): boolean =>
  may(person, 'steer-every-announcement') || (mayCompose(person) && author.account === person.account)

/** May see what became of it. */
export const mayReport = (person: Person, announcement: Pick<Announcement, 'author'>): boolean =>
  mayManage(person, announcement) || may(person, 'read-every-report')
