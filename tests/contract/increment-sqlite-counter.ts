/** Arguments: the database file, how many times, how many processes. */
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { incrementCounter } from './increment-counter.ts'
import { contractCollections } from './store-collections.ts'

const [file = '', times, crowd] = process.argv.slice(2)
const store = openSqliteStore({ file, collections: contractCollections })
await incrementCounter(store, Number(times), Number(crowd))
await store.close()
