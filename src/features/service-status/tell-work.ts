import { notices } from '../../core/delivery/notice.ts'
import { absent, type Change, put } from '../../core/store/store.ts'
import { findAudience } from './find-audience.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { type Maintenance, maintenance, stageOf } from './maintenance.ts'
import { dayAfter, type Moment } from './moment.ts'
import { hold, tellings } from './telling.ts'

export const workNotice = 'service-status.work'

/** What is told of work, each once for each of its revisions. */
export const workSteps = ['planned', 'changed', 'started', 'ended', 'cancelled'] as const

export type WorkStep = (typeof workSteps)[number]

const noticeId = ({ id, revision = 0 }: Maintenance, step: WorkStep): string =>
  `work.${id}.r${revision}.${step}`

/**
 * What has to be committed for those concerned to be told of a step: a new card, so that it is noticed, and the older
 * ones put right in their places. The id of the notice is the step, so that it is told once, whoever does it.
 */
export const tellWork = async (
  parts: LiveParts,
  work: Maintenance,
  step: WorkStep,
): Promise<readonly Change[]> => {
  const subject = `work/${work.id}`
  const id = noticeId(work, step)
  const audience = await findAudience(parts, work, presentMoment(parts))
  const stored = await parts.store.get(tellings, subject)
  const told = stored?.document ?? { notices: [], people: [], places: [], times: 0 }
  const request = { kind: workNotice, data: { work: work.id, step } }
  const updates = told.notices.map((of, index) =>
    parts.notices.changesOf({ ...request, id: `${id}.u${index}`, operation: 'update', of }),
  )
  const { people, channels } = audience
  const fresh = parts.notices.changesOf({ ...request, id, people, channels })
  const next = { ...told, notices: [...told.notices, id].slice(-mostKept), times: told.times + 1 }
  return [
    ...(await Promise.all([fresh, ...updates])).flat(),
    put(tellings, subject, next, stored?.version ?? absent),
    ...(await hold(
      parts,
      audience.held.map((one) => ({ ...one, works: [work.id] })),
    )),
  ]
}

/** Older cards than these are left as they are: each of them costs a message for each reader. */
const mostKept = 4

/** Work begins and ends by the clock; this only tells of it. What ended while Loa was away is not told any more. */
export const tellDueWork = async (parts: LiveParts): Promise<void> => {
  const now = presentMoment(parts)
  const { items } = await parts.store.find(maintenance, {
    index: 'end',
    from: dayAfter(now, -1),
    limit: 1_000,
  })
  for (const { document } of items) {
    const step = await dueStep(parts, document, now)
    if (!step) continue
    const committed = await parts.store.commit(await tellWork(parts, document, step))
    if (committed.ok) await parts.notices.start()
  }
}

const dueStep = async (
  { store }: LiveParts,
  work: Maintenance,
  now: Moment,
): Promise<WorkStep | undefined> => {
  const stage = stageOf(work, now)
  const wasTold = async (step: WorkStep) => (await store.get(notices, noticeId(work, step))) !== undefined
  if (stage === 'running') return (await wasTold('started')) ? undefined : 'started'
  if (stage !== 'done') return undefined
  return (await wasTold('started')) && !(await wasTold('ended')) ? 'ended' : undefined
}
