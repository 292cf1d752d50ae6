import { onTestFinished } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/start-simulator.ts'
import { aSimulatedOrganisation } from './a-simulated-organisation.ts'
import { type BotBehaviour, type EchoBot, echo, startEchoBot } from './an-echo-bot.ts'

export type Stage = { readonly sim: Simulator; readonly bot: EchoBot }

/** A bot and the simulator around it; both end with the test. */
export const aSimulator = async (
  behave: BotBehaviour = echo,
  options: Partial<SimulatorOptions> = {},
): Promise<Stage> => {
  const bot = await startEchoBot(behave)
  const sim = await startSimulator({
    ...aSimulatedOrganisation,
    botEndpoint: bot.endpoint,
    port: 0,
    ...options,
  })
  onTestFinished(async () => {
    await sim.close()
    await bot.close()
  })
  return { sim, bot }
}

type ConnectorAnswer = { readonly status: number; readonly body: unknown; readonly headers: Headers }

/** A request to the Connector as the bot would send it. */
export const callConnector = async (
  sim: Simulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<ConnectorAnswer> => {
  const response = await fetch(`${sim.serviceUrl}v3/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers }
}

/** Path of a conversation under `/v3/`. */
export const chatPath = (sim: Simulator, personId: string, place: string, thread?: string): string => {
  const id = sim.conversationId(personId, place)
  return `conversations/${encodeURIComponent(thread ? `${id};messageid=${thread}` : id)}`
}
