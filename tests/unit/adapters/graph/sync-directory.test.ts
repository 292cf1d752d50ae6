import { describe, expect, it } from 'vitest'
import {
  directoryGroups,
  directoryMembers,
  directoryPeople,
} from '../../../../src/adapters/graph/collections.ts'
import { createGraphDirectory } from '../../../../src/adapters/graph/graph-directory.ts'
import { accountsIn } from '../../../../src/adapters/graph/group-members.ts'
import { createTenantGroups } from '../../../../src/adapters/graph/groups.ts'
import { syncDirectory } from '../../../../src/adapters/graph/sync-directory.ts'
import { everyDocument } from '../../../../src/core/store/every-document.ts'
import type { Store } from '../../../../src/core/store/store.ts'
import type { Tenant } from '../../../../src/simulator/graph/tenant.ts'
import { type AGraph, aGraph } from '../../../builders/a-graph.ts'

const sync = ({ graph, store, clock, log }: AGraph) => syncDirectory({ graph, store, clock, log })

const fewPeople = (count: number) => (tenant: Tenant) => {
  for (let index = 0; index < count; index++)
    tenant.putUser({ id: `account-${index}`, displayName: `Người ${index}`, department: 'Radio team' })
}

const everyone = async (store: Store) => {
  const found: string[] = []
  for await (const { id } of everyDocument(store, directoryPeople, { index: 'generation' })) found.push(id)
  return found.sort()
}

const directoryOf = ({ store }: AGraph) =>
  createGraphDirectory(store, { people: [], units: [], sites: [] }, new Map([['officers', 'officer']]))

describe('people of the tenant', () => {
  it('are all there when they come in several pages', async () => {
    const given = await aGraph({ pageSize: 3, fill: fewPeople(10) })
    expect(await sync(given)).toMatchObject({ people: { kind: 'done', changes: 10 } })
    expect(await everyone(given.store)).toHaveLength(10)
    const pages = given.standIn.requests().filter(({ path }) => path === '/users/delta')
    expect(pages).toHaveLength(4)
  })

  it('are not read again when nothing has changed', async () => {
    const given = await aGraph({ pageSize: 3, fill: fewPeople(10) })
    await sync(given)
    const before = given.standIn.requests().length
    expect(await sync(given)).toMatchObject({ people: { kind: 'done', changes: 0 } })
    expect(given.standIn.requests().length - before).toBe(2)
  })

  it('change, come and go with the next round', async () => {
    const given = await aGraph({ fill: fewPeople(3) })
    await sync(given)
    given.standIn.tenant.putUser({ id: 'account-0', displayName: 'Tên mới' })
    given.standIn.tenant.putUser({ id: 'account-9', displayName: 'Người mới' })
    given.standIn.tenant.removeUser('account-1')
    await sync(given)
    const directory = directoryOf(given)
    expect((await directory.people()).map(({ name }) => name).sort()).toEqual([
      'Người 2',
      'Người mới',
      'Tên mới',
    ])
    expect(await directory.personByAccount('account-1')).toBeUndefined()
  })

  it('are nobody when the account is disabled or a guest', async () => {
    const given = await aGraph({ fill: fewPeople(3) })
    given.standIn.tenant.putUser({ id: 'account-0', accountEnabled: false })
    given.standIn.tenant.putUser({ id: 'account-1', userType: 'Guest' })
    await sync(given)
    expect((await directoryOf(given).people()).map(({ account }) => account)).toEqual(['account-2'])
  })
})

describe('a delta token that is too old', () => {
  it('leads to reading everything anew, and who left meanwhile is gone', async () => {
    const given = await aGraph({ pageSize: 3, fill: fewPeople(8) })
    given.standIn.tenant.putGroup('officers', 'Officers', ['account-0', 'account-1'])
    await sync(given)
    given.standIn.tenant.removeUser('account-1')
    given.standIn.tenant.expireDeltas()
    expect(await sync(given)).toMatchObject({ people: { kind: 'done' }, groups: { kind: 'done' } })
    expect(await everyone(given.store)).toHaveLength(7)
    expect([...(await accountsIn(given.store, 'officers'))]).toEqual(['account-0'])
  })
})

describe('a round that breaks off', () => {
  it('keeps what was there, and the next one goes on with the page that did not come', async () => {
    const given = await aGraph({ pageSize: 2, fill: fewPeople(6) })
    await sync(given)
    given.standIn.tenant.removeUser('account-5')
    given.standIn.tenant.expireDeltas()
    // The old token, then the first page; whatever comes after it fails as often as the client tries.
    let asked = 0
    const breaking: AGraph = {
      ...given,
      graph: {
        ...given.graph,
        ask: async (feature, request) => {
          asked += 1
          return asked === 3
            ? { kind: 'failed', status: 502, code: 'BadGateway' }
            : given.graph.ask(feature, request)
        },
      },
    }
    expect(await sync(breaking)).toMatchObject({
      people: { kind: 'stopped', reason: 'failed', code: 'BadGateway' },
      groups: { kind: 'done' },
    })
    expect(await everyone(given.store)).toHaveLength(6)
    const before = given.standIn.requests().length
    expect(await sync(given)).toMatchObject({ people: { kind: 'done', changes: 1 } })
    expect(await everyone(given.store)).toHaveLength(5)
    const again = given.standIn.requests().slice(before)
    expect(again.filter(({ path }) => path === '/users/delta')).toHaveLength(2)
  })

  it('says so in the log with a code and no name of a person', async () => {
    const given = await aGraph({ fill: fewPeople(2) })
    given.standIn.fail('bad-gateway', '/users/delta', 100)
    await sync(given)
    expect(given.log.lines).toMatchObject([
      { level: 'warn', event: 'directory-sync-stopped', fields: { name: 'people', reason: 'failed' } },
    ])
  })
})

describe('two replicas that sync at once', () => {
  it('come to the same directory, and one of them gives way', async () => {
    const given = await aGraph({ pageSize: 2, fill: fewPeople(9) })
    const both = await Promise.all([sync(given), sync(given)])
    expect(both.map(({ people }) => people.kind).sort()).toContain('done')
    expect(await everyone(given.store)).toHaveLength(9)
  })

  it('do not both write a page: the one whose answer comes late leaves it to the other', async () => {
    const given = await aGraph({ fill: fewPeople(9) })
    const late: AGraph = {
      ...given,
      graph: {
        ...given.graph,
        ask: async (feature, request) => {
          const answer = await given.graph.ask(feature, request)
          await sync(given)
          return answer
        },
      },
    }
    const overtaken = { kind: 'stopped', reason: 'overtaken' }
    expect(await sync(late)).toEqual({ people: overtaken, groups: overtaken })
    expect(await everyone(given.store)).toHaveLength(9)
  })
})

describe('groups of the tenant', () => {
  const withGroups = (tenant: Tenant) => {
    fewPeople(4)(tenant)
    tenant.putGroup('officers', 'Officers', ['account-0', 'inner'])
    tenant.putGroup('inner', 'Inner', ['account-1', 'officers'])
    tenant.putGroup('empty', 'Empty')
  }

  it('give a role to members of members, also where groups hold each other', async () => {
    const given = await aGraph({ fill: withGroups })
    await sync(given)
    const directory = directoryOf(given)
    const officers = (await directory.people()).filter(({ roles }) => roles.includes('officer'))
    expect(officers.map(({ account }) => account).sort()).toEqual(['account-0', 'account-1'])
  })

  it('give a role to who joins and take it from who leaves, from the next question on', async () => {
    const given = await aGraph({ fill: withGroups })
    await sync(given)
    const directory = directoryOf(given)
    const rolesOf = async (account: string) => (await directory.personByAccount(account))?.roles
    expect(await rolesOf('account-3')).toEqual(['staff'])
    given.standIn.tenant.join('inner', 'account-3')
    await sync(given)
    expect(await rolesOf('account-3')).toEqual(['staff', 'officer'])
    given.standIn.tenant.leave('inner', 'account-3')
    await sync(given)
    expect(await rolesOf('account-3')).toEqual(['staff'])
    expect((await directory.people()).find(({ account }) => account === 'account-3')?.roles).toEqual([
      'staff',
    ])
  })

  it('leave nobody a member when they are deleted', async () => {
    const given = await aGraph({ fill: withGroups })
    await sync(given)
    given.standIn.tenant.removeGroup('inner')
    await sync(given)
    expect(await given.store.get(directoryGroups, 'inner')).toBeUndefined()
    const left = await given.store.find(directoryMembers, { index: 'group', equals: 'inner' })
    expect(left.items).toEqual([])
    expect((await directoryOf(given).personByAccount('account-1'))?.roles).toEqual(['staff'])
  })

  it('are an audience with all who are in them; one that is not known is asked of Graph', async () => {
    const given = await aGraph({ fill: withGroups, pageSize: 2 })
    await sync(given)
    const groups = createTenantGroups(given.store, given.graph)
    expect((await groups.accounts('officers'))?.toSorted()).toEqual(['account-0', 'account-1'])
    expect(await groups.accounts('empty')).toEqual([])
    given.standIn.tenant.putGroup('new', 'New', ['account-2', 'account-3', 'account-1'])
    expect((await groups.accounts('new'))?.toSorted()).toEqual(['account-1', 'account-2', 'account-3'])
    expect(await groups.accounts('nowhere')).toBeUndefined()
  })
})

describe('what Graph does not grant', () => {
  it('is said once and asked again after an hour, and the rest goes on', async () => {
    const given = await aGraph({ fill: fewPeople(3) })
    given.standIn.tenant.putGroup('officers', 'Officers', ['account-0'])
    given.standIn.withhold('GroupMember.Read.All')
    expect(await sync(given)).toMatchObject({
      people: { kind: 'done' },
      groups: { kind: 'stopped', reason: 'denied' },
    })
    await sync(given)
    expect(given.log.lines.filter(({ event }) => event === 'graph-not-granted')).toMatchObject([
      {
        fields: {
          feature: 'groups',
          permission: 'GroupMember.Read.All',
          code: 'Authorization_RequestDenied',
        },
      },
    ])
    expect(given.standIn.requests().filter(({ path }) => path === '/groups/delta')).toHaveLength(1)
    const directory = directoryOf(given)
    expect((await directory.personByAccount('account-0'))?.roles).toEqual(['staff'])
    given.standIn.grant('GroupMember.Read.All')
    given.pass({ minutes: 61 })
    await sync(given)
    expect((await directory.personByAccount('account-0'))?.roles).toEqual(['staff', 'officer'])
    expect(given.log.lines.at(-1)).toMatchObject({ event: 'directory-synced' })
  })
})

describe('a directory of 10,000 people', () => {
  it('comes in whole through pages, throttling and faults, page by page', async () => {
    const given = await aGraph({
      fill: (tenant) => {
        fewPeople(10_000)(tenant)
        tenant.putGroup('officers', 'Everybody', [...tenant.users.keys()])
      },
      faults: {
        seed: 7,
        share: 0.25,
        kinds: ['throttled', 'unavailable', 'bad-gateway', 'cut'],
        retryAfter: 2,
      },
    })
    global.gc?.()
    const before = process.memoryUsage().heapUsed
    expect(await sync(given)).toEqual({
      people: { kind: 'done', changes: 10_000 },
      groups: { kind: 'done', changes: 10_001 },
    })
    expect(await everyone(given.store)).toHaveLength(10_000)
    expect(await accountsIn(given.store, 'officers')).toHaveProperty('size', 10_000)
    expect(given.waits.length).toBeGreaterThan(0)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 1024 * 1024)
  })
})
