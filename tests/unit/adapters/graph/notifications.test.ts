import { describe, expect, it, onTestFinished } from 'vitest'
import { type ConnectedGraph, connectGraph } from '../../../../src/adapters/graph/connect-graph.ts'
import { createHttpServer } from '../../../../src/adapters/http/create-http-server.ts'
import { createGraphRoutes } from '../../../../src/graph-routes.ts'
import { aGraph } from '../../../builders/a-graph.ts'

/** Loa's own server, to which the stand-in posts, and what of it became a job. */
const aServedGraph = async () => {
  const given = await aGraph()
  given.standIn.tenant.putUser({ id: 'mai' })
  const address = { url: '' }
  const graph: ConnectedGraph = await connectGraph({
    ...given,
    settings: {
      identity: { kind: 'managed-identity', clientId: undefined },
      baseUrl: given.standIn.baseUrl,
      roleGroups: new Map(),
      syncSeconds: 60,
      catalogueAppId: undefined,
    },
    credential: { getToken: async () => ({ token: given.standIn.token, expiresOnTimestamp: 0 }) },
    data: { people: [], units: [], sites: [] },
    notificationUrl: () => address.url,
  })
  const woken: string[] = []
  const server = createHttpServer({
    receive: async () => ({ status: 200 }),
    api: createGraphRoutes(graph, { enqueue: async (_, key) => void woken.push(key) }),
    findDownload: async () => undefined,
    pictures: '.',
    isReady: async () => true,
    reach: 'loopback',
    log: given.log,
  })
  address.url = `http://127.0.0.1:${(await server.listen(0)).port}/graph/notifications`
  onTestFinished(server.close)
  const post = (body: string, query = '') =>
    fetch(address.url + query, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return { ...given, graph, woken, post }
}

const appointment = {
  subject: 'Moved',
  start: { dateTime: '2026-11-24T08:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-11-24T09:00:00', timeZone: 'UTC' },
}

describe('the address for notifications of Graph', () => {
  it('answers the question of a subscription, and wakes Loa when that calendar changes', async () => {
    const { graph, standIn, woken } = await aServedGraph()
    expect(await graph.calendars.follow('mai')).toBe(true)
    expect(standIn.subscriptions.all()).toHaveLength(1)
    standIn.mailboxes.create('mai', appointment)
    await standIn.subscriptions.told()
    expect(woken).toEqual(['mai'])
  })

  it('says the question back as plain text, without a body to go with it', async () => {
    const { post } = await aServedGraph()
    const answer = await post('', '?validationToken=%3Cb%3EIs%20it%20you%3F')
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect([answer.status, await answer.text()]).toEqual([200, '<b>Is it you?'])
    expect((await post('', `?validationToken=${'x'.repeat(2_001)}`)).status).toBe(400)
  })

  it('takes a notification with a wrong or no secret for nothing', async () => {
    const { graph, standIn, woken, post } = await aServedGraph()
    await graph.calendars.follow('mai')
    const subscriptionId = standIn.subscriptions.all()[0]?.id ?? ''
    for (const clientState of ['guessed', undefined])
      expect((await post(JSON.stringify({ value: [{ subscriptionId, clientState }] }))).status).toBe(202)
    expect(woken).toEqual([])
  })

  it.each([
    ['no JSON', '{', 400],
    ['something else', '{"value":1}', 400],
    ['far too much', JSON.stringify({ value: 'x'.repeat(300_000) }), 413],
  ])('refuses %s', async (_, body, status) => {
    const { post } = await aServedGraph()
    expect((await post(body)).status).toBe(status)
  })

  it('is not there where there is no Graph', () => {
    expect(createGraphRoutes(undefined, { enqueue: async () => {} })).toEqual([])
  })
})
