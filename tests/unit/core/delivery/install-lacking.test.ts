import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { describe, expect, it, onTestFinished } from 'vitest'
import { installApp } from '../../../../src/adapters/graph/install-app.ts'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { batches } from '../../../../src/core/delivery/batch.ts'
import { type Delivery, deliveries, deliveryId } from '../../../../src/core/delivery/delivery.ts'
import { installations, installLacking } from '../../../../src/core/delivery/install-lacking.ts'
import { personalChats } from '../../../../src/core/delivery/personal-chats.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import { update } from '../../../../src/core/store/update.ts'
import { systemClock } from '../../../../src/core/time/clock.ts'
import { aBroadcast } from '../../../builders/a-broadcast.ts'
import { aGraph } from '../../../builders/a-graph.ts'

const morning = DateTime.fromISO('2026-11-20T08:00:00+07:00', { setZone: true }) as DateTime<true>

/** A ledger, and a tenant in which nobody has Loa. */
const aLedger = async () => {
  const { graph, standIn, clock, log, pass } = await aGraph({
    fill: (tenant) => {
      for (const id of ['mai', 'ivan', 'lan']) tenant.putUser({ id })
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'loa-lacking-'))
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [batches, deliveries, installations],
  })
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const asked: (readonly string[])[] = []
  const install = (accounts: readonly string[]) => {
    asked.push(accounts)
    return installApp({ graph, clock, catalogueAppId: 'loa', baseUrl: standIn.baseUrl }, accounts)
  }
  return {
    standIn,
    log,
    pass,
    asked,
    undelivered: async (batch: string, account: string, state: Delivery['state'], reason: string) => {
      const recipient = { kind: 'person', account, language: 'vi' } as const
      const row = { batch, recipient, place: 0, state, at: 0, attempts: 0, reason }
      const known = await store.get(batches, batch)
      const wish = {
        source: 'broadcasts',
        operation: 'send',
        whenUnsure: 'hold',
        intent: 'running',
        resumed: 0,
        finished: true,
        startedAt: morning.toMillis(),
      } as const
      await store.commit([
        put(deliveries, deliveryId(batch, recipient), row, absent),
        ...(known ? [] : [put(batches, batch, wish, absent)]),
      ])
    },
    remembered: async () => (await store.find(installations, { index: 'askedAt' })).items.map(({ id }) => id),
    sweep: (hours = 0) =>
      installLacking({ store, clock: () => morning.plus({ hours }), sources: ['broadcasts'], install }),
  }
}

describe('people whom nothing reaches because they lack the app', () => {
  it('get it, whether the engine or the platform found out; others do not', async () => {
    const { undelivered, sweep, standIn, asked } = await aLedger()
    await undelivered('b1', 'mai', 'skipped', 'not-installed')
    await undelivered('b1', 'ivan', 'failed', 'BotNotInConversationRoster')
    await undelivered('b1', 'lan', 'failed', 'ConversationBlockedByUser')
    await sweep()
    expect(asked.flat().toSorted()).toEqual(['ivan', 'mai'])
    expect(['mai', 'ivan', 'lan'].map((account) => standIn.teamwork.installed(account))).toEqual([
      ['loa'],
      ['loa'],
      [],
    ])
  })

  it('are asked for once a day, however many messages miss them', async () => {
    const { undelivered, sweep, asked } = await aLedger()
    await undelivered('b1', 'mai', 'skipped', 'not-installed')
    await undelivered('b2', 'mai', 'skipped', 'not-installed')
    await sweep()
    await sweep(23)
    expect(asked).toEqual([['mai']])
  })

  it('are left without where Loa may not install itself: the log names the permission once, and rounds go on', async () => {
    const { undelivered, sweep, standIn, log, pass } = await aLedger()
    standIn.withhold('TeamsAppInstallation.ReadWriteSelfForUser.All')
    await undelivered('b1', 'mai', 'skipped', 'not-installed')
    await sweep()
    pass({ minutes: 61 })
    await undelivered('b1', 'lan', 'skipped', 'not-installed')
    await sweep()
    expect(standIn.requests().filter(({ path }) => path === '/$batch')).toHaveLength(2)
    expect(standIn.teamwork.installed('mai')).toEqual([])
    expect(log.lines).toMatchObject([
      {
        event: 'graph-not-granted',
        fields: { feature: 'installation', permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All' },
      },
    ])
  })

  it('are asked for no more when nothing was to be said to them for a day, and forgotten after two', async () => {
    const { undelivered, sweep, asked, remembered } = await aLedger()
    await undelivered('b1', 'mai', 'skipped', 'not-installed')
    await sweep()
    await sweep(25)
    expect(asked).toEqual([['mai']])
    expect(await remembered()).toEqual(['mai'])
    await sweep(49)
    expect(await remembered()).toEqual([])
  })
})

describe('a broadcast that went out', () => {
  it('brings the app to those of its recipients who have none, and to nobody else', async () => {
    const { store, outbox, source, people, finished, received } = await aBroadcast({ people: 4 })
    const { graph, standIn, clock } = await aGraph({
      fill: (tenant) => {
        for (const { account } of people) tenant.putUser({ id: account })
      },
    })
    const [without, ...others] = people
    if (!without) throw new TypeError('there is nobody')
    await update(store, personalChats, without.account, (chat) => chat && { ...chat, installed: false })
    await outbox.start({ id: 'b1', source: source.name, operation: 'send', whenUnsure: 'hold' })
    await finished('b1')
    expect(people.map(received)).toEqual([0, 1, 1, 1])
    await installLacking({
      store,
      clock: systemClock,
      sources: [source.name],
      install: (accounts) =>
        installApp({ graph, clock, catalogueAppId: 'loa', baseUrl: standIn.baseUrl }, accounts),
    })
    expect(standIn.teamwork.installed(without.account)).toEqual(['loa'])
    expect(others.flatMap(({ account }) => standIn.teamwork.installed(account))).toEqual([])
  })
})
