import type { Clock } from '../time/clock.ts'

/** How a cloud that the organisation rents stands, by its own account, in the words of Loa's states. */
export type CloudState = 'operational' | 'degraded' | 'partial' | 'major'

/** Of the whole the worst of all; `troubled` are the services that are not well, under the cloud's own names. */
export type CloudHealth = {
  readonly state: CloudState
  readonly troubled: readonly { readonly name: string; readonly state: CloudState }[]
}

/** undefined: it did not say, or Loa may not ask. Never rejects. */
export type AskCloudHealth = () => Promise<CloudHealth | undefined>

const keptMs = 60_000
const patienceMs = 2_000

/** Asks at most once a minute, however many want to know, and keeps nobody waiting longer than two seconds. */
export const askOnceAMinute = (
  ask: () => Promise<CloudHealth | undefined>,
  clock: Clock,
  patience = patienceMs,
): AskCloudHealth => {
  let askedAt = Number.NEGATIVE_INFINITY
  let answer: Promise<CloudHealth | undefined> = Promise.resolve(undefined)
  return () => {
    const now = clock().toMillis()
    if (now - askedAt >= keptMs) {
      askedAt = now
      answer = ask().catch(() => undefined)
    }
    return within(answer, patience)
  }
}

const within = async <T>(answer: Promise<T>, ms: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
