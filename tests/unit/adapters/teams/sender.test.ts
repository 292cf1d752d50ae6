import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createConnection } from '../../../../src/adapters/teams/connection.ts'
import { createTeamsSender } from '../../../../src/adapters/teams/sender.ts'
import { loopbackServices } from '../../../../src/adapters/teams/service-address.ts'
import type { Sender } from '../../../../src/core/delivery/sender.ts'
import { systemClock } from '../../../../src/core/time/clock.ts'
import { aLog } from '../../../builders/a-log.ts'
import { type ConnectorDouble, startConnectorDouble } from '../../../builders/connector-double.ts'

const message = { card: { type: 'AdaptiveCard' }, summary: 'Điện thoại: hoạt động' }

let connector: ConnectorDouble
let sender: Sender

const aSender = (accessToken?: () => Promise<string>) =>
  createTeamsSender({
    connection: createConnection({ connectMs: 500, answerMs: 500 }),
    accessToken,
    allowsService: loopbackServices,
    clock: systemClock,
    log: aLog(),
  })

const to = (conversation = 'a:chat') => ({ serviceUrl: connector.serviceUrl, conversation })

beforeEach(async () => {
  connector = await startConnectorDouble()
  sender = aSender()
})

afterEach(async () => {
  await connector.close()
  await sender.close()
})

describe('a sender', () => {
  it('sends the card with its summary and no text, below the path of the service address', async () => {
    expect(await sender.send(to('19:x@thread.tacv2;messageid=1'), message)).toEqual({
      kind: 'delivered',
      id: 'id-1',
    })
    expect(connector.calls).toEqual([
      {
        method: 'POST',
        path: '/teams/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities',
        authorization: undefined,
        body: {
          type: 'message',
          summary: message.summary,
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
        },
      },
    ])
  })

  it('writes a message as JSON once, however many get it', async () => {
    let written = 0
    const counting = { ...message, card: { toJSON: () => ({ type: 'AdaptiveCard', written: ++written }) } }
    await Promise.all(['a:1', 'a:2', 'a:3'].map((chat) => sender.send(to(chat), counting)))
    expect(written).toBe(1)
    expect(connector.calls).toHaveLength(3)
  })

  it('updates and removes by the id of the activity', async () => {
    await sender.update(to(), 'activity 1', message)
    await sender.remove(to(), 'activity 1')
    expect(connector.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /teams/v3/conversations/a%3Achat/activities/activity%201',
      'DELETE /teams/v3/conversations/a%3Achat/activities/activity%201',
    ])
  })

  it('opens a chat with one person of a tenant', async () => {
    const partners = { serviceUrl: connector.serviceUrl, tenant: 'tenant-1', bot: '28:loa', user: '29:mai' }
    expect(await sender.open(partners)).toEqual({ kind: 'delivered', id: 'id-1' })
    expect(connector.calls[0]).toMatchObject({
      path: '/teams/v3/conversations',
      body: {
        isGroup: false,
        bot: { id: '28:loa' },
        members: [{ id: '29:mai' }],
        tenantId: 'tenant-1',
        channelData: { tenant: { id: 'tenant-1' } },
      },
    })
  })

  it('carries its token where it has credentials', async () => {
    const signing = aSender(async () => 'token-1')
    await signing.send(to(), message)
    await signing.close()
    expect(connector.calls[0]?.authorization).toBe('Bearer token-1')
  })

  it('says so when no token can be had, and sends nothing', async () => {
    const signing = aSender(() => Promise.reject(new Error('no authority')))
    expect(await signing.send(to(), message)).toEqual({ kind: 'failed', reason: 'no-access-token' })
    await signing.close()
    expect(connector.calls).toEqual([])
  })

  it('sends nothing to a service address that it may not talk to', async () => {
    const elsewhere = { serviceUrl: 'https://smba.example/', conversation: 'a:chat' }
    expect(await sender.send(elsewhere, message)).toEqual({
      kind: 'refused',
      reason: 'foreign-service',
      final: false,
    })
  })
})

describe('a send that goes wrong is made once', () => {
  it.each([
    [429, 'throttled'],
    [412, 'failed'],
    [500, 'unknown'],
    [502, 'unknown'],
    [504, 'unknown'],
    [403, 'refused'],
  ])('with %i it is %s', async (status, kind) => {
    connector.answerWith({ status, headers: { 'retry-after': '0' } })
    expect((await sender.send(to(), message)).kind).toBe(kind)
    expect(connector.calls).toHaveLength(1)
  })

  it('is unknown when the connection is cut after the request was read', async () => {
    connector.answerWith('cut')
    expect((await sender.send(to(), message)).kind).toBe('unknown')
    expect(connector.calls).toHaveLength(1)
  })

  it('is unknown when no answer comes in time', async () => {
    connector.answerWith('silence')
    expect(await sender.send(to(), message)).toEqual({ kind: 'unknown', reason: 'UND_ERR_HEADERS_TIMEOUT' })
    expect(connector.calls).toHaveLength(1)
  })

  it('is failed when nobody listens there', async () => {
    const gone = to()
    await connector.close()
    expect((await sender.send(gone, message)).kind).toBe('failed')
  })
})

describe('writes to one conversation', () => {
  it('leave in the order of the calls, also after one that went wrong', async () => {
    connector.answerWith({ status: 500 })
    const sends = ['một', 'hai', 'ba'].map((summary) => sender.send(to(), { ...message, summary }))
    await Promise.all(sends)
    expect(connector.calls.map(({ body }) => body)).toMatchObject([
      { summary: 'một' },
      { summary: 'hai' },
      { summary: 'ba' },
    ])
  })

  it('do not hold up another conversation', async () => {
    connector.answerWith('silence')
    const stuck = sender.send(to('a:stuck'), message)
    await expect.poll(() => connector.calls.length).toBe(1)
    connector.answerWith(undefined)
    expect((await sender.send(to('a:other'), message)).kind).toBe('delivered')
    expect((await stuck).kind).toBe('unknown')
  })
})
