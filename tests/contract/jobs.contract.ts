import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Job, Jobs } from '../../src/core/jobs/jobs.ts'
import { aLog } from '../builders/a-log.ts'
import { errands, rounds } from './jobs-kinds.ts'
import { backends } from './jobs-open.ts'

export type JobsPlace = {
  readonly backend: keyof typeof backends
  /** A file or an address where nothing is yet. */
  readonly place: string
  readonly dispose: () => Promise<void>
}

const holdScript = fileURLToPath(new URL('./jobs-hold.ts', import.meta.url))
const inMs = (ms: number) => DateTime.now().plus(ms)
const soon = { timeout: 60_000, interval: 10 }

/** Everything that the port promises, of whatever backend: settle hands out a new place at each call. */
export const jobsContract = (name: string, settle: () => Promise<JobsPlace>): void => {
  describe(`jobs on ${name}`, () => {
    let here: JobsPlace
    let opened: Jobs[]
    let log: ReturnType<typeof aLog>
    beforeEach(async () => {
      here = await settle()
      opened = []
      log = aLog()
    })
    afterEach(async () => {
      await Promise.all(opened.map((jobs) => jobs.stop()))
      await here.dispose()
    })
    /** What one process has of it. */
    const open = (): Jobs => {
      const jobs = backends[here.backend](here.place, log)
      opened.push(jobs)
      return jobs
    }
    type Errand = Job<{ number: number }>
    /** Works on errands and keeps what came, in its order. */
    const recording = (jobs: Jobs, handle: (job: Errand) => Promise<void> = async () => {}): Errand[] => {
      const ran: Errand[] = []
      jobs.work(errands, (job) => {
        ran.push(job)
        return handle(job)
      })
      return ran
    }
    const numbers = (ran: readonly Errand[]) => ran.map(({ payload }) => payload.number)
    /** Waits for all that is due by now: an errand at a later time is done after it. */
    const allDue = async (jobs: Jobs, ran: readonly Errand[]) => {
      await jobs.enqueue(errands, 'last-of-all', { number: -1 }, inMs(150))
      await vi.waitFor(() => expect(numbers(ran)).toContain(-1), soon)
      return ran.filter(({ key }) => key !== 'last-of-all')
    }

    it('runs once, with key and payload, when the time has come and not before', async () => {
      const jobs = open()
      const times: number[] = []
      const ran = recording(jobs, async () => {
        times.push(Date.now())
      })
      const at = inMs(200)
      await jobs.enqueue(errands, 'a:b/ü', { number: 7 }, at)
      await vi.waitFor(() => expect(ran).toHaveLength(1), soon)
      expect(times[0]).toBeGreaterThanOrEqual(at.toMillis())
      const job = { key: 'a:b/ü', payload: { number: 7 }, attempt: 1 }
      expect(await allDue(jobs, ran)).toEqual([job])
    })

    it('runs at once when the time is past, in whichever process works', async () => {
      const ran = recording(open())
      await open().enqueue(errands, 'a', { number: 1 }, inMs(-5_000))
      await vi.waitFor(() => expect(numbers(ran)).toEqual([1]), soon)
    })

    it('runs a key once when it was enqueued several times before its time', async () => {
      const jobs = open()
      const at = inMs(100)
      await Promise.all([1, 1, 1, 1].map((number) => jobs.enqueue(errands, 'a', { number }, at)))
      expect(numbers(await allDue(jobs, recording(jobs)))).toEqual([1])
    })

    it('runs a key again when it is enqueued after it has run', async () => {
      const jobs = open()
      const ran = recording(jobs)
      for (const number of [1, 2, 3]) {
        await jobs.enqueue(errands, 'a', { number }, inMs(0))
        await vi.waitFor(() => expect(numbers(ran)).toContain(number), soon)
      }
      // What is wished in the moment in which the job ends may come twice.
      expect([...new Set(numbers(await allDue(jobs, ran)))]).toEqual([1, 2, 3])
    })

    it('moves a job to the time and the payload that were wished last, earlier or later', async () => {
      const jobs = open()
      await jobs.enqueue(errands, 'earlier', { number: 1 }, inMs(86_400_000))
      await jobs.enqueue(errands, 'earlier', { number: 2 }, inMs(10))
      await jobs.enqueue(errands, 'later', { number: 3 }, inMs(0))
      await jobs.enqueue(errands, 'later', { number: 4 }, inMs(86_400_000))
      expect(numbers(await allDue(jobs, recording(jobs)))).toEqual([2])
    })

    it('does not run what was cancelled before it began, and runs what was wished after that', async () => {
      const jobs = open()
      for (const [key, ms] of [
        ['due', 0],
        ['delayed', 50],
        ['again', 0],
      ] as const)
        await jobs.enqueue(errands, key, { number: 1 }, inMs(ms))
      for (const key of ['due', 'delayed', 'again', 'never-there']) await jobs.cancel(errands, key)
      await jobs.enqueue(errands, 'again', { number: 2 }, inMs(0))
      const ran = await allDue(jobs, recording(jobs))
      expect(ran).toMatchObject([{ key: 'again', payload: { number: 2 } }])
    })

    it('calls a handler that throws again until it succeeds, and logs neither payload nor message', async () => {
      const jobs = open()
      const ran = recording(jobs, async ({ attempt }) => {
        if (attempt < 4) throw new Error('not yet')
      })
      await jobs.enqueue(errands, 'a', { number: 123_456 }, inMs(0))
      await vi.waitFor(() => expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]), soon)
      const failed = log.lines.filter(({ event }) => event === 'job-failed')
      expect(failed.map(({ fields }) => fields)).toMatchObject(
        [1, 2, 3].map((attempt) => ({ kind: 'errands', key: 'a', attempt })),
      )
      expect(JSON.stringify(log.lines.map(({ fields }) => fields))).not.toContain('123456')
    })

    it('follows a running job with what was wished meanwhile, at its time and not beside it', async () => {
      const jobs = open()
      const gate = Promise.withResolvers<void>()
      const ran = recording(jobs, ({ payload }) => (payload.number === 1 ? gate.promise : Promise.resolve()))
      await jobs.enqueue(errands, 'a', { number: 1 }, inMs(0))
      await vi.waitFor(() => expect(ran).toHaveLength(1), soon)
      await jobs.enqueue(errands, 'a', { number: 2 }, inMs(0))
      await jobs.enqueue(errands, 'a', { number: 3 }, inMs(0))
      expect(numbers(await allDue(jobs, ran))).toEqual([1])
      gate.resolve()
      await vi.waitFor(() => expect(numbers(ran).filter((number) => number > 0)).toEqual([1, 3]), soon)
    })

    it('does not try a running job again when it fails after its key was cancelled or wished anew', async () => {
      const jobs = open()
      const gate = Promise.withResolvers<void>()
      const ran = recording(jobs, async ({ payload }) => {
        if (payload.number !== 1) return
        await gate.promise
        throw new Error('too late')
      })
      for (const key of ['cancelled', 'anew']) await jobs.enqueue(errands, key, { number: 1 }, inMs(0))
      await vi.waitFor(() => expect(ran).toHaveLength(2), soon)
      await jobs.cancel(errands, 'cancelled')
      await jobs.enqueue(errands, 'anew', { number: 2 }, inMs(0))
      gate.resolve()
      await vi.waitFor(() => expect(numbers(ran)).toContain(2), soon)
      expect(numbers(await allDue(jobs, ran))).toEqual([1, 1, 2])
    })

    it('refuses a payload of another shape and a key of no length, and enqueues nothing', async () => {
      const jobs = open()
      const wrong = JSON.parse('{"number": "many"}')
      await expect(jobs.enqueue(errands, 'a', wrong, inMs(0))).rejects.toMatchObject({ code: 'bad-payload' })
      await expect(jobs.enqueue(errands, '', { number: 1 }, inMs(0))).rejects.toMatchObject({
        code: 'bad-job-key',
      })
      expect(await allDue(jobs, recording(jobs))).toEqual([])
    })

    it('has done what it began when it has stopped, and takes nothing after that', async () => {
      const jobs = open()
      const gate = Promise.withResolvers<void>()
      const events: string[] = []
      recording(jobs, async () => {
        events.push('began')
        await gate.promise
        await jobs.enqueue(errands, 'next', { number: 2 }, inMs(0))
        events.push('done')
      })
      await jobs.enqueue(errands, 'a', { number: 1 }, inMs(0))
      await vi.waitFor(() => expect(events).toEqual(['began']), soon)
      const stopped = jobs.stop().then(() => events.push('stopped'))
      await pause(50)
      gate.resolve()
      await stopped
      expect(events).toEqual(['began', 'done', 'stopped'])
      await expect(jobs.enqueue(errands, 'a', { number: 1 }, inMs(0))).rejects.toMatchObject({
        code: 'jobs-closed',
      })
    })

    it('runs no more jobs of a kind at a time than its concurrency', async () => {
      const jobs = open()
      let running = 0
      const most: number[] = []
      const done: string[] = []
      await Promise.all(
        Array.from({ length: 12 }, (_, at) => jobs.enqueue(errands, `${at}`, { number: at }, inMs(0))),
      )
      jobs.work(
        errands,
        async ({ key }) => {
          most.push(++running)
          await pause(20)
          running--
          done.push(key)
        },
        { concurrency: 3 },
      )
      await vi.waitFor(() => expect(done).toHaveLength(12), soon)
      expect(Math.max(...most)).toBe(3)
    })

    it('never runs one key twice at a time when two processes work and it is wished all along', async () => {
      const processes = [open(), open()]
      const running = new Set<string>()
      const together: string[] = []
      const last = new Map<string, number>()
      for (const jobs of processes)
        jobs.work(errands, async ({ key, payload }) => {
          if (running.has(key)) together.push(key)
          running.add(key)
          await pause(5)
          running.delete(key)
          last.set(key, payload.number)
        })
      for (let number = 0; number < 40; number++)
        await Promise.all(
          processes.map((jobs, at) =>
            jobs.enqueue(errands, `key-${(number + at) % 3}`, { number }, inMs(number % 4)),
          ),
        )
      await vi.waitFor(() => expect([...last.values()].sort()).toEqual([38, 39, 39]), soon)
      expect(together).toEqual([])
    })

    it('takes over the job of a process that was killed while it ran', async () => {
      const jobs = open()
      const holder = spawn(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        holdScript,
        here.backend,
        here.place,
      ])
      onTestFinished(() => void holder.kill('SIGKILL'))
      await jobs.enqueue(errands, 'a', { number: 1 }, inMs(0))
      await says(holder, 'holds a')
      const ran = recording(jobs)
      await pause(100)
      expect(ran).toEqual([])
      holder.kill('SIGKILL')
      await vi.waitFor(() => expect(numbers(ran)).toContain(1), soon)
    })

    it('makes a round once over two processes, never two at a time, and goes on when one stops', async () => {
      const processes = [open(), open()]
      const began = Date.now()
      let [running, together, made] = [0, 0, 0]
      for (const jobs of processes) {
        jobs.work(rounds, async () => {
          made++
          if (running++ > 0) together++
          // One that takes longer than a round.
          await pause(made === 3 ? 700 : 30)
          running--
          if (made === 2) throw new Error('the second one fails')
        })
        await jobs.every(rounds, 200)
      }
      await vi.waitFor(() => expect(made).toBeGreaterThan(4), soon)
      await processes[0]?.stop()
      const before = made
      await vi.waitFor(() => expect(made).toBeGreaterThan(before + 2), soon)
      await processes[1]?.stop()
      // The first one and the one that fails come beside the rounds of the clock.
      expect(made).toBeLessThanOrEqual((Date.now() - began) / 200 + 3)
      expect(together).toBe(0)
    })

    const someWishes = fc.array(
      fc.record({
        process: fc.constantFrom(0, 1),
        key: fc.constantFrom('a', 'b'),
        wish: fc.constantFrom('now', 'soon', 'tomorrow', 'cancel'),
        breath: fc.constantFrom(0, 0, 3),
      }),
      { minLength: 1, maxLength: 12 },
    )
    const delays = { now: 0, soon: 20, tomorrow: 86_400_000 }

    /** Makes the wishes one after the other, in either process; answers each key's last one. */
    const wishAll = async (
      wishes: readonly (typeof someWishes extends fc.Arbitrary<infer W> ? W : never)[number][],
    ) => {
      const processes = [open(), open()]
      const last = new Map<string, { wish: string; number: number }>()
      for (const [number, { process, key, wish, breath }] of wishes.entries()) {
        const jobs = processes[process]
        if (wish === 'cancel') await jobs?.cancel(errands, key)
        else await jobs?.enqueue(errands, key, { number }, inMs(delays[wish]))
        last.set(key, { wish, number })
        await pause(breath)
      }
      return [...last]
    }
    const forget = async () => {
      await Promise.all(opened.splice(0).map((jobs) => jobs.stop()))
      await here.dispose()
      here = await settle()
    }

    it('ends in the last wish of each key whatever was wished before, when nobody worked yet', async () => {
      await fc.assert(
        fc
          .asyncProperty(someWishes, async (wishes) => {
            const last = await wishAll(wishes)
            const worker = open()
            const ran = await allDue(worker, recording(worker))
            const due = last.filter(([, { wish }]) => wish === 'now' || wish === 'soon')
            const got = ran.map(({ key, payload }) => [key, payload.number])
            expect(got.sort()).toEqual(due.map(([key, { number }]) => [key, number]).sort())
          })
          .afterEach(forget),
        { numRuns: 25 },
      )
    })

    it('ends in the last wish of each key whatever was wished before, while others work and fail', async () => {
      await fc.assert(
        fc
          .asyncProperty(someWishes, async (wishes) => {
            const worker = open()
            const ran = recording(worker, async ({ payload, attempt }) => {
              await pause(4)
              if (attempt === 1 && payload.number % 3 === 0) throw new Error('once')
            })
            const last = await wishAll(wishes)
            const isDue = ([, { wish }]: (typeof last)[number]) => wish === 'now' || wish === 'soon'
            await allDue(worker, ran)
            for (const [key, { number }] of last.filter(isDue))
              expect(ran.filter((job) => job.key === key).at(-1)?.payload).toEqual({ number })
          })
          .afterEach(forget),
        { numRuns: 25 },
      )
    })
  })
}

const says = async ({ stdout }: ChildProcess, text: string): Promise<void> => {
  if (!stdout) throw new TypeError('nothing is heard of it')
  let heard = ''
  while (!heard.includes(text)) heard += String((await once(stdout, 'data'))[0])
}
