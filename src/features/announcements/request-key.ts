import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Collection } from '../../core/store/store.ts'

const requestSchema = z.strictObject({
  announcement: z.string(),
  /** Of the body that the key came with first. */
  fingerprint: z.string(),
  at: z.iso.datetime(),
})

/** Idempotency keys that clients of the API used; the id is the client's with its key. */
export const apiRequests: Collection<z.infer<typeof requestSchema>> = {
  name: 'announcement-requests',
  schema: requestSchema,
  indexes: { at: ({ at }) => at },
}

export const requestId = (client: string, key: string): string => `${client}/${key}`

/** The same for the same body, whatever the order of its fields. */
export const fingerprintOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('hex')

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
