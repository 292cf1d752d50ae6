import type { DeliveryLine, Outbox, Progress } from '../../core/delivery/outbox.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type AnswerCounts, countAnswers } from './answer.ts'
import { mayReport } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Why some of one state are there, and how many. */
export type ReasonCount = {
  readonly state: 'failed' | 'skipped' | 'unknown'
  readonly reason: string
  readonly count: number
}

export type Report = {
  readonly announcement: Announcement
  readonly progress: Progress
  readonly reasons: readonly ReasonCount[]
  /** undefined: the platform reports none. Never inferred from the others. */
  readonly read: number | undefined
  readonly answers: AnswerCounts
}

export type Reported =
  | { readonly ok: true; readonly report: Report }
  | Refusal<'not-found' | 'not-allowed' | 'not-released'>

/** What became of an announcement: delivered, read and acknowledged each counted for itself. */
export const reportDeliveries = async (parts: Announcing, actor: Person, id: string): Promise<Reported> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  const announcement = stored.document
  if (!mayReport(actor, announcement)) return refuse('not-allowed')
  const { released } = announcement
  const progress = released && (await parts.outbox.progress(released.batch))
  if (!released || !progress) return refuse('not-released', { id })
  return {
    ok: true,
    report: {
      announcement,
      progress,
      reasons: await countReasons(parts.outbox, released.batch),
      read: await parts.countReads(released.batch),
      answers: await countAnswers(parts.store, announcement),
    },
  }
}

const explained = ['failed', 'unknown', 'skipped'] as const

const countReasons = async (outbox: Outbox, batch: string): Promise<readonly ReasonCount[]> => {
  const counts: ReasonCount[] = []
  for (const state of explained) {
    const byReason = new Map<string, number>()
    for await (const { reason = 'other' } of eachLine(outbox, batch, state))
      byReason.set(reason, (byReason.get(reason) ?? 0) + 1)
    for (const [reason, count] of byReason) counts.push({ state, reason, count })
  }
  return counts.sort((a, b) => b.count - a.count)
}

/** Lines of a batch, a page at a time. */
export async function* eachLine(
  outbox: Outbox,
  batch: string,
  state?: DeliveryLine['state'],
): AsyncGenerator<DeliveryLine> {
  let after: string | undefined
  do {
    const page = await outbox.lines(batch, {
      ...(state && { state }),
      ...(after !== undefined && { after }),
      limit: 1_000,
    })
    yield* page.lines
    after = page.next
  } while (after !== undefined)
}
