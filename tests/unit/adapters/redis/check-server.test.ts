import { expect, it } from 'vitest'
import { checkServer } from '../../../../src/adapters/redis/check-server.ts'
import { aLog } from '../../../builders/a-log.ts'

const check = (info: Record<string, string>, appendfsync: string | undefined, mayLoseData = false) =>
  checkServer(
    {
      info: async () =>
        Object.entries({
          redis_version: '7.2.4',
          role: 'master',
          aof_enabled: '1',
          maxmemory_policy: 'noeviction',
          ...info,
        })
          .map(([name, value]) => `${name}:${value}`)
          .join('\r\n'),
      setting: async () => appendfsync,
    },
    { mayLoseData, log: aLog() },
  )

it.each(['5.0.14', '6.0.16', '6.1.9'])('refuses version %s', async (version) => {
  await expect(check({ redis_version: version }, 'always')).rejects.toMatchObject({ code: 'redis-too-old' })
})

it.each(['6.2.0', '7.0.15', '8.10.1', '10.0.0'])('takes version %s', async (version) => {
  expect(await check({ redis_version: version }, 'always')).toEqual({ waitForDisk: false })
})

it('asks a server that syncs every second to say when it has, where it can', async () => {
  expect(await check({}, 'everysec')).toEqual({ waitForDisk: true })
  await expect(check({ redis_version: '7.0.15' }, 'everysec')).rejects.toMatchObject({
    code: 'redis-loses-data',
    message: expect.stringContaining('appendfsync always'),
  })
})

it('asks a server that does not show its settings to say when it has synced, where it can', async () => {
  expect(await check({}, undefined)).toEqual({ waitForDisk: true })
  expect(await check({ redis_version: '7.0.15' }, undefined)).toEqual({ waitForDisk: false })
})

it('takes a server that leaves syncing to the system only when losing data is acceptable', async () => {
  await expect(check({}, 'no')).rejects.toMatchObject({ code: 'redis-loses-data' })
  expect(await check({}, 'no', true)).toEqual({ waitForDisk: false })
})
