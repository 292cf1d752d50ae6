import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aLog } from '../builders/a-log.ts'
import { aRedis, type StartedRedis } from '../builders/a-redis.ts'
import { jobsContract } from './jobs.contract.ts'
import { errands, rounds } from './jobs-kinds.ts'
import { backends } from './jobs-open.ts'

let server: StartedRedis
beforeAll(async () => {
  server = await aRedis()
})
afterAll(() => server.stop())

const forgetAll = () => server.client().flushall()

jobsContract('BullMQ', async () => {
  await forgetAll()
  return { backend: 'bullmq', place: server.url, dispose: async () => {} }
})

describe('a Redis that goes away', () => {
  const soon = { timeout: 60_000 }

  it('is said once, refuses what is wished meanwhile, and runs what it had when it is back', async () => {
    await forgetAll()
    const log = aLog()
    const jobs = backends.bullmq(server.url, log)
    const ran: number[] = []
    jobs.work(errands, async ({ payload }) => void ran.push(payload.number))
    await jobs.enqueue(errands, 'before', { number: 1 }, DateTime.now())
    await vi.waitFor(() => expect(ran).toEqual([1]), soon)
    await jobs.enqueue(errands, 'over', { number: 2 }, DateTime.now().plus(500))
    await server.kill()
    const away = jobs.enqueue(errands, 'away', { number: 3 }, DateTime.now())
    await expect(away).rejects.toMatchObject({ code: 'jobs-unavailable' })
    await server.restart()
    await vi.waitFor(() => expect(ran).toContain(2), soon)
    await jobs.stop()
    const codes = log.lines.map(({ event, fields }) => `${event} ${fields['code']}`)
    expect(codes).toContain('jobs-redis-trouble ECONNREFUSED')
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('goes on with its rounds when it has lost all that it had', async () => {
    await forgetAll()
    const jobs = backends.bullmq(server.url, aLog())
    let made = 0
    jobs.work(rounds, async () => void made++)
    await jobs.every(rounds, 100)
    await vi.waitFor(() => expect(made).toBeGreaterThan(1), soon)
    await forgetAll()
    const before = made
    await vi.waitFor(() => expect(made).toBeGreaterThan(before + 2), soon)
    await jobs.stop()
  })

  it('does not keep a stop from ending', async () => {
    const jobs = backends.bullmq(server.url, aLog())
    jobs.work(errands, async () => {})
    await jobs.enqueue(errands, 'a', { number: 1 }, DateTime.now())
    await server.kill()
    await jobs.stop()
    await server.restart()
  })
})
