import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import type { Collection } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import type { BatchRequest, Intent } from './outbox.ts'

const batchSchema = z.strictObject({
  source: z.string(),
  operation: z.enum(['send', 'update', 'remove']),
  /** The batch whose messages an update or a removal changes. */
  of: z.string().optional(),
  whenUnsure: z.enum(['hold', 'resend']),
  expiresAt: z.number().optional(),
  intent: z.enum(['running', 'paused', 'cancelled']),
  /** Why the engine paused it. */
  halted: z.string().optional(),
  /** How often somebody had it go on. What left before that says nothing about how it goes now. */
  resumed: z.int().nonnegative(),
  /** Nobody waits any more. */
  finished: z.boolean(),
  startedAt: z.number(),
  /** Its rows have outlived their time: only the counts of its `Run` are left. */
  emptied: z.literal(true).optional(),
})

/** What somebody wants: the wish and what became of it as a whole. How far it is stands in its `Run`. */
export type Batch = z.infer<typeof batchSchema>

const sourceKey = (source: string, at: number): string => `${source} ${String(at).padStart(15, '0')}`

/** Keys of the indexes `began`, `kept` and `ended`: batches of a source that began before a moment, of all times when not said. */
export const ofSource = (source: string, before?: number) => ({
  from: `${source} `,
  to: before === undefined ? `${source}!` : sourceKey(source, before),
})

export const batches: Collection<Batch> = {
  name: 'delivery-batches',
  schema: batchSchema,
  indexes: {
    /** Those that the engine has to look after, the oldest first. */
    open: (batch) => (batch.finished ? undefined : batch.startedAt),
    began: (batch) => sourceKey(batch.source, batch.startedAt),
    /** Those of a source that have rows; and of these the ones that are over. */
    kept: (batch) => (batch.emptied ? undefined : sourceKey(batch.source, batch.startedAt)),
    ended: (batch) =>
      batch.finished && !batch.emptied ? sourceKey(batch.source, batch.startedAt) : undefined,
  },
}

/** Without spaces, so that no batch's id begins with another's and a space. */
const idPattern = /^[A-Za-z0-9._:-]{1,200}$/

/** Throws `bad-batch`. */
export const toBatch = (request: BatchRequest, clock: Clock): Batch => {
  const { id, source, operation, of, whenUnsure, expiresAt } = request
  if (!idPattern.test(id)) throw new Failure('bad-batch', 'the id of a batch is malformed')
  if (operation !== 'send' && of === undefined)
    throw new Failure('bad-batch', `a batch to ${operation} does not say of what`, { ids: { batch: id } })
  return {
    source,
    operation,
    ...(operation !== 'send' && of !== undefined && { of }),
    whenUnsure,
    ...(expiresAt && { expiresAt: expiresAt.toMillis() }),
    intent: 'running',
    resumed: 0,
    finished: false,
    startedAt: clock().toMillis(),
  }
}

const intents = {
  running: ['running', 'paused', 'cancelled'],
  paused: ['running', 'paused', 'cancelled'],
  cancelled: ['cancelled'],
} as const satisfies Record<Intent, readonly Intent[]>

/** undefined: the batch does not go there from where it is. */
export const intendBatch = (batch: Batch, intent: Intent): Batch | undefined => {
  const allowed: readonly Intent[] = batch.finished ? [batch.intent] : intents[batch.intent]
  if (!allowed.includes(intent)) return undefined
  const { halted: _, ...rest } = batch
  const resumes = intent === 'running' && batch.intent === 'paused'
  return { ...rest, intent, resumed: batch.resumed + (resumes ? 1 : 0) }
}

/** The engine's own pause of the batch as it was `seen`. What a person wanted meanwhile is left as it is. */
export const haltBatch = (batch: Batch, seen: Batch, reason: string): Batch =>
  batch.intent === 'running' && batch.resumed === seen.resumed
    ? { ...batch, intent: 'paused', halted: reason }
    : batch

/** An update or a removal that is done twice changes nothing the second time, so that no answer is no harm. */
export const mayRepeat = ({ operation, whenUnsure }: Pick<Batch, 'operation' | 'whenUnsure'>): boolean =>
  operation !== 'send' || whenUnsure === 'resend'
