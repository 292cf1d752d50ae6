import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { calendarSubscriptions } from '../../../../src/adapters/graph/calendar-collections.ts'
import { type ConnectedGraph, connectGraph } from '../../../../src/adapters/graph/connect-graph.ts'
import { openSqliteJobs } from '../../../../src/adapters/sqlite/jobs.ts'
import type { Jobs } from '../../../../src/core/jobs/jobs.ts'
import { roleGroupsSchema } from '../../../../src/core/people/role-groups.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import type { CalendarChanges } from '../../../../src/core/time/calendar-port.ts'
import { systemClock } from '../../../../src/core/time/clock.ts'
import { type AGraph, aGraph } from '../../../builders/a-graph.ts'

const connect = (given: AGraph, catalogueAppId?: string, botId?: string): Promise<ConnectedGraph> =>
  connectGraph({
    ...given,
    ...(botId && { botId }),
    settings: {
      identity: { kind: 'managed-identity', clientId: undefined },
      baseUrl: given.standIn.baseUrl,
      roleGroups: roleGroupsSchema.parse('officer=officers'),
      syncSeconds: 60,
      catalogueAppId,
    },
    credential: { getToken: async () => ({ token: given.standIn.token, expiresOnTimestamp: 0 }) },
    data: { people: [], units: [], sites: [] },
    notificationUrl: () => `${given.standIn.baseUrl}/graph/notifications`,
  })

const someJobs = ({ log }: AGraph): Jobs => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-jobs-'))
  const jobs = openSqliteJobs({ file: join(folder, 'jobs.sqlite'), clock: systemClock, log, pollMs: 50 })
  onTestFinished(async () => {
    await jobs.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return jobs
}

describe('Loa connected to Graph', () => {
  it('syncs when it begins to work, so that who joined a group has the power', async () => {
    const given = await aGraph()
    given.standIn.tenant.putUser({ id: 'mai' })
    given.standIn.tenant.putGroup('officers', 'Officers', ['mai'])
    const connected = await connect(given)
    const jobs = someJobs(given)
    await connected.work(jobs, async () => {})
    await expect
      .poll(async () => (await connected.directory.personByAccount('mai'))?.roles, { timeout: 10_000 })
      .toEqual(['staff', 'officer'])
  })

  it('reads a calendar of which Graph says that it has changed', async () => {
    const given = await aGraph()
    given.standIn.tenant.putUser({ id: 'mai' })
    const connected = await connect(given)
    const jobs = someJobs(given)
    const heard = Promise.withResolvers<{ account: string; changes: CalendarChanges }>()
    await connected.work(jobs, async (account, changes) => heard.resolve({ account, changes }))
    const subscription = { subscription: 's-1', secret: 'known', expires: '2026-11-26T00:00:00Z' }
    await given.store.commit([put(calendarSubscriptions, 'mai', subscription, absent)])
    given.standIn.mailboxes.create('mai', {
      subject: 'Moved',
      start: { dateTime: '2026-11-24T08:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-24T09:00:00', timeZone: 'UTC' },
    })
    const body = { value: [{ subscriptionId: 's-1', clientState: 'known' }] }
    expect(await connected.receive({ validationToken: undefined, body }, jobs)).toEqual({ status: 202 })
    expect(await heard.promise).toMatchObject({ account: 'mai', changes: { changed: [{ title: 'Moved' }] } })
  })

  it('installs itself for nobody unless it is told what it is called in the catalogue', async () => {
    const given = await aGraph()
    given.standIn.tenant.putUser({ id: 'mai' })
    expect(await (await connect(given)).install(['mai'])).toEqual({ kind: 'off' })
    expect(await (await connect(given, 'the-app')).install(['mai'])).toMatchObject({ installed: ['mai'] })
  })
})

describe('a line in the activity feed', () => {
  it('opens the chat with the bot, and is off where nobody knows which bot that is', async () => {
    const given = await aGraph()
    given.standIn.tenant.putUser({ id: 'mai' })
    expect(await (await connect(given)).notify('mai', 'Moved')).toBe('off')
    expect(await (await connect(given, undefined, 'the-bot')).notify('mai', 'Moved')).toBe('sent')
    expect(given.standIn.teamwork.notified).toMatchObject([
      { to: 'mai', topic: { webUrl: 'https://teams.microsoft.com/l/chat/0/0?users=28:the-bot' } },
    ])
  })
})

describe('the setting that gives roles to groups', () => {
  it('names a role and a group, several times', () => {
    const groups = roleGroupsSchema.parse(' officer=a, auditor = b,officer=c, ')
    expect([...groups]).toEqual([
      ['a', 'officer'],
      ['b', 'auditor'],
      ['c', 'officer'],
    ])
    expect(roleGroupsSchema.parse('').size).toBe(0)
  })

  it.each(['boss=a', 'staff=a', 'officer', 'officer=', 'officer=a=b', 'officer=a,auditor=a'])(
    'is refused where it is not that: %s',
    (text) => {
      expect(roleGroupsSchema.safeParse(text).success).toBe(false)
    },
  )
})
