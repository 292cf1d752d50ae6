import { DateTime } from 'luxon'
import { z } from 'zod'
import type { BatchRequest } from '../../core/delivery/outbox.ts'
import { languageSchema } from '../../core/i18n/language.ts'
import { findAll } from '../../core/store/every-document.ts'
import { byId } from '../../core/store/import-file.ts'
import { absent, type Change, type Collection, put } from '../../core/store/store.ts'
import { update } from '../../core/store/update.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'

export const batchKinds = ['announce', 'remind', 'trial', 'update', 'remove'] as const

export type BatchKind = (typeof batchKinds)[number]

const batchSchema = z.strictObject({
  id: z.string(),
  announcement: z.string(),
  kind: z.enum(batchKinds),
  /** What is shown, as it was when the batch began: a later revision is a batch of its own. */
  shows: announcementsCollection.schema,
  /** Whom an `announce` goes to. */
  snapshot: z.string().optional(),
  /** Its audience has outlived its time: it is no longer written down. */
  emptied: z.literal(true).optional(),
  /** Whom a `trial` goes to. */
  to: z.strictObject({ account: z.string(), language: languageSchema }).optional(),
  /** Whose messages an `update` or `remove` changes, whose readers a `remind` goes to. */
  of: z.string().optional(),
  at: z.iso.datetime(),
  /** true until the delivery engine knows of it. */
  pending: z.boolean(),
})

/** One wish to the delivery engine, and all that it takes to answer its questions. */
export type Batch = z.infer<typeof batchSchema>

export const batches: Collection<Batch> = {
  name: 'announcement-batches',
  schema: batchSchema,
  indexes: {
    ...byId,
    announcement: ({ announcement }) => announcement,
    /** Those whose audience is written down. */
    kept: ({ snapshot, emptied, at }) => (snapshot !== undefined && !emptied ? at : undefined),
    pending: ({ pending, at }) => (pending ? at : undefined),
  },
}

export const batchSourceName = 'announcements'

export const putBatch = (batch: Batch): Change => put(batches, batch.id, batch, absent)

/**
 * Hands a batch over to the delivery engine. It is written down before, so that what a crash interrupts here is
 * started by the next look at what is due; starting it twice changes nothing.
 */
export const startBatch = async ({ outbox, store }: Announcing, batch: Batch): Promise<void> => {
  await outbox.start(requestOf(batch))
  await update(store, batches, batch.id, (stored) => stored && { ...stored, pending: false })
}

const operations = {
  announce: 'send',
  remind: 'send',
  trial: 'send',
  update: 'update',
  remove: 'remove',
} as const satisfies Record<BatchKind, BatchRequest['operation']>

const requestOf = ({ id, kind, of, shows }: Batch): BatchRequest => {
  const operation = operations[kind]
  const expiresAt = shows.expiry && momentAt(shows.expiry.at)
  return {
    id,
    source: batchSourceName,
    operation,
    ...(operation !== 'send' && of !== undefined && { of }),
    whenUnsure: shows.whenUnsure,
    ...(operation === 'send' && expiresAt && { expiresAt }),
  }
}

const momentAt = (iso: string): DateTime<true> | undefined => {
  const moment = DateTime.fromISO(iso, { zone: 'utc' })
  return moment.isValid ? moment : undefined
}

/** The batches of an announcement, oldest first. */
export const batchesOf = async (
  { store }: Pick<Announcing, 'store'>,
  { id }: Pick<Announcement, 'id'>,
): Promise<readonly Batch[]> => {
  const found = await findAll(store, batches, { index: 'announcement', equals: id })
  return found.sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** Those whose messages readers have: what is revised or taken back. */
export const isShown = ({ kind }: Batch): boolean => kind === 'announce' || kind === 'remind'
