import { DateTime } from 'luxon'
import type {
  BatchRequest,
  BatchSource,
  Counts,
  DeliveryLine,
  DeliveryState,
  Intent,
  Outbox,
  Progress,
  Recipient,
} from '../../src/core/delivery/outbox.ts'
import type { OutgoingMessage } from '../../src/core/delivery/sender.ts'

type Line = DeliveryLine & { message?: OutgoingMessage }

type Batch = { request: BatchRequest; intent: Intent; lines: Map<string, Line>; planned: boolean }

export type OutboxFake = Outbox & {
  /** Whose batches they are; there is one source. */
  serve(source: BatchSource): void
  /** Does all that is wished for at this moment. */
  work(): Promise<void>
  /** What a recipient has before them now, oldest first. */
  shownTo(account: string): readonly OutgoingMessage[]
  /** What becomes of messages to a recipient from now on; delivered when not said. */
  readonly fates: Map<string, { readonly state: 'failed' | 'unknown'; readonly reason: string }>
  /** Ids of the batches, in the order they were started. */
  readonly started: readonly string[]
}

/** The delivery engine's port in memory: sends only when it is told to work. */
export const anOutbox = (now: () => DateTime<true> = () => DateTime.now()): OutboxFake => {
  const batches = new Map<string, Batch>()
  const fates: OutboxFake['fates'] = new Map()
  let source: BatchSource | undefined
  /** The platform names messages by the millisecond. */
  let activities = 1_700_000_000_000

  const batchOf = (id: string | undefined): Batch | undefined =>
    id === undefined ? undefined : batches.get(id)

  /** Those who have the message of an earlier batch, or whom the source names. */
  const audienceOf = async ({ id, operation, of }: BatchRequest): Promise<readonly Recipient[]> => {
    if (operation !== 'send')
      return [...(batchOf(of)?.lines.values() ?? [])]
        .filter(({ state }) => state === 'delivered')
        .map(({ recipient }) => recipient)
    const recipients: Recipient[] = []
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await source?.recipients(id, after, 7)
      recipients.push(...(page?.recipients ?? []))
      after = page?.next
    }
    return recipients
  }

  const plan = async (batch: Batch) => {
    for (const recipient of await audienceOf(batch.request))
      if (!batch.lines.has(keyOf(recipient))) batch.lines.set(keyOf(recipient), queued(recipient, now()))
    batch.planned = true
  }

  const deliver = async (batch: Batch, key: string, line: Line) => {
    const { request, lines } = batch
    const settle = (settled: Partial<Line> & Pick<Line, 'state'>) =>
      lines.set(key, { recipient: line.recipient, at: now(), ...settled })
    const target = batchOf(request.of)?.lines.get(key)
    if (request.operation === 'remove') {
      delete target?.message
      return settle({ state: 'delivered' })
    }
    const answer = await source?.message(request.id, line.recipient)
    if (answer?.kind === 'later') return settle({ state: 'retry', reason: 'quiet-hours' })
    if (answer?.kind !== 'message') return settle({ state: 'skipped', reason: answer?.reason ?? 'no-source' })
    const fate = fates.get(key)
    if (fate) return settle(fate)
    if (target) target.message = answer.message
    if (request.operation !== 'send') return settle({ state: 'delivered' })
    activities += 1
    return settle({ state: 'delivered', message: answer.message, activity: String(activities) })
  }

  return {
    fates,
    get started() {
      return [...batches.keys()]
    },
    serve: (served) => {
      source = served
    },
    work: async () => {
      for (const batch of [...batches.values()]) {
        if (batch.intent !== 'running') continue
        if (!batch.planned) await plan(batch)
        for (const [key, line] of batch.lines)
          if (line.state === 'queued' || line.state === 'retry') await deliver(batch, key, line)
        await source?.progressed(batch.request.id, progressOf(batch))
      }
    },
    shownTo: (account) => [...batches.values()].flatMap(({ lines }) => lines.get(account)?.message ?? []),
    start: async (request) => {
      if (!/^[\w.:-]{1,200}$/.test(request.id)) throw new TypeError(`a bad id: ${request.id}`)
      if (request.operation !== 'send' && request.of === undefined) throw new TypeError('of what?')
      if (!batches.has(request.id))
        batches.set(request.id, { request, intent: 'running', lines: new Map(), planned: false })
    },
    intend: async (id, intent) => {
      const batch = batches.get(id)
      if (!batch || batch.intent === 'cancelled') return false
      batch.intent = intent
      if (intent === 'cancelled')
        for (const [key, line] of batch.lines)
          if (line.state === 'queued')
            batch.lines.set(key, { ...line, state: 'skipped', reason: 'cancelled' })
      return true
    },
    progress: async (id) => {
      const batch = batches.get(id)
      return batch && progressOf(batch)
    },
    lines: async (id, { state, after, limit = 100 }) => {
      const all = [...(batches.get(id)?.lines.values() ?? [])].filter(
        (line) => state === undefined || line.state === state,
      )
      const from = Number(after ?? 0)
      const lines = all.slice(from, from + limit)
      return { lines, ...(from + limit < all.length && { next: String(from + limit) }) }
    },
    line: async (id, recipient) => batches.get(id)?.lines.get(keyOf(recipient)),
    retry: async (id, states) => {
      let count = 0
      for (const [key, line] of batches.get(id)?.lines ?? []) {
        if (!states.some((state) => state === line.state)) continue
        batches.get(id)?.lines.set(key, queued(line.recipient, now()))
        count += 1
      }
      return count
    },
  }
}

const keyOf = (recipient: Recipient): string =>
  recipient.kind === 'person' ? recipient.account : recipient.conversation

const queued = (recipient: Recipient, at: DateTime<true>): Line => ({ recipient, state: 'queued', at })

const progressOf = ({ intent, lines, planned }: Batch): Progress => {
  const counts: Record<DeliveryState, number> = {
    queued: 0,
    sending: 0,
    delivered: 0,
    unknown: 0,
    retry: 0,
    failed: 0,
    skipped: 0,
  }
  for (const { state } of lines.values()) counts[state] += 1
  return {
    intent,
    counts: counts satisfies Counts,
    planned,
    finished: intent === 'cancelled' || (planned && counts.queued + counts.retry === 0),
  }
}
