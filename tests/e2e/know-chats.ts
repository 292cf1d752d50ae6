/**
 * Writes down chats as Loa itself would: a process of its own, since a store on Redis is of the program whose index
 * functions it was opened with, letter for letter. Arguments: address of Redis, file of `[account, chat]` pairs.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'
import { knowChats } from '../builders/a-broadcast.ts'
import { aLog } from '../builders/a-log.ts'

const [url = '', file = ''] = process.argv.slice(2)
const pairsSchema = z.array(z.tuple([z.string(), personalChats.schema]))

const service = await connectRedis({ url, namespace: 'main', mayLoseData: false, log: aLog() })
const store = await openRedisStore(service, [personalChats])
await knowChats(store, pairsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
await store.close()
await service.close()
