import { join } from 'node:path'
import { createCardRenderer } from './adapters/cards/card-renderer.ts'
import { linkSecret } from './adapters/data-folder/link-secret.ts'
import { readScene } from './adapters/data-folder/read-scene.ts'
import { createHttpServer } from './adapters/http/create-http-server.ts'
import { metricsPage } from './adapters/http/metrics-page.ts'
import type { FindDownload } from './adapters/http/serve-download.ts'
import { connectTeams } from './adapters/teams/connect-teams.ts'
import { openBackend } from './backend.ts'
import { type Bot, composeBot } from './compose.ts'
import type { Config } from './config.ts'
import { createPersonLimit } from './core/conversation/person-limit.ts'
import { countWaiting } from './core/delivery/count-waiting.ts'
import type { Log } from './core/log/log.ts'
import { countTroubles, measureConversation, measureSender } from './core/metrics/measure.ts'
import { type Metrics, noMetrics } from './core/metrics/metrics.ts'
import { assertFilled } from './core/store/archive.ts'
import type { Clock } from './core/time/clock.ts'
import { commandsOf } from './create-features.ts'
import { createGraphRoutes } from './graph-routes.ts'
import { graphOf } from './open-graph.ts'
import { openRoutes } from './routes.ts'
import type { Simulator } from './simulator/start-simulator.ts'

export type Loa = {
  /** Where Loa takes activities. */
  readonly endpoint: string
  /** undefined when Loa runs without the playground. */
  readonly simulator: Simulator | undefined
  /** Lets what runs finish, then closes everything. */
  close(): Promise<void>
}

/** The whole of Loa, listening. */
export const startLoa = async (config: Config, clock: Clock, plainLog: Log): Promise<Loa> => {
  const prometheus = config.metricsToken === undefined ? undefined : await openPrometheus()
  const metrics: Metrics = prometheus ?? noMetrics
  const log = countTroubles(plainLog, metrics)
  const { credentials } = config
  const routesOf = openRoutes(config, clock, log)
  const address = { own: '' }
  const state = { ready: false }
  const backend = await openBackend(config, clock, log)
  const { store, ephemeral } = backend
  await assertFilled(store)
  const render = createCardRenderer('cards')
  const teams = connectTeams({
    credentials,
    render,
    store,
    ephemeral,
    log,
    clock,
  })
  const baseUrl = () => config.publicUrl ?? address.own
  const notificationUrl = () => `${baseUrl()}/graph/notifications`
  const graph = graphOf(config, { store, clock, log, notificationUrl })
  const bot = await composeBot({
    dataFolder: config.dataFolder,
    ...backend,
    baseUrl,
    secret: config.linkSecret ?? linkSecret(config.stateFolder),
    clock,
    log,
    sayPrivately: teams.sayPrivately,
    sender: measureSender(teams.sender, metrics),
    render,
    metrics,
    // Whoever sits at the machine itself is no stranger.
    ...(credentials && { mayGoOn: createPersonLimit(clock) }),
    ...(graph.connect && { connectGraph: graph.connect }),
    modelFile: join(config.stateFolder, 'recogniser.model'),
  })
  const server = createHttpServer({
    receive: teams.receive(measureConversation(bot.conversation, metrics)),
    pages: prometheus && config.metricsToken ? [metricsPage(config.metricsToken, prometheus)] : [],
    onAnswered: (route, status) =>
      metrics.count('loa_http_requests_total', { route, status: String(status) }),
    api: [...routesOf(bot), ...createGraphRoutes(bot.graph, backend.jobs)],
    findDownload: (token) => findDownload(bot, token),
    findFeed: bot.findFeed,
    pictures: join(config.dataFolder, 'pictures'),
    isReady: async () => state.ready,
    reach: credentials ? 'network' : 'loopback',
    proxies: config.proxies,
    log,
  })
  metrics.gauge('loa_deliveries_waiting', async () => (await countWaiting(store)).recipients)
  metrics.gauge('loa_broadcasts_open', async () => (await countWaiting(store)).batches)
  address.own = `http://127.0.0.1:${(await server.listen(config.port)).port}`
  const endpoint = `${address.own}/api/messages`
  await teams.load()
  state.ready = true
  const simulator =
    config.playgroundPort === undefined
      ? undefined
      : await startPlayground(bot, config.dataFolder, endpoint, config.playgroundPort)
  const working = bot.work(backend.jobs)
  return {
    endpoint,
    simulator,
    close: async () => {
      await working.stop()
      await simulator?.close()
      await server.close()
      await teams.sender.close()
      await graph.close()
      await backend.close()
    },
  }
}

/** Loaded only where somebody counts. */
const openPrometheus = async () =>
  (await import('./adapters/metrics/prometheus.ts')).createPrometheusMetrics()

const findDownload = async ({ links, features }: Bot, token: string): ReturnType<FindDownload> => {
  const ticket = links.open(token)
  if (ticket === undefined || ticket === 'expired') return ticket
  const download = features
    .flatMap(({ downloads = [] }) => downloads)
    .find(({ kind }) => kind === ticket.kind)
  return download?.produce(ticket.key, ticket.language)
}

/** The simulator before a bot, with the people and the commands of that bot. */
export const startPlayground = async (
  bot: Pick<Bot, 'data' | 'features'>,
  dataFolder: string,
  botEndpoint: string,
  port: number,
): Promise<Simulator> => {
  const { startSimulator } = await import('./simulator/start-simulator.ts')
  const { people, units } = bot.data
  const scene = readScene(dataFolder)
  const nameOfUnit = new Map(units.map(({ id, name }) => [id, name]))
  const commands = commandsOf(bot.features).filter(({ menu }) => menu.length > 0)
  return startSimulator({
    people: people.map(({ unit, ...person }) => ({
      ...person,
      unit: unit && nameOfUnit.get(unit),
      offered: scene.offered.includes(person.id),
    })),
    team: { name: scene.team, channels: scene.channels },
    group: { name: scene.group },
    commands,
    botEndpoint,
    port,
  })
}
