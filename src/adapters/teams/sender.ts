import type { ConversationRef, OutgoingMessage, Sender, SendOutcome } from '../../core/delivery/sender.ts'
import type { Log } from '../../core/log/log.ts'
import { oncePer } from '../../core/once.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { AccessToken } from './access-token.ts'
import type { Connection, ConnectorRequest } from './connection.ts'
import { createInOrder } from './in-order.ts'
import { readOutcome } from './read-outcome.ts'
import type { ServiceRule } from './service-address.ts'

type SenderParts = {
  readonly connection: Connection
  /** undefined: Loa has no credentials. */
  readonly accessToken: AccessToken | undefined
  readonly allowsService: ServiceRule
  readonly clock: Clock
  readonly log: Log
}

export const cardContentType = 'application/vnd.microsoft.card.adaptive'

export const createTeamsSender = (parts: SenderParts): Sender => {
  const inOrder = createInOrder()
  const toActivity = oncePer(writeActivity)

  const toConversation = (
    to: ConversationRef,
    request: Pick<ConnectorRequest, 'method' | 'body'>,
    rest: string,
  ) =>
    inOrder(to.conversation, () =>
      exchange(parts, {
        ...request,
        serviceUrl: to.serviceUrl,
        path: `/v3/conversations/${encodeURIComponent(to.conversation)}/activities${rest}`,
      }),
    )

  return {
    send: (to, message) => toConversation(to, { method: 'POST', body: toActivity(message) }, ''),
    update: (to, activity, message) =>
      toConversation(to, { method: 'PUT', body: toActivity(message) }, `/${encodeURIComponent(activity)}`),
    remove: (to, activity) => toConversation(to, { method: 'DELETE' }, `/${encodeURIComponent(activity)}`),
    open: async ({ serviceUrl, tenant, bot, user }) => {
      const body = {
        isGroup: false,
        bot: { id: bot },
        members: [{ id: user }],
        ...(tenant !== undefined && { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
      }
      return exchange(parts, {
        method: 'POST',
        serviceUrl,
        path: '/v3/conversations',
        body: JSON.stringify(body),
      })
    },
    close: () => parts.connection.close(),
  }
}

/**
 * With a text beside the card Teams would split the message in two and give no id. Nothing in it tells one recipient
 * from another: a message to thousands is written as JSON once.
 */
const writeActivity = ({ card, summary }: OutgoingMessage): string =>
  JSON.stringify({ type: 'message', summary, attachments: [{ contentType: cardContentType, content: card }] })

const exchange = async (
  { connection, accessToken, allowsService, clock, log }: SenderParts,
  request: ConnectorRequest,
): Promise<SendOutcome> => {
  if (!allowsService(request.serviceUrl)) return { kind: 'refused', reason: 'foreign-service', final: false }
  try {
    const token = await accessToken?.()
    return readOutcome(await connection.exchange({ ...request, token }), clock)
  } catch (cause) {
    log.error('no-access-token', {}, cause)
    return { kind: 'failed', reason: 'no-access-token' }
  }
}
