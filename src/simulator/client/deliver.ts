import type { Activity } from '../activity.ts'
import type { World } from '../world.ts'

/** What the bot's endpoint made of an activity. */
export type Delivery =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | { readonly ok: false; readonly reason: 'unreachable' | 'timeout' | 'status'; readonly status: number }

/** Posts an activity to the bot and waits for the HTTP answer and for the sends that are under way by then. */
export const deliver = async (world: World, activity: Activity): Promise<Delivery> => {
  const startedAt = world.clock()
  const { delivery, answer } = await post(world, activity)
  await Promise.allSettled(world.underWay)
  world.traffic.note({
    at: startedAt.toUTC().toISO(),
    direction: 'to-bot',
    method: 'POST',
    path: new URL(world.botEndpoint).pathname,
    body: activity,
    status: delivery.status,
    ...(answer !== undefined && { answer }),
    milliseconds: world.clock().diff(startedAt).toMillis(),
  })
  return delivery
}

type Posted = { readonly delivery: Delivery; readonly answer?: unknown }

const post = async (world: World, activity: Activity): Promise<Posted> => {
  try {
    const response = await fetch(world.botEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await authorization(world)) },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(world.patienceMs),
    })
    const answer = parse(await response.text())
    const { ok, status } = response
    return { answer, delivery: ok ? { ok, status, body: answer } : { ok, status, reason: 'status' } }
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return { delivery: { ok: false, status: 0, reason: timedOut ? 'timeout' : 'unreachable' } }
  }
}

const authorization = async ({ token }: World): Promise<Record<string, string>> =>
  token ? { authorization: `Bearer ${await token()}` } : {}

const parse = (text: string): unknown => {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
