import type { Clock } from '../time/clock.ts'

/** So many things somebody may do with Loa in a minute: far more than hands can, far less than a program. */
export const turnsAMinute = 60

/** Whom a process remembers at a time; the one who was silent longest is forgotten first. */
const mostPeople = 10_000

/** Whether somebody may go on; each time that is asked counts as one. */
export type MayGoOn = (account: string) => boolean

/** Windows of a minute, each process for itself: what comes in is spread over the replicas. */
export const createPersonLimit = (clock: Clock, most = turnsAMinute): MayGoOn => {
  const windows = new Map<string, { readonly since: number; turns: number }>()
  return (account) => {
    const now = clock().toMillis()
    const known = windows.get(account)
    const window = known && now - known.since < 60_000 ? known : { since: now, turns: 0 }
    window.turns += 1
    windows.delete(account)
    windows.set(account, window)
    const [oldest] = windows.keys()
    if (windows.size > mostPeople && oldest !== undefined) windows.delete(oldest)
    return window.turns <= most
  }
}
