/**
 * Commits pairs of documents for ever, several commits at a time, and prints the number of each pair once its commit
 * is acknowledged. Argument: the database file.
 */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { absent, put, type Store } from '../../src/core/store/store.ts'
import { halves } from './pair-halves.ts'

const [file = ''] = process.argv.slice(2)
const writers = 4

const commitPairs = async (store: Store, start: number): Promise<never> => {
  for (let pair = start; ; pair += writers) {
    const sides = ['left', 'right'] as const
    const changes = sides.map((side) => put(halves, `${side}-${pair}`, { pair, side }, absent))
    const committed = await store.commit(changes)
    if (!committed.ok) throw new Error(`pair ${pair} was there`)
    writeSync(1, `${pair}\n`)
  }
}

const store = openSqliteStore({ file, collections: [halves] })
const latest = await store.find(halves, { index: 'pair', descending: true, limit: 1 })
const next = (latest.items[0]?.document.pair ?? 0) + 1
await Promise.all(Array.from({ length: writers }, (_, writer) => commitPairs(store, next + writer)))
