import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { isReadUpTo, noteRead, readReceipts } from '../../../../src/core/delivery/reads.ts'

describe('a message', () => {
  it('is read when it is not younger than the last one that was read, however long the ids are', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        (read, sent) => {
          expect(isReadUpTo(String(read), String(sent))).toBe(sent <= read)
        },
      ),
    )
  })

  it.each([
    ['f:abc', 'f:abc', true],
    ['f:abc', 'f:abd', false],
    ['1700000000000', 'f:abc', false],
    ['f:abc', '1700000000000', false],
    ['', '0', false],
  ])('whose id is no time is read only as itself: %s, %s', (read, sent, expected) => {
    expect(isReadUpTo(read, sent)).toBe(expected)
  })
})

it('receipts only ever go forward, in whatever order they come', async () => {
  const store = openSqliteStore({ file: ':memory:', collections: [readReceipts] })
  onTestFinished(() => store.close())
  for (const id of ['5', '17', '9', '17', 'odd', '4']) await noteRead(store, 'a', id)
  expect((await store.get(readReceipts, 'a'))?.document).toEqual({ account: 'a', lastRead: '17' })
})
