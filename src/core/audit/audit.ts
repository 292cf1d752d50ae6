import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '../people/person.ts'
import type { Collection } from '../store/store.ts'
import { canonicalJson } from './canonical-json.ts'

/** An id, a code or a number as it is written: no blank in it, so that no sentence of anybody's fits. */
const idSchema = z.string().regex(/^[\p{L}\p{M}\p{N}._:;,@/+=&#|~()[\]%!*'-]{1,200}$/u, 'an id or a code')

const detailSchema = z.union([idSchema, z.number(), z.boolean(), z.array(idSchema).max(200)])

const deedShape = {
  actor: z.strictObject({ account: z.string().min(1).max(200), name: z.string().max(200) }),
  /** What was done, as a stable code: `announcement.released`. */
  action: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/, 'a code such as announcement.released'),
  /** Id of what it was done to. */
  subject: idSchema,
  /** Ids, counts and codes: never a message's text, never anything about somebody's health. */
  details: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), detailSchema),
}

const deedSchema = z.strictObject(deedShape)

/** What a person with power did, before it has its place in the chain. */
export type Deed = z.infer<typeof deedSchema>

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const linkShape = { sequence: z.int().min(1), at: z.iso.datetime(), ...deedShape, previous: hashSchema }
const entrySchema = z.strictObject({ ...linkShape, hash: hashSchema })

/**
 * One link of the chain: `sequence` counts from 1 without a gap, `at` is in UTC, `previous` is the hash of the entry
 * before, `hash` the SHA-256 of all the rest.
 */
export type AuditEntry = z.infer<typeof entrySchema>

/** Ids are those of `entryId`, so that the place of each entry is known without an index. */
export const auditEntries: Collection<AuditEntry> = {
  name: 'audit-entries',
  schema: entrySchema,
  indexes: {
    sequence: ({ sequence }) => sequence,
    subject: ({ subject }) => subject,
    account: ({ actor }) => actor.account,
  },
}

const headSchema = z.strictObject({ sequence: z.int().min(1), hash: hashSchema })

/** The last entry of the chain; every append moves it, so that two of them can not take one place. */
export type AuditHead = z.infer<typeof headSchema>

/** Has one document, `headId`, from the first entry on. */
export const auditHeads: Collection<AuditHead> = { name: 'audit-heads', schema: headSchema, indexes: {} }

export const headId = 'head'

/** `previous` of the first entry. */
export const noHash = '0'.repeat(64)

/** What a store has to be opened with for the chain. */
export const auditCollections = [auditEntries, auditHeads]

/** Orders as the sequence does. */
export const entryId = (sequence: number): string => String(sequence).padStart(12, '0')

export const hashOf = (link: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256').update(canonicalJson(link)).digest('hex')

/** The actor of a deed that a person does. */
export const actorOf = ({ account, name }: Pick<Person, 'account' | 'name'>): Deed['actor'] => ({
  account,
  name,
})
