import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../../src/core/store/store.ts'
import { update } from '../../src/core/store/update.ts'
import { type Counter, counters } from './store-collections.ts'

const increment = (counter: Counter | undefined): Counter => ({ value: (counter?.value ?? 0) + 1 })

/**
 * What each of several processes does: waits until all of the crowd are there, so that they do get in each other's
 * way, then adds 1 to the counter `shared`, as many times.
 */
export const incrementCounter = async (store: Store, times: number, crowd: number): Promise<void> => {
  await update(store, counters, 'present', increment)
  while (((await store.get(counters, 'present'))?.document.value ?? 0) < crowd) await pause(1)
  for (let time = 0; time < times; time++) await update(store, counters, 'shared', increment)
}
