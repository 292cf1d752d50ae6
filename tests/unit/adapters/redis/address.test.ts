import { expect, it } from 'vitest'
import { parseRedisAddress } from '../../../../src/adapters/redis/address.ts'

it('reads a single server with user, password and database', () => {
  expect(parseRedisAddress('rediss://loa:p%40ss%2Fword@cache.example:6380/2')).toEqual({
    kind: 'single',
    tls: true,
    username: 'loa',
    password: 'p@ss/word',
    host: { host: 'cache.example', port: 6380 },
    database: 2,
  })
})

it('reads sentinels with the name of the server and their own password', () => {
  const address = parseRedisAddress(
    'redis+sentinel://:secret@one,[::1]:26380/mymaster/1?sentinelPassword=other',
  )
  expect(address).toMatchObject({
    kind: 'sentinel',
    password: 'secret',
    hosts: [
      { host: 'one', port: 26379 },
      { host: '::1', port: 26380 },
    ],
    name: 'mymaster',
    database: 1,
    sentinelPassword: 'other',
  })
})

it('reads a cluster', () => {
  expect(parseRedisAddress('redis+cluster://h1:7000,h2:7001')).toMatchObject({
    kind: 'cluster',
    tls: false,
    hosts: [
      { host: 'h1', port: 7000 },
      { host: 'h2', port: 7001 },
    ],
  })
})

it.each([
  'localhost:6379',
  'http://localhost',
  'redis://',
  'redis://one,two',
  'redis://host:99999',
  'redis://host/zero',
  'redis://hidden@host',
  'redis://:hidden%@host',
  'redis+sentinel://h1:26379',
  'redis+cluster://h1/3',
])('refuses %s and does not repeat it', (text) => {
  expect(() => parseRedisAddress(text)).toThrow(
    expect.objectContaining({
      code: 'bad-redis-address',
      message: expect.not.stringContaining('hidden'),
    }),
  )
})
