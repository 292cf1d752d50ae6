import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { batches } from '../../src/core/delivery/batch.ts'
import { type Delivery, deliveries } from '../../src/core/delivery/delivery.ts'
import { runs } from '../../src/core/delivery/run.ts'
import type { Activity } from '../../src/simulator/activity.ts'
import type { Replica, Replicas } from './some-replicas.ts'

type Answer = 'answer' | 'moment' | 'failed' | 'silence'

/** What a fault did to a broadcast and to those who asked meanwhile; the counts are of people. */
export type Hit = {
  readonly fault: string
  /** Who went on with the broadcast. */
  readonly happened: string
  /** Without the message, and the report does not say so. */
  readonly lost: number
  readonly doubled: number
  readonly unknown: number
  readonly failed: number
  readonly halted: string | undefined
  readonly answers: Readonly<Record<Answer, number>>
  readonly longestWait: number
  /** From the end of the fault until a question was answered and messages arrived. */
  readonly secondsToRecover: number
}

export type Struck = {
  readonly runner: Replica
  readonly others: readonly Replica[]
  /** Resolves when somebody who asked was told to wait a moment. */
  untilMoment(): Promise<void>
}

/** Has a broadcast released, the fault strike at a third of it, and waits for its end. */
export const hitDuringBroadcast = async (
  stage: Replicas,
  fault: string,
  strike: (struck: Struck) => Promise<void>,
): Promise<Hit> => {
  const title = `Broadcast during ${fault}`
  const before = stage.sent()
  await stage.release(title)
  await until(async () => stage.sent() - before > stage.people.length / 3)
  const { batch, runner } = await currentRun(stage)
  const asking = startAsking(stage)
  const others = stage.all.filter((replica) => replica !== runner)
  await strike({ runner, others, untilMoment: asking.untilMoment })
  const over = performance.now()
  const moving = untilMoving(stage, over)
  const answered = await asking.answeredSince(over)
  const moved = await moving
  const halted = await untilFinished(stage, batch)
  const heard = await asking.stop()
  return {
    fault,
    happened: (await runnerOf(stage, batch)) === runner ? 'the same replica went on' : 'another took over',
    ...tally(stage, title, await rowsOf(stage, batch)),
    halted,
    ...heard,
    secondsToRecover: seconds(Math.max(answered, moved) - over),
  }
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10

/** By the simulator's count. */
const tally = ({ sim, people }: Replicas, title: string, rows: readonly Delivery[]) => {
  const rowOf = new Map(
    rows.flatMap((row) => (row.recipient.kind === 'person' ? [[row.recipient.account, row] as const] : [])),
  )
  const count = { lost: 0, doubled: 0, unknown: 0, failed: 0 }
  for (const { id, account } of people) {
    const received = sim
      .received(sim.conversationId(id, 'personal'))
      .filter(({ activity }) => JSON.stringify(activity).includes(title)).length
    const row = rowOf.get(account)
    const isReported = (row?.state === 'unknown' || row?.state === 'failed') && row.reason !== undefined
    if (received > 1) count.doubled += 1
    if (received === 0 && !isReported) count.lost += 1
    if (row?.state === 'unknown') count.unknown += 1
    if (row?.state === 'failed' || row?.state === 'skipped') count.failed += 1
  }
  return count
}

const openBatch = async ({ documents }: Replicas): Promise<string | undefined> =>
  [...(await documents(batches))].find(([, { finished }]) => !finished)?.[0]

/** The last that sent it. */
const runnerOf = async ({ all, documents }: Replicas, batch: string): Promise<Replica | undefined> => {
  const run = (await documents(runs)).get(batch)
  return all.find(({ name }) => name === run?.runner)
}

const currentRun = async (stage: Replicas) => {
  const batch = (await openBatch(stage)) ?? ''
  const runner = await runnerOf(stage, batch)
  if (!runner) throw new Error('no broadcast is under way')
  return { batch, runner }
}

/** Resolves to the first moment at which the broadcast is seen to go on, or to be over. */
const untilMoving = async (stage: Replicas, over: number): Promise<number> => {
  // What had left before the fault may still come in.
  await pause(100)
  const seen = stage.sent()
  let looks = 0
  const isOver = async () => (await openBatch(stage)) === undefined
  await until(async () => stage.sent() > seen || (++looks % 20 === 0 && (await isOver())))
  return Math.max(over, performance.now())
}

const untilFinished = async ({ documents }: Replicas, id: string): Promise<string | undefined> => {
  let halted: string | undefined
  await until(async () => {
    const batch = (await documents(batches)).get(id)
    halted = batch?.halted
    return batch?.finished === true || halted !== undefined
  })
  return halted
}

/** Redis may be away meanwhile. */
const until = (condition: () => Promise<boolean>): Promise<void> =>
  expect.poll(() => condition().catch(() => false), { timeout: 90_000, interval: 50 }).toBe(true)

const rowsOf = async ({ documents }: Replicas, id: string): Promise<readonly Delivery[]> =>
  [...(await documents(deliveries)).values()].filter(({ batch }) => batch === id)

/** Somebody who asks again and again. */
const startAsking = ({ sim, asker }: Replicas) => {
  const heard: { readonly asked: number; readonly at: number; readonly answer: Answer }[] = []
  let isAsking = true
  const ask = async () => {
    const asked = performance.now()
    const activities = await sim.say(asker.id, 'personal', 'service status')
    heard.push({ asked, at: performance.now(), answer: readAnswer(activities) })
    await pause(250)
  }
  const work = async () => {
    while (isAsking) await ask()
  }
  const working = work()
  const firstSince = (moment: number) => heard.find(({ at, answer }) => answer === 'answer' && at >= moment)
  return {
    answeredSince: async (moment: number): Promise<number> => {
      await until(async () => firstSince(moment) !== undefined)
      return firstSince(moment)?.at ?? Number.POSITIVE_INFINITY
    },
    untilMoment: () => until(async () => heard.some(({ answer }) => answer === 'moment')),
    stop: async (): Promise<Pick<Hit, 'answers' | 'longestWait'>> => {
      isAsking = false
      await working
      const counts = { answer: 0, moment: 0, failed: 0, silence: 0 }
      for (const { answer } of heard) counts[answer] += 1
      return { answers: counts, longestWait: seconds(Math.max(...heard.map(({ asked, at }) => at - asked))) }
    },
  }
}

const readAnswer = (activities: readonly Activity[]): Answer => {
  const text = JSON.stringify(activities.filter(({ type }) => type === 'message'))
  if (text === '[]') return 'silence'
  if (text.includes('A moment, please')) return 'moment'
  return text.includes('Something went wrong') ? 'failed' : 'answer'
}

/** One line for each fault. */
export const tableOf = (hits: readonly Hit[]): string =>
  [
    '| fault | what happened | lost | doubled | unknown | questions answered / "a moment" / nothing | longest wait, s | seconds to recover |',
    '|---|---|---|---|---|---|---|---|',
    ...hits.map(
      ({ fault, happened, lost, doubled, unknown, answers, longestWait, secondsToRecover }) =>
        `| ${fault} | ${happened} | ${lost} | ${doubled} | ${unknown} | ${answers.answer} / ${answers.moment} / ${answers.silence + answers.failed} | ${longestWait} | ${secondsToRecover} |`,
    ),
  ].join('\n')
