import { Client } from 'undici'
import type { IncomingFile } from '../../core/conversation/incoming.ts'
import type { Log } from '../../core/log/log.ts'
import type { FileRule } from './file-address.ts'

/** Fetches a file from an address that came with an activity of that service. Never rejects. */
export type FetchFile = (address: string, serviceUrl: string) => ReturnType<IncomingFile['read']>

/** In bytes, and in milliseconds from the first to the last byte. */
export type FileLimits = { readonly bytes: number; readonly fetchMs: number }

const defaultLimits: FileLimits = { bytes: 5 * 1024 * 1024, fetchMs: 10_000 }

/** Without Loa's token, since the address carries its own right to the file, and without following a redirect. */
export const createFetchFile =
  (allowsFile: FileRule, log: Log, limits: FileLimits = defaultLimits): FetchFile =>
  async (address, serviceUrl) => {
    if (!allowsFile(address, serviceUrl)) {
      log.warn('file-address-refused', { host: URL.parse(address)?.hostname })
      return 'gone'
    }
    try {
      return await fetchFrom(new URL(address), limits)
    } catch (error) {
      if (codeOf(error) === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'too-large'
      log.warn('file-not-fetched', { code: codeOf(error) })
      return 'gone'
    }
  }

const fetchFrom = async (url: URL, { bytes, fetchMs }: FileLimits): Promise<Uint8Array | 'gone'> => {
  const client = new Client(url.origin, { maxResponseSize: bytes, connect: { timeout: fetchMs } })
  try {
    const path = `${url.pathname}${url.search}`
    const answer = await client.request({ method: 'GET', path, signal: AbortSignal.timeout(fetchMs) })
    return answer.statusCode === 200 ? await answer.body.bytes() : 'gone'
  } finally {
    await client.destroy()
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown-error'
