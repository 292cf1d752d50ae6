/** Arguments: the server's address, the key space, how many times, how many processes. */
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { aLog } from '../builders/a-log.ts'
import { incrementCounter } from './increment-counter.ts'
import { contractCollections } from './store-collections.ts'

const [url = '', namespace = '', times, crowd] = process.argv.slice(2)
const service = await connectRedis({ url, namespace, mayLoseData: true, log: aLog() })
const store = await openRedisStore(service, contractCollections)
await incrementCounter(store, Number(times), Number(crowd))
await store.close()
await service.close()
