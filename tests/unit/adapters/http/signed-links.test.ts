import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { createSignedLinks } from '../../../../src/adapters/http/signed-links.ts'

const start = DateTime.fromISO('2026-11-25T10:00:00Z') as DateTime<true>
const linksAt = (now: DateTime<true>, secret = 'secret') =>
  createSignedLinks(
    () => 'https://loa.example',
    secret,
    () => now,
  )
const tokenOf = (url: string) => url.slice('https://loa.example/files/'.length)

describe('a signed link', () => {
  const token = tokenOf(linksAt(start).download('slot', { id: 'a' }, 'ru'))

  it('opens to what it was made for', () => {
    expect(linksAt(start).open(token)).toMatchObject({ kind: 'slot', key: { id: 'a' }, language: 'ru' })
  })

  it('says that it has expired after two weeks', () => {
    expect(linksAt(start.plus({ days: 13 }) as DateTime<true>).open(token)).toBeTypeOf('object')
    expect(linksAt(start.plus({ days: 15 }) as DateTime<true>).open(token)).toBe('expired')
  })

  it('is nothing once a byte of it is changed, or under another secret', () => {
    for (const place of [0, 10, token.length - 1]) {
      const other = token[place] === 'A' ? 'B' : 'A'
      expect(linksAt(start).open(token.slice(0, place) + other + token.slice(place + 1))).toBeUndefined()
    }
    expect(linksAt(start, 'another').open(token)).toBeUndefined()
  })

  it.each(['', '.', 'a.b', 'a.b.c', '💥'])('is nothing for %j', (junk) =>
    expect(linksAt(start).open(junk)).toBeUndefined(),
  )
})
