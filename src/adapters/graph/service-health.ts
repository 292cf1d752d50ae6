import { z } from 'zod'
import { askEveryPage } from './ask-every-page.ts'
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

const overviewSchema = z.object({ id: z.string(), service: z.string(), status: z.string() })

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
  const path = '/admin/serviceAnnouncement/healthOverviews'
  const overviews = await askEveryPage(graph, 'service-health', path, overviewSchema)
  if (!overviews) return undefined
  const troubled = overviews.flatMap(({ id, service, status }): MicrosoftService[] => {
    const state = states[status.toLowerCase()]
    return state ? [{ id, name: service, state }] : []
  })
  return { state: worst(troubled), troubled }
}

const worst = (services: readonly MicrosoftService[]): MicrosoftService['state'] =>
  services.reduce<MicrosoftService['state']>(
    (found, { state }) => (order.indexOf(state) > order.indexOf(found) ? state : found),
    'operational',
  )
