import type { Person, Role } from './person.ts'

/**
 * Who may do what, and reach whom: the one place where a role gets its powers. What is not here nobody may. Asked of the
 * directory at the moment of the action, so that a change takes effect at once; whoever has several roles may what any of
 * them may. What is one's own (an appointment, a meeting that one organises, a draft) needs no power.
 */
export const powersOf = {
  staff: [],
  officer: ['import-awards', 'plan-campaigns', 'arrange-for-everybody', 'subscribe-channels'],
  engineer: ['keep-incidents', 'keep-figures', 'subscribe-channels'],
  communications: [
    'steer-every-announcement',
    'release-as-second',
    'import-awards',
    'arrange-for-everybody',
    'keep-incidents',
    'keep-figures',
    'subscribe-channels',
    'teach',
  ],
  auditor: ['read-audit-log', 'read-every-report'],
} as const satisfies Record<Role, readonly string[]>

export type Power = (typeof powersOf)[Role][number]

export const may = ({ roles }: Pick<Person, 'roles'>, power: Power): boolean =>
  roles.some((role) => allows(role, power))

const allows = (role: Role, power: Power): boolean => {
  const powers: readonly Power[] = powersOf[role]
  return powers.includes(power)
}

const circles = ['union-members', 'unit', 'site', 'role', 'person', 'list', 'channel', 'group'] as const

/** What a role may announce, and whom that may reach; whatever reaches everyone takes two. */
export const announcing = {
  communications: {
    kinds: ['notice', 'conference', 'award-list', 'outage', 'condolence'],
    reach: ['everyone', ...circles],
  },
  officer: {
    kinds: ['notice', 'conference', 'award-list', 'condolence'],
    reach: ['union-members', 'unit', 'site', 'person', 'list'],
  },
  engineer: {
    kinds: ['outage'],
    reach: ['everyone', 'unit', 'site', 'person', 'list'],
  },
} as const satisfies Partial<
  Record<Role, { readonly kinds: readonly string[]; readonly reach: readonly string[] }>
>
