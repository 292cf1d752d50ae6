/** One request between the bot and its platform, as the developer's drawer shows it. */
export type Exchange = {
  readonly number: number
  readonly at: string
  readonly direction: 'to-bot' | 'from-bot'
  readonly method: string
  readonly path: string
  readonly body?: unknown
  /** 0 where no answer came. */
  readonly status: number
  readonly answer?: unknown
  readonly milliseconds: number
}

export type Traffic = {
  note(exchange: Omit<Exchange, 'number'>): void
  recent(): readonly Exchange[]
  listen(listener: (exchange: Exchange) => void): () => void
}

/** The last `capacity` requests; older ones are forgotten, so that a broadcast to thousands fits. */
export const createTraffic = (capacity = 200): Traffic => {
  const kept: Exchange[] = []
  const listeners = new Set<(exchange: Exchange) => void>()
  let count = 0
  return {
    note: (exchange) => {
      count += 1
      const numbered = { ...exchange, number: count }
      kept.push(numbered)
      if (kept.length > capacity) kept.shift()
      for (const listener of listeners) listener(numbered)
    },
    recent: () => [...kept],
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
