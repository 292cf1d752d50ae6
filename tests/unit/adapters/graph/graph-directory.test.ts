import { describe, expect, it } from 'vitest'
import { readData } from '../../../../src/adapters/data-folder/read-data.ts'
import { createGraphDirectory } from '../../../../src/adapters/graph/graph-directory.ts'
import { syncDirectory } from '../../../../src/adapters/graph/sync-directory.ts'
import { personIdSchema, type Role, unitIdSchema } from '../../../../src/core/people/person.ts'
import { systemClock } from '../../../../src/core/time/clock.ts'
import {
  fillFromOrganisation,
  groupOfRole,
  powersGroup,
} from '../../../../src/simulator/graph/fill-from-organisation.ts'
import { aGraph } from '../../../builders/a-graph.ts'

const data = readData('src/sample', [], systemClock())
const departments = new Map(data.units.map(({ id, name }) => [String(id), name.ru ?? name.vi]))
const hoa = personIdSchema.parse('tran.thu.hoa')
const dung = personIdSchema.parse('pham.quoc.dung')
const accountOf = (id: string) => data.people.find((person) => person.id === id)?.account ?? ''

/** The sample organisation in Entra ID, with a department that is no unit of the centre's. */
const aTenant = async (mapped: readonly Role[] = ['officer', 'engineer']) => {
  const given = await aGraph({
    fill: (tenant) => {
      fillFromOrganisation(data.people, departments)(tenant)
      const drilling = { department: 'Drilling  Division', displayName: 'Nguyễn Văn Khoan' }
      tenant.putUser({ id: 'aaaa-1', ...drilling, jobTitle: 'Driller', preferredLanguage: 'ru-RU' })
      tenant.putUser({ id: 'aaaa-2', department: 'drilling division', mail: 'not an address' })
      tenant.putUser({ id: 'aaaa-3', department: 'RADIO TEAM' })
    },
  })
  const roleGroups = new Map(mapped.map((role) => [groupOfRole(role), role]))
  const directory = createGraphDirectory(given.store, data, roleGroups)
  return { ...given, directory, sync: () => syncDirectory(given) }
}

describe('the directory of Entra ID over the organisation’s file', () => {
  it('is the file until all of the tenant was read once, but for the roles that groups give', async () => {
    const { directory } = await aTenant()
    expect((await directory.people()).length).toBe(data.people.length)
    expect((await directory.person(hoa))?.roles).toEqual(['staff'])
  })

  it('keeps what the file alone knows, and takes from Entra ID who somebody is', async () => {
    const { directory, sync, standIn } = await aTenant()
    standIn.tenant.putUser({ id: accountOf(hoa), displayName: 'Trần Thu Hoà', mobilePhone: '0900' })
    await sync()
    const person = await directory.person(hoa)
    expect(person).toMatchObject({
      id: hoa,
      name: 'Trần Thu Hoà',
      phone: '0900',
      unit: 'planning',
      site: 'onshore',
      unionMember: true,
      language: 'vi',
      roles: ['staff', 'officer'],
    })
    expect(await directory.personByAccount(accountOf(hoa))).toEqual(person)
  })

  it('knows people of the tenant that the file does not, in the unit of their department', async () => {
    const { directory, sync } = await aTenant()
    await sync()
    const driller = await directory.personByAccount('aaaa-1')
    expect(driller).toMatchObject({
      id: 'aaaa-1',
      position: { en: 'Driller' },
      language: 'ru',
      roles: ['staff'],
    })
    expect(await directory.personByAccount('aaaa-2')).not.toHaveProperty('email')
    expect(await directory.personByAccount('aaaa-3')).toMatchObject({ unit: 'radio-team' })
    const unit = (await directory.units()).find(({ id }) => id === driller?.unit)
    expect(unit?.name).toMatchObject({ en: 'Drilling  Division' })
    expect(await directory.members(unitIdSchema.parse(driller?.unit))).toHaveLength(2)
    expect(await directory.units()).toHaveLength(data.units.length + 1)
  })

  it('takes mapped roles from groups alone, the others from the file', async () => {
    const { directory, sync, standIn } = await aTenant()
    await sync()
    expect((await directory.person(dung))?.roles).toEqual(['staff', 'engineer'])
    standIn.tenant.leave(groupOfRole('engineer'), accountOf(dung))
    await sync()
    expect((await directory.person(dung))?.roles).toEqual(['staff'])
    const auditors = (await directory.people()).filter(({ roles }) => roles.includes('auditor'))
    expect(auditors.map(({ id }) => id)).toEqual(['vo.minh.thu'])
  })

  it('forgets who left the tenant, at once, although the file still has them', async () => {
    const { directory, sync, standIn } = await aTenant()
    await sync()
    standIn.tenant.removeUser(accountOf(hoa))
    await sync()
    expect(await directory.person(hoa)).toBeUndefined()
    expect((await directory.people()).some(({ id }) => id === hoa)).toBe(false)
  })

  it('gives a role through a group of groups', async () => {
    const { store, sync } = await aTenant()
    const directory = createGraphDirectory(store, data, new Map([[powersGroup, 'auditor']]))
    await sync()
    const auditors = (await directory.people()).filter(({ roles }) => roles.includes('auditor'))
    expect(auditors).toHaveLength(4)
  })

  it('sees on another replica what this one has synced', async () => {
    const { store, sync, standIn } = await aTenant()
    const other = createGraphDirectory(store, data, new Map([[groupOfRole('officer'), 'officer']]))
    await sync()
    expect((await other.person(hoa))?.roles).toContain('officer')
    expect((await other.people()).find(({ id }) => id === hoa)?.roles).toContain('officer')
    standIn.tenant.leave(groupOfRole('officer'), accountOf(hoa))
    await sync()
    expect((await other.person(hoa))?.roles).not.toContain('officer')
    expect((await other.people()).find(({ id }) => id === hoa)?.roles).not.toContain('officer')
  })

  it('follows an administrator who adds a member to a group and takes one away', async () => {
    const { directory, sync, standIn } = await aTenant()
    const members = `${standIn.baseUrl}/v1.0/groups/${groupOfRole('engineer')}/members`
    const account = accountOf(hoa)
    const headers = { authorization: `Bearer ${standIn.token}` }
    const body = JSON.stringify({ '@odata.id': `${standIn.baseUrl}/v1.0/directoryObjects/${account}` })
    await fetch(`${members}/$ref`, { method: 'POST', headers, body })
    await sync()
    expect((await directory.person(hoa))?.roles).toContain('engineer')
    await fetch(`${members}/${account}/$ref`, { method: 'DELETE', headers })
    await sync()
    expect((await directory.person(hoa))?.roles).not.toContain('engineer')
  })
})
