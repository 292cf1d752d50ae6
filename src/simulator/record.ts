import type { Clock } from '../core/time/clock.ts'
import type { Activity } from './activity.ts'
import { createMessageIds } from './ids.ts'
import type { Conversation } from './places.ts'

type Author = { readonly kind: 'bot' } | { readonly kind: 'person'; readonly id: string }

/** A message as it stands in a conversation. */
export type Message = {
  readonly id: string
  readonly author: Author
  readonly sentAt: string
  /** Channels only: the message that this one hangs under, itself when it opened the thread. */
  readonly thread?: string
  readonly activity: Activity
  /** Counts up with each change. */
  readonly revision: number
  readonly edited: boolean
  readonly deleted: boolean
  /** Why the bot did not take what the person wrote. */
  readonly failure?: string
  /** Cards that an Action.Execute put in place, each for the person who pressed only, until the bot edits the message. */
  readonly cardFor: ReadonlyMap<string, unknown>
}

type RecordEvent =
  | { readonly kind: 'said' | 'changed'; readonly conversation: Conversation; readonly message: Message }
  | { readonly kind: 'typing'; readonly conversation: Conversation; readonly thread?: string }

type NewMessage = {
  readonly author: Author
  readonly activity: Activity
  readonly thread?: string | 'new'
}

/** What was said, and who wants to hear of it. */
export type Conversations = {
  say(conversation: Conversation, said: NewMessage): Message
  change(
    conversation: Conversation,
    message: Message,
    changes: Partial<Omit<Message, 'id' | 'revision'>>,
  ): Message
  typing(conversation: Conversation, thread?: string): void
  /** Returns how to stop listening. */
  listen(listener: (event: RecordEvent) => void): () => void
}

export const createConversations = (clock: Clock): Conversations => {
  const nextId = createMessageIds(clock)
  const listeners = new Set<(event: RecordEvent) => void>()
  const tell = (event: RecordEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const keep = (kind: 'said' | 'changed', conversation: Conversation, message: Message): Message => {
    conversation.messages.set(message.id, message)
    tell({ kind, conversation, message })
    return message
  }
  return {
    say: (conversation, { author, activity, thread }) => {
      const id = nextId()
      const hangsUnder = thread === 'new' ? id : thread
      return keep('said', conversation, {
        id,
        author,
        sentAt: clock().toUTC().toISO(),
        ...(hangsUnder && { thread: hangsUnder }),
        activity: { ...activity, id },
        revision: 1,
        edited: false,
        deleted: false,
        cardFor: new Map(),
      })
    },
    change: (conversation, message, changes) =>
      keep('changed', conversation, { ...message, ...changes, revision: message.revision + 1 }),
    typing: (conversation, thread) => tell({ kind: 'typing', conversation, ...(thread && { thread }) }),
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
