import { setImmediate as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AuditEntry, entryId, hashOf } from '../../../../src/core/audit/audit.ts'
import { canonicalJson } from '../../../../src/core/audit/canonical-json.ts'
import { verifyChain } from '../../../../src/core/audit/verify-chain.ts'
import { aChain, aDeed } from './a-chain.ts'

const length = 6

/** In an event of its own: a store may take it that other connections write in other events than it reads. */
const verify = async (...given: Parameters<typeof verifyChain>) => {
  await pause()
  return verifyChain(...given)
}

describe('the verification of a chain', () => {
  let chain: ReturnType<typeof aChain>
  let untouched: { collection: string; id: string; document: string }[]
  beforeAll(async () => {
    chain = aChain()
    for (let number = 1; number <= length; number++)
      await chain.append(aDeed({ subject: `s-${number}`, details: { count: number, odd: number % 2 === 1 } }))
    untouched = chain.raw
      .prepare<[], (typeof untouched)[number]>(
        "SELECT collection, id, document FROM documents WHERE collection LIKE 'audit-%'",
      )
      .all()
  })
  afterAll(() => chain.close())
  beforeEach(() => restore())

  const restore = () => {
    chain.raw.exec("DELETE FROM documents WHERE collection LIKE 'audit-%'")
    const insert = chain.raw.prepare("INSERT INTO documents VALUES (?, ?, 1, ?, '[]')")
    for (const { collection, id, document } of untouched) insert.run(collection, id, document)
  }
  const write = (id: string, document: unknown) =>
    chain.raw
      .prepare('UPDATE documents SET document = ? WHERE id = ?')
      .run(typeof document === 'string' ? document : JSON.stringify(document), id)
  const textOf = (id: string): string => untouched.find((row) => row.id === id)?.document ?? ''
  const entryAt = (sequence: number): AuditEntry => JSON.parse(textOf(entryId(sequence)))
  const drop = (id: string) => chain.raw.prepare('DELETE FROM documents WHERE id = ?').run(id)
  const rewrite = (sequence: number, change: Partial<AuditEntry>) => {
    const { hash, ...link } = { ...entryAt(sequence), ...change }
    const rewritten = hashOf(link)
    write(entryId(sequence), { ...link, hash: rewritten })
    return rewritten
  }

  it('says how long a whole chain is and the hash that it ends with', async () => {
    expect(await verify(chain.store)).toEqual({ ok: true, entries: length, hash: entryAt(length).hash })
  })

  it('finds an empty chain whole', async () => {
    chain.raw.exec("DELETE FROM documents WHERE collection LIKE 'audit-%'")
    const entries = chain.raw.prepare('SELECT * FROM entries').all()
    chain.raw.exec('DELETE FROM entries')
    expect(await verify(chain.store)).toMatchObject({ ok: true, entries: 0 })
    const insert = chain.raw.prepare('INSERT INTO entries VALUES (@number, @key, @id)')
    for (const entry of entries) insert.run(entry)
  })

  const changes: Partial<Record<keyof AuditEntry, unknown>> = {
    sequence: 4,
    at: '2026-11-25T05:02:01.000Z',
    actor: { account: 'account-lan', name: 'Nguyễn Thị Làn' },
    action: 'announcement.recalled',
    subject: 's-4',
    details: { count: 4, odd: true },
    previous: 'a'.repeat(64),
    hash: 'a'.repeat(64),
  }
  it.each(Object.entries(changes))('finds a changed %s', async (field, value) => {
    write(entryId(3), { ...entryAt(3), [field]: value })
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 3, reason: 'changed' })
  })

  it.each(['at', 'details', 'hash'])('finds that %s was taken out', async (field) => {
    write(entryId(3), { ...entryAt(3), [field]: undefined })
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 3, reason: 'changed' })
  })

  it('finds a field that was put in', async () => {
    write(entryId(3), { ...entryAt(3), note: 'x' })
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 3, reason: 'changed' })
  })

  it('finds an entry that was taken out', async () => {
    drop(entryId(3))
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 3, reason: 'missing' })
  })

  it('finds two entries that changed places', async () => {
    write(entryId(3), entryAt(4))
    write(entryId(4), entryAt(3))
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 3, reason: 'reordered' })
  })

  it('finds an entry whose hash was computed anew, at the one that follows it', async () => {
    rewrite(3, { subject: 's-9' })
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 4, reason: 'unlinked' })
  })

  it('finds that the end was cut off', async () => {
    drop(entryId(length))
    drop(entryId(length - 1))
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 5, reason: 'truncated' })
  })

  it('finds a head that was set back', async () => {
    write('head', { sequence: 4, hash: entryAt(4).hash })
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 5, reason: 'truncated' })
  })

  it('finds a head that is gone', async () => {
    drop('head')
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 1, reason: 'truncated' })
  })

  it('finds a last entry whose hash was computed anew', async () => {
    rewrite(length, { subject: 's-9' })
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: length, reason: 'head' })
  })

  it('tells by an anchor that the whole end was computed anew', async () => {
    const anchor = { sequence: length, hash: entryAt(length).hash }
    const hash = rewrite(length, { subject: 's-9' })
    write('head', { sequence: length, hash })
    expect(await verify(chain.store)).toMatchObject({ ok: true })
    expect(await verify(chain.store, anchor)).toEqual({ ok: false, sequence: length, reason: 'changed' })
  })

  it('tells by an anchor that the end was cut off and the head set back', async () => {
    drop(entryId(length))
    chain.raw.prepare('DELETE FROM entries WHERE id = ?').run(entryId(length))
    write('head', { sequence: length - 1, hash: entryAt(length - 1).hash })
    expect(await verify(chain.store)).toMatchObject({ ok: true })
    expect(await verify(chain.store, { sequence: length, hash: entryAt(length).hash })).toMatchObject({
      ok: false,
      reason: 'truncated',
    })
  })

  it('finds any one byte that is another, wherever it stands', async () => {
    const place = fc.record({
      row: fc.nat(untouched.length - 1),
      at: fc.nat(2_000),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    await fc.assert(
      fc.asyncProperty(place, async ({ row, at, byte }) => {
        const { id, document } = untouched[row] ?? { id: '', document: '' }
        const bytes = Buffer.from(document)
        const position = at % bytes.length
        fc.pre(bytes[position] !== byte)
        bytes[position] = byte
        restore()
        chain.raw.prepare('UPDATE documents SET document = CAST(? AS TEXT) WHERE id = ?').run(bytes, id)
        expect(await verify(chain.store)).toMatchObject({ ok: false })
      }),
      { numRuns: 400 },
    )
  })
})

describe('a chain of more than a page', () => {
  it('is read to its end, and broken where it is broken', async () => {
    const chain = aChain()
    for (let count = 0; count < 120; count++)
      await Promise.all(Array.from({ length: 10 }, () => chain.append()))
    expect(await verify(chain.store)).toMatchObject({ ok: true, entries: 1_200 })
    chain.raw.prepare("UPDATE documents SET document = '{' WHERE id = ?").run(entryId(1_001))
    expect(await verify(chain.store)).toEqual({ ok: false, sequence: 1_001, reason: 'changed' })
    await chain.close()
  })
})

describe('canonical JSON', () => {
  it('is one text for equal values, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
