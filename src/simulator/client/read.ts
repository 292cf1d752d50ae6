import { invokeId } from '../ids.ts'
import type { World } from '../world.ts'
import { deliver } from './deliver.ts'
import { envelope, type Standpoint } from './envelope.ts'

/**
 * A person has read as far as this message, or the last one of the bot's. Teams tells a bot so in the chats of one
 * person with it, and nowhere else.
 */
export const read = async (world: World, standpoint: Standpoint, upTo?: string): Promise<void> => {
  const { conversation } = standpoint
  const messages = [...conversation.messages.values()].filter(({ author }) => author.kind === 'bot')
  const last = upTo === undefined ? messages.at(-1) : messages.find(({ id }) => id === upTo)
  if (conversation.kind !== 'personal' || !last) return
  await deliver(world, {
    ...envelope(world, standpoint),
    type: 'event',
    id: invokeId(),
    name: 'application/vnd.microsoft.readReceipt',
    value: { lastReadMessageId: last.id },
  })
}
