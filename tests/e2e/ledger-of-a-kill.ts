import { join } from 'node:path'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { deliveryCollections } from '../../src/core/delivery/create-outbox.ts'
import type { Recipient } from '../../src/core/delivery/outbox.ts'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'

// What the sending process and the test that kills it have to agree on.
export const batch = 'notice-1'
export const inFlight = 40
export const quick = { backoff: { firstMs: 20, mostMs: 200, attempts: 12 }, tellMs: 50, scanMs: 100 }

export const recipientAt = (index: number): Recipient => ({
  kind: 'person',
  account: `account-${String(index).padStart(6, '0')}`,
  language: 'vi',
})

export const openLedger = (folder: string) =>
  openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [...deliveryCollections, personalChats],
  })
