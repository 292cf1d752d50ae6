import type { IncomingMessage } from 'node:http'

/** So many refusals a minute one address may earn: wrong tokens, guessed links, malformed bodies. */
export const refusalsAMinute = 120

const windowMs = 60_000

/** Addresses that are remembered at a time; the one that was refused longest ago is forgotten first. */
const mostAddresses = 10_000

export type RefusalLimit = {
  /** false: this address has to wait. */
  allows(address: string): boolean
  note(address: string, status: number): void
}

/** Whoever keeps being refused is turned away before any work is done. Good requests never count. */
export const createRefusalLimit = (now: () => number, most = refusalsAMinute): RefusalLimit => {
  const windows = new Map<string, { readonly since: number; refusals: number }>()
  const current = (address: string) => {
    const window = windows.get(address)
    return window && now() - window.since < windowMs ? window : undefined
  }
  return {
    allows: (address) => (current(address)?.refusals ?? 0) < most,
    note: (address, status) => {
      if (status < 400 || status >= 500 || status === 429) return
      const window = current(address) ?? { since: now(), refusals: 0 }
      window.refusals += 1
      windows.delete(address)
      windows.set(address, window)
      const [oldest] = windows.keys()
      if (windows.size > mostAddresses && oldest !== undefined) windows.delete(oldest)
    },
  }
}

type Sent = {
  readonly headers: IncomingMessage['headers']
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>
}

/**
 * Where a request comes from: the connection's other end, or, behind so many proxies of one's own, what the outermost
 * of them has written down. What stands further left in the header is whatever a client likes to write.
 */
export const addressOf = ({ headers, socket }: Sent, proxies: number): string => {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const named = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined
  return named || (socket.remoteAddress ?? '')
}
