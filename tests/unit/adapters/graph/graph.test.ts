import { describe, expect, it } from 'vitest'
import { askInBatches } from '../../../../src/adapters/graph/ask-in-batches.ts'
import { type CredentialOptions, createCredential } from '../../../../src/adapters/graph/credential.ts'
import { createGraph } from '../../../../src/adapters/graph/graph.ts'
import { installApp } from '../../../../src/adapters/graph/install-app.ts'
import { notifyInFeed } from '../../../../src/adapters/graph/notify-in-feed.ts'
import { readMicrosoftHealth } from '../../../../src/adapters/graph/service-health.ts'
import type { Tenant } from '../../../../src/simulator/graph/tenant.ts'
import { aGraph } from '../../../builders/a-graph.ts'

const people = (count: number) => (tenant: Tenant) => {
  for (let index = 0; index < count; index++) tenant.putUser({ id: `account-${index}` })
}

describe('the client of Graph', () => {
  it('waits as long as Graph says, however long that is, and then has its answer', async () => {
    const { standIn, graph, waits } = await aGraph({ fill: people(1) })
    standIn.fail('throttled', '/users', 1, 240)
    expect(await graph.ask('people', { method: 'GET', path: '/users' })).toMatchObject({ kind: 'ok' })
    expect(waits).toEqual([240_000])
  })

  it('leaves it for another time when Graph wants to be left alone for longer than five minutes', async () => {
    const { standIn, graph, waits, clock } = await aGraph()
    standIn.fail('throttled', '/users', 1, 3_600)
    expect(await graph.ask('people', { method: 'GET', path: '/users' })).toEqual({
      kind: 'throttled',
      until: clock().toMillis() + 3_600_000,
    })
    expect(waits).toEqual([])
  })

  it('asks again after a bad gateway and a cut connection, and gives up after six attempts', async () => {
    const { standIn, graph } = await aGraph()
    standIn.fail('bad-gateway', '/users', 1)
    standIn.fail('cut', '/users', 1)
    expect(await graph.ask('people', { method: 'GET', path: '/users' })).toMatchObject({ kind: 'ok' })
    standIn.fail('cut', '/groups', 100)
    expect(await graph.ask('groups', { method: 'GET', path: '/groups' })).toEqual({
      kind: 'failed',
      status: 0,
      code: 'unreachable',
    })
    expect(standIn.requests().filter(({ path }) => path === '/groups')).toHaveLength(6)
  })

  it('makes a POST once when it cannot know whether it was done', async () => {
    const { standIn, graph } = await aGraph({ fill: people(1) })
    standIn.fail('lost', '/sendActivityNotification')
    const line = { text: 'Lịch khám sức khỏe đã đổi', link: 'https://teams.microsoft.com/l/entity/loa' }
    expect(await notifyInFeed(graph, 'account-0', line)).toBe('unknown')
    expect(standIn.teamwork.notified).toHaveLength(1)
  })

  it('makes a POST again that was throttled, since nothing was done', async () => {
    const { standIn, graph } = await aGraph({ fill: people(1) })
    standIn.fail('throttled', '/sendActivityNotification', 2)
    const line = { text: 'x'.repeat(200), link: 'https://teams.microsoft.com/l/entity/loa' }
    expect(await notifyInFeed(graph, 'account-0', line)).toBe('sent')
    expect(standIn.teamwork.notified).toMatchObject([{ to: 'account-0', activityType: 'systemDefault' }])
  })

  it('follows no link to another host, and gives it no token', async () => {
    const { standIn, graph } = await aGraph()
    const elsewhere = await aGraph()
    const link = `${elsewhere.standIn.baseUrl}/v1.0/users`
    expect(await graph.ask('people', { method: 'GET', path: link })).toMatchObject({ code: 'foreign-link' })
    const tricky = { method: 'GET' as const, path: `${standIn.baseUrl}.evil.example/v1.0/users` }
    expect(await graph.ask('people', tricky)).toMatchObject({ code: 'foreign-link' })
    expect(elsewhere.standIn.requests()).toEqual([])
  })

  it('says so when it gets no token, at once and without its reason', async () => {
    const { standIn, clock, log } = await aGraph()
    const getToken = async () => {
      throw new Error('AADSTS7000215: invalid secret shh')
    }
    const graph = createGraph({ credential: { getToken }, baseUrl: standIn.baseUrl, clock, log })
    expect(await graph.ask('people', { method: 'GET', path: '/users' })).toEqual({
      kind: 'failed',
      status: 401,
      code: 'no-token',
    })
  })
})

describe('a credential', () => {
  /** MSAL speaks to https alone: what it sends there is brought to the stand-in. */
  const rerouted = (baseUrl: string): NonNullable<CredentialOptions['httpClient']> => ({
    sendRequest: async (request) => {
      const url = new URL(request.url)
      const answer = await fetch(`${baseUrl}${url.pathname}${url.search}`, {
        method: request.method,
        headers: { ...request.headers.toJSON(), 'x-login-host': url.host },
        ...(typeof request.body === 'string' && { body: request.body }),
      })
      const { headers } = request
      headers.set('content-type', answer.headers.get('content-type') ?? '')
      return { request, headers, status: answer.status, bodyAsText: await answer.text() }
    },
  })
  const graphWith = async (secret: string) => {
    const { standIn, clock, log } = await aGraph({ fill: people(2) })
    const credential = await createCredential(
      { kind: 'secret', tenantId: 'the-tenant', clientId: 'loa', secret },
      {
        authorityHost: 'https://login.example',
        disableInstanceDiscovery: true,
        httpClient: rerouted(standIn.baseUrl),
      },
    )
    return createGraph({ credential, baseUrl: standIn.baseUrl, clock, log })
  }

  it('with the right secret gets a token that Graph takes', async () => {
    const graph = await graphWith('secret')
    expect(await graph.ask('people', { method: 'GET', path: '/users' })).toMatchObject({ kind: 'ok' })
  })

  it('with a wrong secret gets none', async () => {
    const graph = await graphWith('wrong')
    expect(await graph.ask('people', { method: 'GET', path: '/users' })).toMatchObject({ code: 'no-token' })
  })

  it('of another kind is made for what it needs', async () => {
    const made = await Promise.all([
      createCredential({ kind: 'managed-identity', clientId: undefined }),
      createCredential({ kind: 'federated', tenantId: 't', clientId: 'c', tokenFile: '/run/token' }),
      createCredential({ kind: 'certificate', tenantId: 't', clientId: 'c', file: '/run/loa.pem' }),
    ])
    expect(made.map((credential) => credential.constructor.name)).toEqual([
      'ManagedIdentityCredential',
      'WorkloadIdentityCredential',
      'ClientCertificateCredential',
    ])
  })
})

describe('a batch', () => {
  it('of more than twenty comes back in order, throttled parts asked again alone', async () => {
    const given = await aGraph({ fill: people(45) })
    given.standIn.fail('throttled', '/account-3/', 2, 7)
    const requests = Array.from({ length: 45 }, (_, index) => ({
      method: 'GET' as const,
      path: `/users/account-${index}/transitiveMemberOf`,
    }))
    const wait = async (ms: number) => void given.pass({ minutes: ms / 60_000 })
    const answers = await askInBatches({ ...given, wait, feature: 'groups' }, requests)
    expect(answers.map(({ kind }) => kind)).toEqual(requests.map(() => 'ok'))
    expect(given.standIn.requests().filter(({ path }) => path === '/$batch')).toHaveLength(5)
    expect(given.standIn.requests().filter(({ path }) => path.includes('account-4/'))).toHaveLength(1)
  })
})

describe('installing Loa', () => {
  it('reaches those who lack it, and says who had it and who is gone', async () => {
    const given = await aGraph({ fill: people(30) })
    const parts = { ...given, catalogueAppId: 'the-app', baseUrl: given.standIn.baseUrl }
    await installApp(parts, ['account-1'])
    const accounts = ['account-1', 'nobody', ...[...given.standIn.tenant.users.keys()].slice(2)]
    expect(await installApp(parts, accounts)).toMatchObject({
      kind: 'done',
      hadIt: ['account-1'],
      gone: ['nobody'],
      failed: [],
    })
    expect(given.standIn.teamwork.installed('account-29')).toEqual(['the-app'])
  })

  it('is off where it is not granted, and is said so once', async () => {
    const given = await aGraph({ fill: people(3) })
    given.standIn.withhold('TeamsAppInstallation.ReadWriteSelfForUser.All')
    const parts = { ...given, catalogueAppId: 'the-app' }
    expect(await installApp(parts, ['account-1', 'account-2'])).toEqual({ kind: 'off' })
    expect(await installApp(parts, ['account-1'])).toEqual({ kind: 'off' })
    expect(given.standIn.requests().filter(({ path }) => path === '/$batch')).toHaveLength(1)
    expect(given.log.lines.filter(({ event }) => event === 'graph-not-granted')).toMatchObject([
      { fields: { feature: 'installation', permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All' } },
    ])
  })
})

describe('the health of Microsoft 365', () => {
  it('is one line with what is troubled, and nothing where it is not granted', async () => {
    const { standIn, graph } = await aGraph()
    expect(await readMicrosoftHealth(graph)).toEqual({ state: 'operational', troubled: [] })
    standIn.setHealth('microsoftteams', 'Microsoft Teams', 'ServiceDegradation')
    standIn.setHealth('SharePoint', 'SharePoint Online', 'serviceInterruption')
    standIn.setHealth('Intune', 'Microsoft Intune', 'serviceRestored')
    expect(await readMicrosoftHealth(graph)).toEqual({
      state: 'major',
      troubled: [
        { id: 'microsoftteams', name: 'Microsoft Teams', state: 'degraded' },
        { id: 'SharePoint', name: 'SharePoint Online', state: 'major' },
      ],
    })
    standIn.withhold('ServiceHealth.Read.All')
    expect(await readMicrosoftHealth(graph)).toBeUndefined()
  })
})
