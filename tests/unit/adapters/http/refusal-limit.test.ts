import { describe, expect, it } from 'vitest'
import { addressOf, createRefusalLimit } from '../../../../src/adapters/http/refusal-limit.ts'

describe('the limit of refusals', () => {
  it('turns an address away that keeps being refused, for the rest of a minute, and no other', () => {
    let now = 0
    const limit = createRefusalLimit(() => now, 2)
    limit.note('a', 401)
    limit.note('a', 404)
    expect([limit.allows('a'), limit.allows('b')]).toEqual([false, true])
    now = 59_999
    expect(limit.allows('a')).toBe(false)
    now = 60_000
    expect(limit.allows('a')).toBe(true)
  })

  it('counts neither what was answered nor failures of its own', () => {
    const limit = createRefusalLimit(() => 0, 1)
    for (const status of [200, 202, 304, 429, 500, 503]) limit.note('a', status)
    expect(limit.allows('a')).toBe(true)
  })

  it('remembers ten thousand addresses, and forgets the one that was refused longest ago', () => {
    const limit = createRefusalLimit(() => 0, 1)
    for (let address = 0; address <= 10_000; address++) limit.note(`${address}`, 401)
    expect([limit.allows('0'), limit.allows('1')]).toEqual([true, false])
  })
})

describe('where a request comes from', () => {
  const request = (forwarded: string | undefined) => ({
    headers: { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  })

  it.each([
    ['the connection, whatever a client writes', '1.2.3.4', 0, '10.0.0.1'],
    ['what one’s own proxy has written, not what came before', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
    ['what the outer of two proxies has written', '6.6.6.6, 1.2.3.4, 10.0.0.9', 2, '1.2.3.4'],
    ['the connection where the proxies wrote nothing', undefined, 1, '10.0.0.1'],
  ])('is %s', (_, forwarded, proxies, address) => {
    expect(addressOf(request(forwarded), proxies)).toBe(address)
  })
})
