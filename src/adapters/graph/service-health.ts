import { z } from 'zod'
import type { Graph } from './graph.ts'

/** A service of Microsoft 365 in the words of Loa's own states. */
export type MicrosoftService = {
  readonly id: string
  readonly name: string
  readonly state: 'operational' | 'degraded' | 'partial' | 'major'
}

/** Of one line: the worst of all, and the services that are not well. */
export type MicrosoftHealth = {
  readonly state: MicrosoftService['state']
  readonly troubled: readonly MicrosoftService[]
}

const pageSchema = z.object({
  value: z.array(z.object({ id: z.string(), service: z.string(), status: z.string() })),
  '@odata.nextLink': z.string().optional(),
})

/** `serviceHealthStatus` of Graph; its spelling differs in case from place to place. What is not here is over. */
const states: Readonly<Record<string, MicrosoftService['state']>> = {
  investigating: 'degraded',
  reported: 'degraded',
  confirmed: 'degraded',
  servicedegradation: 'degraded',
  restoringservice: 'partial',
  verifyingservice: 'degraded',
  extendedrecovery: 'partial',
  serviceinterruption: 'major',
}

const order: readonly MicrosoftService['state'][] = ['operational', 'degraded', 'partial', 'major']

/** undefined: Graph did not say, or may not. */
export const readMicrosoftHealth = async (graph: Graph): Promise<MicrosoftHealth | undefined> => {
  const troubled: MicrosoftService[] = []
  const first = '/admin/serviceAnnouncement/healthOverviews'
  for (let path: string | undefined = first; path !== undefined; ) {
    const answer = await graph.ask('service-health', { method: 'GET', path })
    const page = answer.kind === 'ok' ? pageSchema.safeParse(answer.body) : undefined
    if (!page?.success) return undefined
    for (const { id, service, status } of page.data.value) {
      const state = states[status.toLowerCase()]
      if (state) troubled.push({ id, name: service, state })
    }
    path = page.data['@odata.nextLink']
  }
  return { state: worst(troubled), troubled }
}

const worst = (services: readonly MicrosoftService[]): MicrosoftService['state'] =>
  services.reduce<MicrosoftService['state']>(
    (found, { state }) => (order.indexOf(state) > order.indexOf(found) ? state : found),
    'operational',
  )
