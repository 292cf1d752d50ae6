import { setImmediate as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitAudited } from '../../../../src/core/audit/append-entry.ts'
import { auditEntries, auditHeads, entryId, headId, noHash } from '../../../../src/core/audit/audit.ts'
import { listEntries } from '../../../../src/core/audit/list-entries.ts'
import { verifyChain } from '../../../../src/core/audit/verify-chain.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import { counters } from '../../../contract/store-collections.ts'
import { aChain, aDeed } from './a-chain.ts'

describe('a change with its audit entry', () => {
  let chain: ReturnType<typeof aChain>
  beforeEach(() => {
    chain = aChain()
  })
  afterEach(() => chain.close())

  it('is stored with who, when in UTC, what and the hash of the entry before', async () => {
    const first = await chain.append()
    const second = await chain.append(aDeed({ subject: 'announcement-8' }))
    expect(first).toMatchObject({
      ok: true,
      entry: {
        sequence: 1,
        at: '2026-11-25T05:00:00.000Z',
        actor: { account: 'account-lan', name: 'Nguyễn Thị Lan' },
        action: 'announcement.released',
        previous: noHash,
      },
    })
    expect(second).toMatchObject({ entry: { sequence: 2, previous: first.ok && first.entry.hash } })
    const head = await chain.store.get(auditHeads, headId)
    expect(head?.document).toEqual({ sequence: 2, hash: second.ok && second.entry.hash })
  })

  it('is not stored, nor is the entry, when the change lost to somebody else', async () => {
    await chain.store.commit([put(counters, 'slot', { value: 1 }, absent)])
    const outcome = await commitAudited(chain.store, chain.clock, aDeed(), async () => [
      put(counters, 'slot', { value: 2 }, absent),
    ])
    expect(outcome).toEqual({ ok: false, conflict: { collection: 'counters', id: 'slot' } })
    expect((await listEntries(chain.store)).items).toEqual([])
  })

  it('records nothing when the caller refuses, and gives the refusal back', async () => {
    const outcome = await commitAudited(chain.store, chain.clock, aDeed(), async () => ({
      ok: false as const,
      reason: 'too-late' as const,
    }))
    expect(outcome).toEqual({ ok: false, reason: 'too-late' })
    expect(await chain.store.get(auditHeads, headId)).toBeUndefined()
  })

  it('looks again at what is stored when another entry was faster', async () => {
    let looks = 0
    const outcome = await commitAudited(chain.store, chain.clock, aDeed(), async () => {
      looks += 1
      if (looks === 1) await chain.append(aDeed({ subject: 'faster' }))
      return [put(counters, 'slot', { value: looks }, absent)]
    })
    expect(outcome).toMatchObject({ ok: true, entry: { sequence: 2 } })
    expect((await chain.store.get(counters, 'slot'))?.document).toEqual({ value: 2 })
  })

  it('gets its place in one unbroken chain when 200 come at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, number) => chain.append(aDeed({ subject: `s-${number}` }))),
    )
    const sequences = outcomes.map((outcome) => (outcome.ok ? outcome.entry.sequence : 0))
    expect(new Set(sequences)).toEqual(new Set(Array.from({ length: 200 }, (_, place) => place + 1)))
    expect(await verifyChain(chain.store)).toMatchObject({ ok: true, entries: 200 })
  })

  it('is described by what it found, when that is known only then', async () => {
    let found = 0
    const deed = () => aDeed({ details: { found } })
    const outcome = await commitAudited(chain.store, chain.clock, deed, async () => {
      found = 7
      return []
    })
    expect(outcome).toMatchObject({ entry: { details: { found: 7 } } })
  })

  it('is not stored when the head of the chain was set back', async () => {
    await chain.append()
    chain.raw.exec("DELETE FROM documents WHERE id = 'head'")
    await pause()
    await expect(chain.append()).rejects.toMatchObject({ code: 'broken-chain' })
  })

  it('is refused as a defect when a detail holds a sentence', async () => {
    const deed = aDeed({ details: { text: 'please come at nine' } })
    await expect(chain.append(deed)).rejects.toMatchObject({ code: 'bad-document' })
  })

  it('hashes a name with half a character in it as it will be read again', async () => {
    await chain.append(aDeed({ actor: { account: 'a', name: 'Lan \ud83d' } }))
    expect(await verifyChain(chain.store)).toMatchObject({ ok: true })
  })
})

describe('the list of entries', () => {
  it('pages in the order of the chain, of all, one subject or one account', async () => {
    const chain = aChain()
    for (let number = 0; number < 12; number++)
      await chain.append(
        aDeed({ subject: number % 2 ? 'odd' : 'even', actor: { account: `a-${number % 3}`, name: '' } }),
      )
    const first = await listEntries(chain.store, { limit: 10 })
    const rest = await listEntries(chain.store, { limit: 10, ...(first.next && { after: first.next }) })
    const numbers = [...first.items, ...rest.items].map(({ document }) => document.sequence)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    const odd = await listEntries(chain.store, { of: { subject: 'odd' }, newestFirst: true })
    expect(odd.items.map(({ id }) => id)).toEqual([12, 10, 8, 6, 4, 2].map(entryId))
    const byAccount = await listEntries(chain.store, { of: { account: 'a-1' } })
    expect(byAccount.items.map(({ document }) => document.sequence)).toEqual([2, 5, 8, 11])
    expect((await chain.store.get(auditEntries, entryId(3)))?.document.sequence).toBe(3)
    await chain.close()
  })
})
