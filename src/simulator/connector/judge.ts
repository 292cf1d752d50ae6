import type { Answer } from '../http/route.ts'
import { refusal } from '../http/server.ts'
import type { Conversation } from '../places.ts'
import type { World } from '../world.ts'

export type Operation = 'create' | 'send' | 'update' | 'remove' | 'read'

type ConnectorRequest = {
  readonly operation: Operation
  /** undefined where the request names none, or one that does not exist. */
  readonly conversation?: Conversation | undefined
  /** Length of the body, in UTF-16 code units. */
  readonly size: number
}

/**
 * What becomes of a request. Whether it takes effect and what is answered are two things: a 502 may come after the
 * message was accepted, and a connection may be cut before or after.
 */
export type Verdict = {
  readonly applied: boolean
  /** Instead of the operation's own answer. */
  readonly answer?: Answer | 'cut'
  /** The answer waits for so long. */
  readonly delayMs?: number
}

/** Decides the answer of each Connector request; undefined: nothing against it. Limits and faults are judges too. */
export type Judge = (request: ConnectorRequest) => Verdict | undefined

const refused = (answer: Answer): Verdict => ({ applied: false, answer })

/** "About 100 KB", counted in UTF-16 (Teams docs, bot message size); this is the number of its two-byte units. */
const largestMessage = (100 * 1024) / 2

/** What Teams refuses always: a message that is too large, a chat of somebody who does not have the app. */
export const platformJudge =
  (world: World): Judge =>
  ({ operation, conversation, size }) => {
    if (operation !== 'read' && size > largestMessage)
      return refused(refusal(413, 'MessageSizeTooBig', 'Message size too large.'))
    const owner = conversation?.kind === 'personal' ? conversation.members[0] : undefined
    if (owner && !world.installed.has(owner.id))
      return refused(
        refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
      )
    return undefined
  }

/** Judges in a row: the first that has something against a request is right. */
export const firstToObject =
  (judges: readonly Judge[]): Judge =>
  (request) => {
    for (const judge of judges) {
      const verdict = judge(request)
      if (verdict) return verdict
    }
    return undefined
  }
