import { assertNever } from '../errors/assert-never.ts'
import type { ChatPartners, ConversationRef, OutgoingMessage, Sender, SendOutcome } from './sender.ts'

/** One request of a batch, all of it known. */
export type Attempt =
  | { readonly kind: 'open'; readonly partners: ChatPartners }
  | { readonly kind: 'send'; readonly to: ConversationRef; readonly message: OutgoingMessage }
  | {
      readonly kind: 'update'
      readonly to: ConversationRef
      readonly activity: string
      readonly message: OutgoingMessage
    }
  | { readonly kind: 'remove'; readonly to: ConversationRef; readonly activity: string }

/** Makes the request, once. */
export const perform = async (sender: Sender, attempt: Attempt): Promise<SendOutcome> => {
  switch (attempt.kind) {
    case 'open':
      return sender.open(attempt.partners)
    case 'send':
      return sender.send(attempt.to, attempt.message)
    case 'update':
      return sender.update(attempt.to, attempt.activity, attempt.message)
    case 'remove':
      return goneIsRemoved(await sender.remove(attempt.to, attempt.activity))
    default:
      return assertNever(attempt)
  }
}

/** An earlier removal took effect although no answer came, or somebody else was faster: it is not there. */
const goneIsRemoved = (outcome: SendOutcome): SendOutcome =>
  outcome.kind === 'refused' && outcome.reason === 'ActivityNotFoundInConversation'
    ? { kind: 'delivered', id: undefined }
    : outcome
