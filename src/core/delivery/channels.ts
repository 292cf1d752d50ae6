import { z } from 'zod'
import type { Language } from '../i18n/language.ts'
import { absent, type Collection, put, type Store } from '../store/store.ts'

const channelSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  conversation: z.string().min(1),
  serviceUrl: z.string().min(1),
  /** A group chat: Loa can post there, but no audience names it. */
  group: z.boolean().optional(),
})

/** A channel or a group that Loa was added to or spoken to in: it can post there. */
type KnownChannel = z.infer<typeof channelSchema>

export const knownChannels: Collection<KnownChannel> = {
  name: 'channels',
  schema: channelSchema,
  indexes: { name: ({ name, group }) => (group ? undefined : name) },
}

/** Writes only what changed. Losing the race against another activity of the same channel is harmless. */
export const rememberChannel = async (store: Store, channel: KnownChannel): Promise<void> => {
  const stored = await store.get(knownChannels, channel.id)
  const known = stored?.document
  if (known?.name === channel.name && known.serviceUrl === channel.serviceUrl) return
  await store.commit([put(knownChannels, channel.id, channel, stored?.version ?? absent)])
}

/** A channel of a team that Loa was added to. */
export type Channel = KnownChannel & { readonly language: Language }

/** Channels that Loa can speak in; `find` also knows group chats, by their conversation. */
export type Channels = { find(id: string): Promise<Channel | undefined>; all(): Promise<readonly Channel[]> }

/** The channels as an audience names them, each in the organisation's own language. */
export const createChannels = (store: Pick<Store, 'get' | 'find'>, language: Language): Channels => ({
  find: async (id: string) => {
    const stored = await store.get(knownChannels, id)
    return stored && { ...stored.document, language }
  },
  all: async () => {
    const { items } = await store.find(knownChannels, { index: 'name', limit: 1_000 })
    return items.map(({ document }) => ({ ...document, language }))
  },
})
