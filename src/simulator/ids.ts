import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../core/time/clock.ts'

const digest = (text: string, encoding: 'base64url' | 'hex', length: number): string =>
  createHash('sha256').update(text).digest(encoding).slice(0, length)

const uuidOf = (text: string): string =>
  digest(text, 'hex', 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Ids in the shapes that Teams gives them, always the same for the same name, so that a bot's store stays valid. */
export const userId = (account: string): string => `29:1${digest(`user ${account}`, 'base64url', 42)}`
export const personalConversationId = (account: string): string =>
  `a:1${digest(`chat ${account}`, 'base64url', 60)}`
export const groupConversationId = (name: string): string =>
  `19:${digest(`group ${name}`, 'hex', 32)}@thread.v2`
export const channelConversationId = (name: string): string =>
  `19:${digest(`channel ${name}`, 'hex', 32)}@thread.tacv2`
export const tenantId = (name: string): string => uuidOf(`tenant ${name}`)
export const teamGroupId = (name: string): string => uuidOf(`team ${name}`)
export const invokeId = (): string => `f:${randomUUID()}`

/** A message is named by the millisecond in which it was sent; two in one millisecond still get two ids, in order. */
export const createMessageIds = (clock: Clock): (() => string) => {
  let last = 0
  return () => {
    last = Math.max(last + 1, clock().toMillis())
    return String(last)
  }
}

type ConversationAddress = {
  readonly conversation: string
  /** Id of the message that the thread hangs under; in channels only. */
  readonly thread?: string
}

/** `19:…@thread.tacv2;messageid=1700000000000` taken apart. */
export const parseConversationId = (id: string): ConversationAddress => {
  const [conversation = '', thread] = id.split(';messageid=')
  return thread ? { conversation, thread } : { conversation }
}

export const formatConversationId = ({ conversation, thread }: ConversationAddress): string =>
  thread ? `${conversation};messageid=${thread}` : conversation
