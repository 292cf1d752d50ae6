import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeKey, memberOf, readMember } from '../../../../src/adapters/redis/encode-key.ts'

const aText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('\0', '\u0001', 'a', 'é', '\uffee', '😀')).map((parts) => parts.join('')),
)
const aNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const bytes = (text: string) => Buffer.from(text)

it('orders the bytes of members as key, then id', () => {
  const pair = fc.tuple(aText, aText)
  fc.assert(
    fc.property(pair, pair, ([key, id], [otherKey, otherId]) => {
      const expected = bytes(key).compare(bytes(otherKey)) || bytes(id).compare(bytes(otherId))
      expect(bytes(memberOf(key, id)).compare(bytes(memberOf(otherKey, otherId)))).toBe(expected)
    }),
  )
})

it('orders the bytes of numbers by value', () => {
  fc.assert(
    fc.property(aNumber, aNumber, (one, other) => {
      expect(bytes(encodeKey(one)).compare(bytes(encodeKey(other)))).toBe(Math.sign(one - other))
    }),
  )
  expect(encodeKey(-0)).toBe(encodeKey(0))
})

it('reads back what it has written', () => {
  fc.assert(
    fc.property(fc.oneof(aText, aNumber), aText, (key, id) => {
      expect(readMember(memberOf(key, id))).toEqual({ key, id })
    }),
  )
})
