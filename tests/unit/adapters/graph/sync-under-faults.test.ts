import { describe, expect, it } from 'vitest'
import { createGraphDirectory } from '../../../../src/adapters/graph/graph-directory.ts'
import { accountsIn } from '../../../../src/adapters/graph/group-members.ts'
import { syncDirectory } from '../../../../src/adapters/graph/sync-directory.ts'
import { createChance } from '../../../../src/simulator/faults/chance.ts'
import { type Tenant, transitiveMembers } from '../../../../src/simulator/graph/tenant.ts'
import { aGraph } from '../../../builders/a-graph.ts'

const accounts = Array.from({ length: 25 }, (_, index) => `account-${index}`)
const groups = ['outer', 'middle', 'inner']

const fill = (tenant: Tenant) => {
  for (const id of accounts.slice(0, 15)) tenant.putUser({ id, displayName: id })
  for (const id of groups) tenant.putGroup(id, id, accounts.slice(0, 3))
}

/** One thing that an administrator does, or that Graph forgets. */
const change = (tenant: Tenant, chance: () => number): void => {
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(chance() * of.length)]
  const [account, group, other] = [
    one(accounts) ?? '',
    one(groups) ?? '',
    one([...accounts, ...groups]) ?? '',
  ]
  const acts: readonly (() => void)[] = [
    () => tenant.putUser({ id: account, displayName: `named ${Math.floor(chance() * 1e6)}` }),
    () => tenant.removeUser(account),
    () => tenant.join(group, other),
    () => tenant.join(group, other),
    () => tenant.leave(group, other),
    () => tenant.putUser({ id: account, accountEnabled: chance() < 0.5 }),
    () => tenant.expireDeltas(),
  ]
  one(acts)?.()
}

describe('a directory that is synced while Graph fails', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'is that of the tenant once a round has come to its end, whatever happened before (seed %i)',
    async (seed) => {
      const given = await aGraph({ fill, pageSize: 4, faults: { seed, share: 0.45 } })
      const chance = createChance(seed)
      for (let round = 0; round < 8; round++) {
        for (let count = 0; count < 4; count++) change(given.standIn.tenant, chance)
        await syncDirectory(given)
      }
      let ended = false
      for (let round = 0; round < 30 && !ended; round++) {
        const { people, groups } = await syncDirectory(given)
        ended = people.kind === 'done' && groups.kind === 'done'
      }
      expect(ended).toBe(true)
      const { tenant } = given.standIn
      const directory = createGraphDirectory(given.store, { people: [], units: [], sites: [] }, new Map())
      const expected = [...tenant.users.values()].filter(({ accountEnabled }) => accountEnabled)
      const people = (await directory.people()).map(({ account, name }) => `${account} ${name}`)
      expect(people.sort()).toEqual(expected.map(({ id, displayName }) => `${id} ${displayName}`).sort())
      for (const group of groups) {
        const members = [...transitiveMembers(tenant, group)].filter((id) => !groups.includes(id))
        expect([...(await accountsIn(given.store, group))].sort()).toEqual(members.sort())
      }
    },
  )
})
