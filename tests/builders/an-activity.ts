import { randomUUID } from 'node:crypto'
import { tenant } from './local-issuer.ts'

export const bot = { id: '28:loa', name: 'Loa' }
export const mai = { id: '29:mai', name: 'Trần Thị Mai', aadObjectId: 'account-of-mai' }

/** A message of Mai's in her own chat, as Teams sends it to the bot. */
export const anActivity = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  type: 'message',
  id: randomUUID(),
  timestamp: '2026-11-25T03:00:00.000Z',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1/',
  from: mai,
  recipient: bot,
  conversation: { id: 'a:chat-of-mai', conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  entities: [{ type: 'clientInfo', locale: 'vi-VN', country: 'VN', timezone: 'Asia/Ho_Chi_Minh' }],
  locale: 'vi-VN',
  text: 'xin chào',
  ...overrides,
})

/** The same in a channel, with Loa mentioned in front of the text. */
export const aChannelMessage = (overrides: Readonly<Record<string, unknown>> = {}) =>
  anActivity({
    conversation: {
      id: '19:news@thread.tacv2;messageid=17',
      conversationType: 'channel',
      isGroup: true,
      tenantId: tenant,
    },
    text: '<at>Loa</at> xin chào',
    entities: [{ type: 'mention', mentioned: bot, text: '<at>Loa</at>' }],
    ...overrides,
  })
