import { Pool } from 'undici'

/** What one slice of load came to. Latencies in milliseconds. */
export type Slice = {
  readonly seconds: number
  readonly latencies: readonly number[]
  readonly failed: number
}

type Load = {
  readonly endpoint: string
  readonly authorization: string
  /** So many requests under way at any time. */
  readonly concurrency: number
  readonly milliseconds: number
  /** The body of the n-th request of this worker. */
  readonly body: (worker: number) => string
}

/** The most requests of one slice, whatever its time. */
const mostRequests = 30_000

/** A closed loop: each of the workers sends the next activity when the answer to the one before is there. */
export const applyLoad = async (load: Load): Promise<Slice> => {
  const pool = new Pool(load.endpoint, { connections: load.concurrency, pipelining: 1 })
  const latencies: number[] = []
  let failed = 0
  const startedAt = performance.now()
  const endsAt = startedAt + load.milliseconds

  const work = async (worker: number) => {
    while (performance.now() < endsAt && latencies.length < mostRequests) {
      const sentAt = performance.now()
      if ((await post(pool, load, worker)) !== 200) failed += 1
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: load.concurrency }, (_, worker) => work(worker)))
  const seconds = (performance.now() - startedAt) / 1_000
  await pool.close()
  return { seconds, latencies, failed }
}

const post = async (pool: Pool, { authorization, body }: Load, worker: number): Promise<number> => {
  const answer = await pool.request({
    method: 'POST',
    path: '/api/messages',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization },
    body: body(worker),
  })
  await answer.body.dump()
  return answer.statusCode
}
