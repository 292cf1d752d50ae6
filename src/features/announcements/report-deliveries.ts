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
      read: await parts.reads.count(released.batch),
      answers: await countAnswers(parts.store, announcement),
    },
  }
}

const explained = ['failed', 'unknown', 'skipped'] as const

const countReasons = async (outbox: Outbox, batch: string): Promise<readonly ReasonCount[]> => {
  const counts: ReasonCount[] = []
  for (const state of explained) {
    const byReason = new Map<string, number>()
    for await (const lines of eachPage(outbox, batch, state))
      for (const { reason = 'other' } of lines) byReason.set(reason, (byReason.get(reason) ?? 0) + 1)
    for (const [reason, count] of byReason) counts.push({ state, reason, count })
  }
  return counts.sort((a, b) => b.count - a.count)
}

/** Lines of a batch, a page at a time: however many there are, a page is all that is held. */
export async function* eachPage(
  outbox: Pick<Outbox, 'lines'>,
  batch: string,
  state?: DeliveryLine['state'],
): AsyncGenerator<readonly DeliveryLine[]> {
  let after: string | undefined
  do {
    const page = await outbox.lines(batch, {
      ...(state && { state }),
      ...(after !== undefined && { after }),
      limit: 1_000,
    })
    yield page.lines
    after = page.next
  } while (after !== undefined)
}
