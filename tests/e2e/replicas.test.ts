import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCable, type Cable } from '../builders/a-cable.ts'
import { type Hit, hitDuringBroadcast, tableOf } from '../builders/a-fault.ts'
import { aRedis, aSentinel, type StartedRedis } from '../builders/a-redis.ts'
import { type Replicas, someReplicas } from '../builders/some-replicas.ts'

/** Eight times the platform's pace, or each broadcast would take a minute. */
const messagesPerSecond = 400
const people = 3_000
/** What one process has under way at once. */
const inFlight = 100

const hits: Hit[] = []
afterAll(() => {
  process.stdout.write(`\n${tableOf(hits)}\n`)
})

const startDead = ({ all }: Replicas) =>
  Promise.all(all.filter(({ isAlive }) => !isAlive()).map(({ start }) => start()))

/** Nobody is lost, nobody has it twice, and no more is unknown than was under way. */
const expectTruth = (hit: Hit) => {
  hits.push(hit)
  expect(hit).toMatchObject({ lost: 0, doubled: 0, failed: 0, halted: undefined })
  expect(hit.unknown).toBeLessThanOrEqual(inFlight)
}

const expectTakeOver = ({ happened }: Hit) => {
  expect(happened).toBe('another took over')
}

/** Why somebody may not have been answered. */
const warningsOf = (all: Replicas['all']): string =>
  all.flatMap(({ name, lines }) => lines.filter(isWarning).map((line) => `${name}: ${line}`)).join('\n')

const isWarning = (line: string): boolean => /"level":[45]0/.test(line)

/** With Redis away everybody who asks hears of it, and no process ends. */
const expectAnswers = (hit: Hit, { all }: Replicas) => {
  expect(all.filter(({ isAlive }) => !isAlive())).toEqual([])
  expect(hit.answers, warningsOf(all)).toMatchObject({ silence: 0, failed: 0 })
}

describe('a broadcast of three replicas on one Redis', () => {
  let redis: StartedRedis
  let cables: readonly Cable[]
  let stage: Replicas
  beforeAll(async () => {
    redis = await aRedis()
    cables = await Promise.all([redis, redis, redis].map(({ port }) => aCable(port)))
    const redisUrls = cables.map(({ port }) => `redis://127.0.0.1:${port}`)
    stage = await someReplicas({ redisUrls, ownUrl: redis.url, people, messagesPerSecond })
  })
  afterAll(async () => {
    await stage?.close()
    await Promise.all((cables ?? []).map((cable) => cable.stop()))
    await redis?.stop()
  })

  it('goes on elsewhere when the replica that sends it is killed', async () => {
    const hit = await hitDuringBroadcast(stage, 'kill -9 of one replica', async ({ runner }) => {
      await runner.kill()
    })
    expectTruth(hit)
    expectTakeOver(hit)
    await startDead(stage)
  })

  it('goes on in the last replica when two are killed', async () => {
    const hit = await hitDuringBroadcast(stage, 'kill -9 of two replicas', async ({ runner, others }) => {
      await Promise.all([runner, ...others.slice(0, 1)].map(({ kill }) => kill()))
    })
    expectTruth(hit)
    await startDead(stage)
  })

  it('waits while Redis is dead, and goes on when it is back', async () => {
    const hit = await hitDuringBroadcast(stage, 'kill -9 of Redis, back after 5 s', async () => {
      await redis.kill()
      await pause(5_000)
      await redis.restart()
    })
    expectTruth(hit)
    expectAnswers(hit, stage)
    const now = Date.now()
    await expect.poll(stage.nextRound, { timeout: 20_000 }).toBeGreaterThan(now + 1_000)
  })

  it('goes on, if slowly, when Redis takes its time', async () => {
    const hit = await hitDuringBroadcast(stage, 'Redis answers 300 ms late for 5 s', async () => {
      for (const cable of cables) cable.delay(300)
      await pause(5_000)
      for (const cable of cables) cable.mend()
    })
    expectTruth(hit)
    expectAnswers(hit, stage)
    expect(hit.unknown).toBe(0)
  })

  it('waits while Redis hangs, and whoever asks hears that it takes a moment', async () => {
    const fault = 'Redis stands still until somebody was asked to wait'
    const hit = await hitDuringBroadcast(stage, fault, async ({ untilMoment }) => {
      redis.freeze()
      await untilMoment()
      redis.thaw()
    })
    expectTruth(hit)
    expectAnswers(hit, stage)
  })

  it('goes on elsewhere when the replica that sends it is cut off from Redis', async () => {
    const hit = await hitDuringBroadcast(stage, 'network cut of one replica for 15 s', async ({ runner }) => {
      const cable = cables[stage.all.indexOf(runner)]
      cable?.cut()
      await pause(15_000)
      cable?.mend()
    })
    expectTruth(hit)
    expectTakeOver(hit)
    expectAnswers(hit, stage)
    expect(hit.answers.moment).toBeGreaterThan(0)
  })
})

it('a broadcast goes on when a replica of Redis takes over', async () => {
  const primary = await aRedis({ more: ['--repl-diskless-sync-delay', '0'] })
  const replica = await aRedis({ replicaOf: primary })
  const linked = () => replica.client().info('replication')
  await expect.poll(linked, { timeout: 20_000 }).toContain('master_link_status:up')
  const sentinel = await aSentinel(primary)
  const redisUrls = [sentinel.url, sentinel.url, sentinel.url]
  const stage = await someReplicas({ redisUrls, ownUrl: sentinel.url, people, messagesPerSecond })
  try {
    const hit = await hitDuringBroadcast(stage, 'Sentinel failover', () => primary.kill())
    expectTruth(hit)
    expectAnswers(hit, stage)
  } finally {
    await stage.close()
    await sentinel.stop()
    await replica.stop()
    await primary.stop()
  }
})

/** A small file system; undefined where this machine allows none. */
const aSmallDisk = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
}

/** Redis takes of the rest meanwhile. */
const fillDisk = (folder: string, ballast: string): void => {
  const { bavail, bsize } = statfsSync(folder)
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

it('a broadcast waits while the disk of Redis is full, and goes on when it is not', async ({ skip }) => {
  const folder = aSmallDisk()
  if (folder === undefined) return skip('this machine mounts no tmpfs')
  const redis = await aRedis({ folder })
  const redisUrls = [redis.url, redis.url, redis.url]
  const stage = await someReplicas({ redisUrls, ownUrl: redis.url, people, messagesPerSecond })
  try {
    const hit = await hitDuringBroadcast(stage, 'disk of Redis full for 5 s', async () => {
      const ballast = join(folder, 'ballast')
      fillDisk(folder, ballast)
      await pause(5_000)
      rmSync(ballast)
      // With every write synced, Redis ends where it can not write.
      await redis.kill()
      await redis.restart()
    })
    expectTruth(hit)
    expectAnswers(hit, stage)
  } finally {
    await stage.close()
    await redis.stop()
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
})
