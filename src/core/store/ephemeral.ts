import type { Clock } from '../time/clock.ts'

/**
 * Small facts that may be forgotten: which activities were seen, what a conversation was last about. In memory on
 * one machine, in Redis for several; after a restart it is empty, and nothing depends on it being otherwise.
 */
export type Ephemeral = {
  /** true: nobody held this key; it is the caller's for `ttl` milliseconds. */
  claim(key: string, ttl: number): Promise<boolean>
  get(key: string): Promise<unknown>
  set(key: string, value: unknown, ttl: number): Promise<void>
}

type Entry = { readonly value: unknown; readonly expires: number }

/** Keeps at most `capacity` entries; the oldest goes first. */
export const createMemoryEphemeral = (clock: Clock, capacity = 50_000): Ephemeral => {
  const entries = new Map<string, Entry>()

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    return entry !== undefined && entry.expires > clock().toMillis() ? entry : undefined
  }
  const write = (key: string, value: unknown, ttl: number) => {
    entries.delete(key)
    entries.set(key, { value, expires: clock().toMillis() + ttl })
    const oldest = entries.size > capacity ? entries.keys().next() : undefined
    if (oldest?.done === false) entries.delete(oldest.value)
  }

  return {
    claim: async (key, ttl) => {
      if (live(key)) return false
      write(key, true, ttl)
      return true
    },
    get: async (key) => live(key)?.value,
    set: async (key, value, ttl) => write(key, value, ttl),
  }
}
