import type { Person, Role } from '../../core/people/person.ts'
import type { Announcement, AnnouncementKind } from './announcement.ts'
import { announcementKinds } from './announcement.ts'
import type { Audience, AudienceKind } from './audience.ts'

/*
 * Who may reach whom. One table; whoever has several roles may what any of them may. Everything here is asked of the
 * directory at the moment of the action: what a card carries is never believed.
 *
 * Whatever reaches everyone, by that name or because nobody is left out, takes two: one submits it, another person
 * with the role that may release to everyone releases it. The second is neither the author nor who submitted it.
 */

type Power = {
  readonly kinds: readonly AnnouncementKind[]
  readonly reach: readonly AudienceKind[]
  /** May be the second person. */
  readonly seconds: boolean
  /** Sees and steers the announcements of others too. */
  readonly all: boolean
}

const circles = ['union-members', 'unit', 'site', 'role', 'person', 'list', 'channel', 'group'] as const

export const powers: Partial<Record<Role, Power>> = {
  communications: { kinds: announcementKinds, reach: ['everyone', ...circles], seconds: true, all: true },
  officer: {
    kinds: ['notice', 'conference', 'award-list', 'condolence'],
    reach: ['union-members', 'unit', 'site', 'person', 'list'],
    seconds: false,
    all: false,
  },
  engineer: {
    kinds: ['outage'],
    reach: ['everyone', 'unit', 'site', 'person', 'list'],
    seconds: false,
    all: false,
  },
}

const powersOf = ({ roles }: Person): readonly Power[] => roles.flatMap((role) => powers[role] ?? [])

/** May write announcements at all. */
export const mayCompose = (person: Person): boolean => powersOf(person).length > 0

export const mayUseKind = (person: Person, kind: AnnouncementKind): boolean =>
  powersOf(person).some(({ kinds }) => kinds.includes(kind))

/** Whether one of the person's roles allows this kind to all of these. Exclusions only take away. */
export const mayReach = (person: Person, kind: AnnouncementKind, { include }: Audience): boolean =>
  powersOf(person).some(
    ({ kinds, reach }) =>
      kinds.includes(kind) && include.every((part) => reach.some((allowed) => allowed === part.kind)),
  )

export const needsSecond = (audience: { readonly wide: boolean }): boolean => audience.wide

export const maySecond = (person: Person, { author, submitted }: Announcement): boolean =>
  powersOf(person).some(({ seconds }) => seconds) &&
  person.account !== author.account &&
  person.account !== submitted?.by.account

/** May edit, release, steer and recall it. */
export const mayManage = (person: Person, { author }: Pick<Announcement, 'author'>): boolean =>
  powersOf(person).some(({ all }) => all) || (mayCompose(person) && author.account === person.account)

/** May see what became of it. */
export const mayReport = (person: Person, announcement: Pick<Announcement, 'author'>): boolean =>
  mayManage(person, announcement) || person.roles.includes('auditor')
