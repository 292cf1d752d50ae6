import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { type Activity, activitySchema } from '../../src/simulator/activity.ts'

const incomingSchema = activitySchema.extend({
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
})

export type Incoming = z.infer<typeof incomingSchema>

/** What the bot does with one activity: sends through `connector`, and returns the HTTP answer. */
export type BotAnswer = { readonly status: number; readonly body?: unknown }
export type BotBehaviour = (incoming: Incoming, connector: Connector) => Promise<BotAnswer>

export type Connector = {
  request(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  reply(activity: Activity): Promise<unknown>
}

export type EchoBot = {
  readonly endpoint: string
  /** What people said, pressed and installed. */
  readonly incoming: readonly Incoming[]
  /** What Teams told by itself, such as how far somebody has read; a bot has no answer to that. */
  readonly events: readonly Incoming[]
  readonly authorizations: readonly (string | undefined)[]
  close(): Promise<void>
}

/** A bot in a few lines of HTTP, so that the simulator is tried without Loa. */
export const startEchoBot = async (behave: BotBehaviour): Promise<EchoBot> => {
  const incoming: Incoming[] = []
  const events: Incoming[] = []
  const authorizations: (string | undefined)[] = []
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization)
    void readJson(request)
      .then((body) => {
        const activity = incomingSchema.parse(body)
        if (activity.type === 'event') {
          events.push(activity)
          return ok
        }
        incoming.push(activity)
        return behave(activity, connectorOf(activity))
      })
      .catch(() => ({ status: 500, body: undefined }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(body === undefined ? '' : JSON.stringify(body))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    incoming,
    events,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

const connectorOf = ({ serviceUrl, conversation, id }: Incoming): Connector => {
  const request: Connector['request'] = async (method, path, body) => {
    const response = await fetch(`${serviceUrl}v3/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : undefined }
  }
  const chat = `conversations/${encodeURIComponent(conversation.id)}`
  return { request, reply: (activity) => request('POST', `${chat}/activities/${id}`, activity) }
}

export const ok: BotAnswer = { status: 200 }

export const cardMessage = (card: unknown, summary = 'A card'): Activity => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
})

/** Says back what it hears. */
export const echo: BotBehaviour = async (incoming, connector) => {
  if (incoming.type === 'message')
    await connector.reply({ type: 'message', text: `echo: ${incoming.text ?? ''}` })
  return ok
}
