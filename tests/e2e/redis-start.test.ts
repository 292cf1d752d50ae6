import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aRedis, type RedisOptions } from '../builders/a-redis.ts'

/** What `npm start` says and how it ends. */
const start = (environment: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main.mjs'], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, PORT: '0', PLAYGROUND: 'off', STATE_FOLDER: folder, ...environment },
  })
  return { status, listens: stdout.includes('"event":"started"'), said: stderr.trim().split('\n') }
}

const started = async (options: RedisOptions = {}) => {
  const redis = await aRedis(options)
  onTestFinished(() => redis.stop())
  return redis
}

/** One line beside the heading, and no trace of a stack. */
const expectRefusal = (settings: Record<string, string>, reason: RegExp) => {
  const { status, listens, said } = start(settings)
  const [heading, line = '', ...rest] = said.filter((text) => !text.includes('ExperimentalWarning'))
  expect(heading).toBe('Loa could not start.')
  expect(line).toMatch(reason)
  expect(rest).toEqual([])
  expect({ status, listens }).toEqual({ status: 1, listens: false })
}

describe('a start on Redis is refused with what to do', () => {
  it('when the address is none, without quoting it', () => {
    expectRefusal(
      { REDIS_URL: 'localhost;hunter2' },
      /^the address of Redis is none; it should be redis:\/\/host/,
    )
    expect(start({ REDIS_URL: 'redis://:hunter2@' }).said.join()).not.toContain('hunter2')
  })

  it('when nobody listens there', async () => {
    const redis = await started()
    await redis.kill()
    expectRefusal({ REDIS_URL: redis.url }, /no Redis answers .*is it started/)
  })

  it('when the password is refused, without telling it', async () => {
    const { port } = await started({ password: 'right' })
    const url = `redis://:hunter2@127.0.0.1:${port}`
    expectRefusal({ REDIS_URL: url }, /refused the name or password .*redis:\/\/user:password@host$/)
    expect(start({ REDIS_URL: url }).said.join()).not.toContain('hunter2')
  })

  it('when the server throws data away', async () => {
    const { url } = await started({ policy: 'allkeys-lru' })
    expectRefusal({ REDIS_URL: url }, /CONFIG SET maxmemory-policy noeviction/)
  })

  it('when the server keeps nothing on disk, unless that may be', async () => {
    const { url } = await started({ appendonly: 'no' })
    expectRefusal({ REDIS_URL: url }, /appendonly yes .*REDIS_MAY_LOSE_DATA=yes/)
  })

  it('when another program has the key space', async () => {
    const redis = await started()
    await redis.client().set('loa{main}:session', 'x')
    expectRefusal({ REDIS_URL: redis.url }, /another program has keys .*REDIS_NAMESPACE/)
  })
})
