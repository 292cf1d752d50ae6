import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jobKind } from '../../../../src/core/jobs/jobs.ts'
import { assertJobKey, readPayload, writePayload } from '../../../../src/core/jobs/payload.ts'
import { retryAfter } from '../../../../src/core/jobs/retry-after.ts'
import { workedKind } from '../../../../src/core/jobs/run-job.ts'
import { aLog } from '../../../builders/a-log.ts'

const reminders = jobKind('reminders', z.strictObject({ campaign: z.string(), day: z.int() }))

describe('a kind of job', () => {
  it('is not named by what could not name a queue', () => {
    for (const name of ['', 'a:b', 'Capital', '{tag}', '-', 'a'.repeat(70)])
      expect(() => jobKind(name, z.null())).toThrow(expect.objectContaining({ code: 'bad-job-kind' }))
  })

  it('reads every payload back as it was written', () => {
    const payloads = fc.record({ campaign: fc.string({ unit: 'binary' }), day: fc.integer() })
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(readPayload(reminders, writePayload(reminders, payload))).toEqual(payload)
      }),
    )
  })

  it('refuses what another program version wrote, without saying what it is', () => {
    for (const text of ['{"campaign":"secret"}', 'no JSON: secret', ''])
      expect(() => readPayload(reminders, text)).toThrow(
        expect.objectContaining({ code: 'bad-payload', message: expect.not.stringContaining('secret') }),
      )
  })
})

describe('a key', () => {
  it('is refused when it is empty, too long or has half a character', () => {
    for (const key of ['', 'x'.repeat(301), '\ud800'])
      expect(() => assertJobKey(key)).toThrow(expect.objectContaining({ code: 'bad-job-key' }))
    assertJobKey('campaign:42/người')
  })
})

describe('a job that has failed', () => {
  it('is tried again after a second, then later each time, five minutes at most', () => {
    expect([1, 2, 3, 9, 10, 5_000].map(retryAfter)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000])
  })

  it('is logged with its code when its payload is of another program version', async () => {
    const log = aLog()
    const { run } = workedKind(reminders, async () => {}, log)
    expect(await run({ key: 'a', payload: '{"text":"secret"}', attempt: 3 })).toBe(false)
    const fields = { kind: 'reminders', key: 'a', attempt: 3, code: 'bad-payload' }
    expect(log.lines).toMatchObject([{ level: 'warn', event: 'job-failed', fields }])
  })
})
