import { z } from 'zod'
import type { PacingLimits } from '../../core/delivery/pacing.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Connection } from './connection.ts'
import { readScript } from './scripts.ts'

/** What a replica tells the others: a request left, or is not to leave before then. Moments as in the Pacing port. */
export type News =
  | { readonly kind: 'left'; readonly conversation: string; readonly at: number }
  | { readonly kind: 'hold'; readonly conversation?: string | undefined; readonly until: number }

const newsSchema = z.array(
  z.union([
    z.object({ kind: z.literal('left'), conversation: z.string(), at: z.number() }),
    z.object({ kind: z.literal('hold'), conversation: z.string().optional(), until: z.number() }),
  ]),
)

/** `at` as in the Pacing port; `name` is what the server calls it, whatever becomes of our idea of its clock. */
export type Moment = { readonly at: number; readonly name: number }

export type Question = {
  readonly wanted: number
  /** Requests that left without a moment. */
  readonly made: number
  /** Moments that passed unused. */
  readonly unused: readonly Moment[]
  readonly news: readonly News[]
}

export type Exchanged = { readonly moments: readonly Moment[]; readonly news: readonly News[] }

const answerSchema = z.tuple([
  z.coerce.number(),
  z.array(z.coerce.number()),
  z.string(),
  z.array(z.string().transform((text) => newsSchema.parse(JSON.parse(text)))),
])

/** Our idea of the server's clock may be off by so many milliseconds when moments are first asked for. */
const goodEnoughMs = 1
/** The first exchange is the slowest, as the script is not there yet: so often the clock is asked for alone. */
const mostLooks = 8
const nothing: Question = { wanted: 0, made: 0, unused: [], news: [] }

/** Asks Redis for moments, and converts between its clock and ours. */
export const createExchange = (
  connection: Connection,
  tenant: NonNullable<PacingLimits['tenant']>,
  replica: string,
  clock: Clock,
) => {
  const script = readScript('moments')
  const offset = createOffset()
  let lastNews = ''

  const toTheirs = (moment: number) => Math.round(moment - offset.ms())
  const toOurs = (moment: number) => moment + offset.ms()
  const ask = async ({ wanted, made, unused, news }: Question) => {
    const told = news.length === 0 ? '' : JSON.stringify(news.map((item) => shifted(item, toTheirs)))
    const { perSecond, catchUp, window } = tenant
    const pace = [1_000 / perSecond, catchUp, window.requests, window.ms]
    const back = unused.map(({ name }) => name)
    const args = [replica, lastNews, wanted, ...pace, made, told, back.length, ...back]
    const asked = clock().toMillis()
    const answer = await connection.script(script, connection.keys.root, args)
    const [time, ...rest] = answerSchema.parse(answer)
    offset.note(asked, time, clock().toMillis())
    return rest
  }
  /** Moments handed out by two ideas of the clock would come too close together. */
  const learnClock = async () => {
    for (let looks = 0; looks < mostLooks && offset.error() > goodEnoughMs; looks += 1) await ask(nothing)
  }
  let knowsClock = false

  return async (question: Question): Promise<Exchanged> => {
    if (!knowsClock) await learnClock()
    knowsClock = true
    const [moments, last, others] = await ask(question)
    lastNews = last
    return {
      moments: moments.map((name) => ({ at: toOurs(name), name })),
      news: others.flat().map((item) => shifted(item, toOurs)),
    }
  }
}

const shifted = (news: News, shift: (moment: number) => number): News =>
  news.kind === 'left' ? { ...news, at: shift(news.at) } : { ...news, until: shift(news.until) }

/** How much our clock is ahead of the server's: by the exchange that was fastest, since it errs least. */
const createOffset = () => {
  let ms = 0
  let error = Number.POSITIVE_INFINITY
  return {
    ms: () => ms,
    error: () => error,
    note: (asked: number, time: number, answered: number): void => {
      // Clocks drift: what was measured long ago is trusted a little less each time.
      error += 0.01
      const newError = (answered - asked) / 2
      if (newError > error) return
      error = newError
      ms = Math.round((asked + answered) / 2 - time)
    },
  }
}
