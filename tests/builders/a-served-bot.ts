import { createHttpServer } from '../../src/adapters/http/create-http-server.ts'
import type { FindDownload } from '../../src/adapters/http/serve-download.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { connectTeams, type Teams } from '../../src/adapters/teams/connect-teams.ts'
import type { Credentials } from '../../src/adapters/teams/credentials.ts'
import type { Conversation, Response } from '../../src/core/conversation/conversation.ts'
import type { Incoming } from '../../src/core/conversation/incoming.ts'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'
import { readReceipts } from '../../src/core/delivery/reads.ts'
import { createMemoryEphemeral } from '../../src/core/store/ephemeral.ts'
import type { Store } from '../../src/core/store/store.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { aLog, type LogLine } from './a-log.ts'

export type ServedBot = {
  readonly address: string
  readonly teams: Teams
  readonly store: Store
  /** What reached the conversation, oldest first. */
  readonly heard: Incoming[]
  readonly logged: readonly LogLine[]
  /** POST to the endpoint of the bot, its body as JSON unless it is a text already. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }>
  close(): Promise<void>
}

type Options = {
  readonly credentials?: Credentials
  readonly respond?: (incoming: Incoming) => Promise<Response>
  readonly findDownload?: FindDownload
  readonly pictures?: string
}

/** One card that says what kind of input it answers. */
export const oneCard = async ({ input }: Incoming): Promise<Response> => ({
  language: 'vi',
  cards: [{ name: 'test/heard', view: { kind: input.kind }, summary: `heard a ${input.kind}` }],
})

/** HTTP server and Teams adapter as the process has them, with a conversation that a test can listen in on. */
export const aServedBot = async (options: Options = {}): Promise<ServedBot> => {
  const heard: Incoming[] = []
  const log = aLog()
  const store = openSqliteStore({ file: ':memory:', collections: [personalChats, readReceipts] })
  const teams = connectTeams({
    credentials: options.credentials,
    render: ({ name, view }, language) => ({ type: 'AdaptiveCard', name, view, language }),
    store,
    ephemeral: createMemoryEphemeral(systemClock),
    log,
    clock: systemClock,
    limits: { connectMs: 500, answerMs: 500 },
  })
  const conversation: Conversation = {
    respond: async (incoming) => {
      heard.push(incoming)
      return (options.respond ?? oneCard)(incoming)
    },
  }
  const server = createHttpServer({
    receive: teams.receive(conversation),
    findDownload: options.findDownload ?? (async () => undefined),
    pictures: options.pictures ?? '/nowhere',
    isReady: async () => true,
    reach: options.credentials ? 'network' : 'loopback',
    log,
    patienceMs: 1_000,
  })
  const { port } = await server.listen(0)
  const address = `http://127.0.0.1:${port}`
  return {
    address,
    teams,
    store,
    heard,
    logged: log.lines,
    post: async (body, headers) => {
      const response = await fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      return { status: response.status, body: parse(await response.text()) }
    },
    close: async () => {
      await server.close()
      await teams.sender.close()
      await store.close()
    },
  }
}

const parse = (text: string): unknown => (text === '' ? undefined : JSON.parse(text))
