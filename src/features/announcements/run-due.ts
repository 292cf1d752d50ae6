import { DateTime } from 'luxon'
import { actorOf } from '../../core/audit/audit.ts'
import { absent, put } from '../../core/store/store.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, batches, startBatch } from './batch.ts'
import { bylineOf, changeAnnouncement, type Decision } from './change-announcement.ts'
import { checkRelease } from './check-release.ts'
import { expireAnnouncement } from './expire-announcement.ts'
import { needsSecond } from './policy.ts'
import { refuse } from './refusal.ts'
import { lastRun, nextRun } from './schedule.ts'
import { createSendOut, loaItself } from './send-out.ts'
import { showSkipped } from './show-skipped.ts'

/** Minutes after its time at which a run counts as missed: the clock is looked at far more often. */
const grace = 5

/**
 * Does what the clock asks for: releases what is scheduled, ends what is over, starts what a crash left unstarted.
 * It may be called at any time, by several at once, and as often as one likes: each thing is done once.
 */
export const runDue = async (parts: Announcing): Promise<void> => {
  await startPending(parts)
  for (const id of await dueIds(parts, 'due')) await runScheduled(parts, id)
  for (const id of await dueIds(parts, 'ends')) await expireAnnouncement(parts, id)
}

const startPending = async (parts: Announcing): Promise<void> => {
  const { items } = await parts.store.find(batches, { index: 'pending' })
  for (const { document } of items) await startBatch(parts, document)
}

const dueIds = async ({ store, clock }: Announcing, index: 'due' | 'ends'): Promise<readonly string[]> => {
  const now = clock().plus({ milliseconds: 1 }).toUTC().toISO()
  const { items } = await store.find(announcementsCollection, { index, to: now })
  return items.map(({ id }) => id)
}

type Run = { readonly decision: Decision; readonly batch?: Batch; readonly action: string }

/** Releases what is due, or skips it when it is too late for that; a series goes on to its next time. */
const runScheduled = async (parts: Announcing, id: string): Promise<void> => {
  const { sendOut, leftovers } = createSendOut(parts)
  let batch: Batch | undefined
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return
  const first = await planRun(parts, stored.document, sendOut)
  if (!first) return
  const deed = { actor: actorOf(loaItself), action: first.action, id, details: {} }
  const committed = await changeAnnouncement(parts, deed, async (announcement) => {
    const run = same(announcement, stored.document) ? first : await planRun(parts, announcement, sendOut)
    batch = run?.batch
    return run && run.action === deed.action ? run.decision : refuse('not-running', { id })
  })
  await leftovers(committed.ok ? batch?.id : undefined)
  if (committed.ok && batch) await startBatch(parts, batch)
  if (committed.ok && first.action === 'announcement.skipped') await showSkipped(parts, stored.document)
}

const same = (a: Announcement, b: Announcement): boolean => JSON.stringify(a) === JSON.stringify(b)

/** undefined: it is not due, or somebody has cancelled it. */
const planRun = async (
  parts: Announcing,
  announcement: Announcement,
  sendOut: ReturnType<typeof createSendOut>['sendOut'],
): Promise<Run | undefined> => {
  const now = parts.clock()
  const { due, schedule, state, approved } = announcement
  if (state !== 'scheduled' || !due || !schedule || !approved || DateTime.fromISO(due) > now) return undefined
  const run = schedule.repeat ? lastRun(schedule, due, now) : due
  const late = DateTime.fromISO(run).plus({ minutes: grace }) < now
  if (late && schedule.missed === 'skip') return skipRun(parts, announcement, 'missed')
  const ready = await checkRelease(parts, announcement, 'approved')
  if (!ready.ok) return skipRun(parts, announcement, ready.code)
  // What reached a part when it was approved may reach everyone by now: that takes the second person after all.
  if (needsSecond(ready.resolved) && !announcement.submitted)
    return skipRun(parts, announcement, 'not-allowed')
  if (!schedule.repeat) {
    const sent = await sendOut(announcement, approved, ready.resolved)
    return { decision: sent, batch: sent.batch, action: 'announcement.released' }
  }
  const { schedule: _, due: __, ...written } = announcement
  const id = `${announcement.id}-${DateTime.fromISO(run, { zone: 'utc' }).toFormat('yyyyMMddHHmm')}`
  const sent = await sendOut({ ...written, id }, approved, ready.resolved)
  return {
    decision: {
      next: advance(parts, announcement),
      beside: [...sent.beside, put(announcementsCollection, id, sent.next, absent)],
    },
    batch: sent.batch,
    action: 'announcement.repeated',
  }
}

const skipRun = (parts: Announcing, announcement: Announcement, reason: string): Run => ({
  decision: {
    next: announcement.schedule?.repeat ? advance(parts, announcement) : ended(parts, announcement, reason),
  },
  action: 'announcement.skipped',
})

const ended = ({ clock }: Announcing, announcement: Announcement, reason: string): Announcement => {
  const { due, ...rest } = announcement
  return { ...rest, state: 'cancelled', ended: { by: bylineOf(loaItself, clock()), reason } }
}

/** The series at its next time; over when there is none before it expires. */
const advance = (parts: Announcing, announcement: Announcement): Announcement => {
  const { schedule, expiry } = announcement
  const next = schedule && nextRun(schedule, parts.clock())
  if (!next || (expiry && expiry.at <= next))
    return { ...ended(parts, announcement, 'expired'), state: 'expired' }
  return { ...announcement, due: next }
}
