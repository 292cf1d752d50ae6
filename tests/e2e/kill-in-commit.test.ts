import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import type { Query, Store } from '../../src/core/store/store.ts'
import { halves } from './pair-halves.ts'

const script = fileURLToPath(new URL('./commit-pairs.ts', import.meta.url))
const rounds = 10

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'loa-kill-'))
})
afterEach(() => rm(directory, { recursive: true }))

it('has every acknowledged commit whole and no other half when the process is killed in between', async () => {
  const file = join(directory, 'store.db')
  const acknowledged: number[] = []
  for (let round = 0; round < rounds; round++) {
    const printed = await commitUntilKilled(file, Math.random() * 150)
    expect(printed.length).toBeGreaterThan(0)
    acknowledged.push(...printed)
    await expectWholePairs(file, acknowledged)
  }
}, 120_000)

/** Returns the pairs that were acknowledged before the kill, `delay` milliseconds after the first. */
const commitUntilKilled = async (file: string, delay: number): Promise<number[]> => {
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: number[] = []
  let killing: Promise<unknown> | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(Number(line))
    killing ??= pause(delay).then(() => child.kill('SIGKILL'))
  }
  await killing
  return printed
}

const expectWholePairs = async (file: string, acknowledged: readonly number[]) => {
  const store = openSqliteStore({ file, collections: [halves] })
  const lefts = await pairsOf(store, { index: 'side', equals: 'left' })
  const rights = await pairsOf(store, { index: 'side', equals: 'right' })
  const all = await pairsOf(store, { index: 'pair' })
  await store.close()
  const whole = new Set(lefts)
  expect(new Set(rights)).toEqual(whole)
  expect(all).toEqual([...whole].sort((a, b) => a - b).flatMap((pair) => [pair, pair]))
  expect(acknowledged.filter((pair) => !whole.has(pair))).toEqual([])
}

const pairsOf = async (store: Store, query: Query): Promise<number[]> => {
  const found: number[] = []
  let after: string | undefined
  do {
    const page = await store.find(halves, { ...query, limit: 1_000, ...(after && { after }) })
    found.push(...page.items.map(({ document }) => document.pair))
    after = page.next
  } while (after)
  return found
}
