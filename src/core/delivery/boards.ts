import { z } from 'zod'
import { absent, type Collection, put, type Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { type PersonalChat, personalChats } from './personal-chats.ts'
import type { OutgoingMessage, Sender } from './sender.ts'

const boardSchema = z.strictObject({
  conversation: z.string(),
  activity: z.string(),
  /** Whose chat it is in, and when it was sent, in milliseconds since 1970; older ones do not say. */
  account: z.string().optional(),
  at: z.number().optional(),
})

/** A message that is kept up to date in somebody's chat; the id is the account and the key of what it shows. */
export const boards: Collection<z.infer<typeof boardSchema>> = {
  name: 'boards',
  schema: boardSchema,
  indexes: { account: ({ account }) => account, at: ({ at }) => at },
}

/** Shows a message in a person's own chat, in the place of the one that was shown under this key before. */
export type ShowBoard = (account: string, key: string, message: OutgoingMessage) => Promise<void>

/** Says nothing to somebody whose chat is not known; what cannot be updated is sent anew. */
export const createShowBoard =
  (store: Store, sender: Sender, clock: Clock): ShowBoard =>
  async (account, key, message) => {
    const chat = (await store.get(personalChats, account))?.document
    if (!chat?.installed) return
    const id = `${account} ${key}`
    const known = await store.get(boards, id)
    if (
      known?.document.conversation === chat.conversation &&
      (await update(sender, chat, known.document.activity, message))
    )
      return
    const sent = await sender.send(chat, message)
    if (sent.kind !== 'delivered' || sent.id === undefined) return
    const { conversation } = chat
    const board = { conversation, activity: sent.id, account, at: clock().toMillis() }
    await store.commit([put(boards, id, board, known?.version ?? absent)])
  }

const update = async (
  sender: Sender,
  chat: PersonalChat,
  activity: string,
  message: OutgoingMessage,
): Promise<boolean> => {
  const outcome = await sender.update(chat, activity, message)
  // What is throttled or unclear is brought up to date by the next look; a second card would be worse.
  return outcome.kind !== 'refused'
}
