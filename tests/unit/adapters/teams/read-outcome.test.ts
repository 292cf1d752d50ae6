import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { readOutcome } from '../../../../src/adapters/teams/read-outcome.ts'

const now = DateTime.fromISO('2026-11-25T03:00:00Z') as DateTime<true>
const clock = () => now

const outcomeOf = (status: number, body: unknown = {}, retryAfter?: string) =>
  readOutcome({ kind: 'answered', status, retryAfter, body: JSON.stringify(body) }, clock)

describe('what the Connector answered', () => {
  it('delivers with the id of the activity', () => {
    expect(outcomeOf(201, { id: '1700' })).toEqual({ kind: 'delivered', id: '1700' })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['no id', '{}'],
  ])('delivers without an id when the body is %s', (_, body) => {
    const exchange = { kind: 'answered', status: 200, retryAfter: undefined, body } as const
    expect(readOutcome(exchange, clock)).toEqual({ kind: 'delivered', id: undefined })
  })

  it.each([403, 404])('is refused for good with %i', (status) => {
    expect(outcomeOf(status, { error: { code: 'ConversationBlockedByUser' } })).toEqual({
      kind: 'refused',
      reason: 'ConversationBlockedByUser',
      final: true,
    })
  })

  it.each([400, 413, 405])('is refused as it is with %i', (status) => {
    expect(outcomeOf(status)).toEqual({ kind: 'refused', reason: `status-${status}`, final: false })
  })

  it.each([401, 412])('is surely not there with %i', (status) => {
    expect(outcomeOf(status)).toMatchObject({ kind: 'failed' })
  })

  it.each([500, 502, 503, 504])('is unknown with %i', (status) => {
    expect(outcomeOf(status)).toMatchObject({ kind: 'unknown' })
  })
})

describe('a 429', () => {
  it('says until when, in seconds', () => {
    expect(outcomeOf(429, {}, '17')).toMatchObject({ kind: 'throttled', until: now.plus({ seconds: 17 }) })
  })

  it('says until when, as a date', () => {
    const outcome = outcomeOf(429, {}, 'Wed, 25 Nov 2026 03:01:00 GMT')
    expect(outcome.kind === 'throttled' && outcome.until?.toUTC().toISO()).toBe('2026-11-25T03:01:00.000Z')
  })

  it.each([undefined, 'soon', '-1'])('leaves the time open when Retry-After is %s', (retryAfter) => {
    expect(outcomeOf(429, {}, retryAfter)).toMatchObject({ kind: 'throttled', until: undefined })
  })

  it('holds the conversation, and the tenant where the error speaks of it', () => {
    expect(outcomeOf(429)).toMatchObject({ scope: 'conversation' })
    expect(outcomeOf(429, { error: { code: 'TenantQuotaExceeded' } })).toMatchObject({ scope: 'tenant' })
  })
})

describe('a broken connection', () => {
  it('is unknown when the request may have left, and failed when it surely did not', () => {
    expect(readOutcome({ kind: 'broken', code: 'ECONNRESET', sent: true }, clock).kind).toBe('unknown')
    expect(readOutcome({ kind: 'broken', code: 'ECONNREFUSED', sent: false }, clock).kind).toBe('failed')
  })
})
