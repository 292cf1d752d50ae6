import type { OrganisationData } from './adapters/data-folder/read-data.ts'
import type { ConnectedGraph, ConnectGraphParts } from './adapters/graph/connect-graph.ts'
import type { Config } from './config.ts'
import { Failure } from './core/errors/failure.ts'
import { type Role, roles } from './core/people/person.ts'
import type { GraphStandIn } from './simulator/graph/start-graph.ts'

type Parts = Pick<ConnectGraphParts, 'store' | 'clock' | 'log' | 'notificationUrl'>

/** The way to Graph; `close` ends what was started for it. */
type GraphAccess = {
  /** undefined: there is none. */
  readonly connect?: (data: OrganisationData) => Promise<ConnectedGraph>
  close(): Promise<void>
}

/** How to reach Microsoft Graph with these settings, or its stand-in of the playground. */
export const graphOf = (
  {
    graph,
    playgroundGraphPort: port,
    credentials,
  }: Pick<Config, 'graph' | 'playgroundGraphPort' | 'credentials'>,
  parts: Parts,
): GraphAccess => {
  const botId = credentials && { botId: credentials.appId }
  if (graph)
    return {
      connect: (data) => connect({ ...parts, ...botId, settings: graph, data }),
      close: async () => {},
    }
  if (port === undefined) return { close: async () => {} }
  let standIn: GraphStandIn | undefined
  return {
    connect: async (data) => {
      standIn = await startStandIn(data, port)
      parts.log.info('graph-stand-in', { address: standIn.baseUrl })
      return connectStandIn(parts, data, standIn)
    },
    close: async () => standIn?.close(),
  }
}

/** Its library is loaded only where there is a Graph. */
const connect = async (parts: ConnectGraphParts): Promise<ConnectedGraph> =>
  (await import('./adapters/graph/connect-graph.ts')).connectGraph(parts)

/** The tenant of the sample organisation, with a group for each role: who joins one gains the power. */
const startStandIn = async (data: OrganisationData, port: number): Promise<GraphStandIn> => {
  const { startGraph } = await import('./simulator/graph/start-graph.ts')
  const { fillFromOrganisation } = await import('./simulator/graph/fill-from-organisation.ts')
  const departments = new Map(data.units.map(({ id, name }) => [id, name.vi]))
  return startGraph({ port, fill: fillFromOrganisation(data.people, departments) })
}

const connectStandIn = async (
  parts: Parts,
  data: OrganisationData,
  standIn: GraphStandIn,
): Promise<ConnectedGraph> => {
  const { groupOfRole } = await import('./simulator/graph/fill-from-organisation.ts')
  const graph = await connect({
    ...parts,
    data,
    botId: 'loa',
    settings: {
      identity: { kind: 'managed-identity', clientId: undefined },
      baseUrl: standIn.baseUrl,
      roleGroups: new Map(roles.filter(isGiven).map((role) => [groupOfRole(role), role])),
      syncSeconds: 5,
      catalogueAppId: undefined,
    },
    credential: { getToken: async () => ({ token: standIn.token, expiresOnTimestamp: 0 }) },
  })
  // Whoever asks first is known already.
  await graph.sync().catch((cause: unknown) => {
    throw new Failure('graph-stand-in', 'the stand-in of Graph does not answer', { cause })
  })
  return graph
}

/** Everybody is staff. */
const isGiven = (role: Role): boolean => role !== 'staff'
