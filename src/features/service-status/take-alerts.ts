import { setImmediate as othersHaveCome } from 'node:timers/promises'
import { remove } from '../../core/store/store.ts'
import { type AlertMessage, alertGroups, knownAlert, unmappedAlerts } from './alert.ts'
import type { AlertMapping } from './alert-mapping.ts'
import type { LiveParts } from './live-parts.ts'
import { settleAlerts } from './settle-alerts.ts'

export type TakeAlerts = (messages: readonly AlertMessage[]) => Promise<'taken' | 'busy'>

/** So many alerts wait at most; who comes then is asked to come again. */
const mostWaiting = 20_000

/** Alerts in one commit: large enough for a storm, small enough that nobody waits long. */
const alertsAtOnce = 2_000

type Waiting = {
  readonly messages: readonly AlertMessage[]
  readonly size: number
  readonly done: () => void
  readonly failed: (cause: unknown) => void
}

/**
 * Takes messages one after the other: whatever comes in while a commit is under way goes into the next one together.
 * What is answered `taken` is in the store, with the cards that it makes; it rejects where the store does.
 */
export const createTakeAlerts = (parts: LiveParts, mapping: AlertMapping): TakeAlerts => {
  const waiting: Waiting[] = []
  let size = 0
  let working = false
  let starting = false

  const settle = async (group: readonly Waiting[]): Promise<void> => {
    await settleAlerts(
      parts,
      mapping,
      group.flatMap(({ messages }) => messages),
    )
    for (const { done } of group) done()
  }
  /** Where a group fails, each message of it has its own try: one that can not be stored keeps no other out. */
  const settleGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await settle(group)
    } catch (cause) {
      if (group.length === 1) for (const { failed } of group) failed(cause)
      else for (const one of group) await settleGroup([one])
    }
  }

  const work = async (): Promise<void> => {
    working = true
    while (waiting.length > 0) {
      // A commit costs about the same for one message as for twenty: those that came during the last one are read first.
      await othersHaveCome()
      const group = nextGroup(waiting)
      await settleGroup(group)
      for (const one of group) size -= one.size
    }
    working = false
    if (starting) return
    starting = true
    // The cards are in the store by now: where this fails, the clock's next look starts them.
    await parts.notices.start().catch(() => undefined)
    starting = false
  }

  return (messages) => {
    const more = messages.reduce((sum, message) => sum + message.alerts.length, 1)
    if (size > 0 && size + more > mostWaiting) return Promise.resolve('busy')
    size += more
    return new Promise((resolve, reject) => {
      waiting.push({ messages, size: more, done: () => resolve('taken'), failed: reject })
      // Whoever waits is told of what fails: the work itself never rejects.
      if (!working) void work()
    })
  }
}

const nextGroup = (waiting: Waiting[]): readonly Waiting[] => {
  let count = 0
  let end = 0
  for (const { size } of waiting) {
    count += size
    if (end > 0 && count > alertsAtOnce) break
    end += 1
  }
  return waiting.splice(0, end)
}

const daysKept = 14

/** Forgets groups of which nothing was heard for two weeks and that do not stand, and what fitted no service then. */
export const forgetAlerts = async ({ store, clock }: Pick<LiveParts, 'store' | 'clock'>): Promise<void> => {
  const to = clock().minus({ days: daysKept }).toMillis()
  const groups = await store.find(alertGroups, { index: 'at', to, limit: 200 })
  const strangers = await store.find(unmappedAlerts, { index: 'at', to, limit: 200 })
  const over = groups.items.filter(
    ({ document }) => !Object.values(document.alerts).some((kept) => knownAlert(kept)?.firing),
  )
  const changes = [
    ...over.map(({ id, version }) => remove(alertGroups, id, version)),
    ...strangers.items.map(({ id, version }) => remove(unmappedAlerts, id, version)),
  ]
  if (changes.length > 0) await store.commit(changes)
}
