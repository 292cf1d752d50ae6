import { z } from 'zod'
import { type WireActivity, wellFormed } from './wire-activity.ts'

/** An event is neither said nor pressed: the platform tells it by itself. */
export const eventType = 'event'

/** Its permission is `ChatMessageReadReceipt.Read.Chat`; only chats of one person with the bot have it. */
const readReceiptName = 'application/vnd.microsoft.readReceipt'

const valueSchema = z.object({
  lastReadMessageId: wellFormed.min(1).max(200),
})

/** The last message that the person has read; undefined: the activity does not tell of reading. */
export const lastReadOf = ({ type, name, value }: WireActivity): string | undefined =>
  type === eventType && name === readReceiptName
    ? valueSchema.safeParse(value).data?.lastReadMessageId
    : undefined
