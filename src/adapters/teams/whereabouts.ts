import { z } from 'zod'
import type { ChatPartners } from '../../core/delivery/sender.ts'
import type { Ephemeral } from '../../core/store/ephemeral.ts'

/** For as long as an answer may take to follow the question into the person's own chat, in milliseconds. */
const memory = 10 * 60_000

const partnersSchema = z.object({
  serviceUrl: z.string(),
  tenant: z.string().optional(),
  bot: z.string(),
  user: z.string(),
})

/** How the platform names people who spoke in a shared place, so that a chat with them can be opened. */
export const createWhereabouts = (ephemeral: Ephemeral) => ({
  note: (account: string, partners: ChatPartners): Promise<void> =>
    ephemeral.set(`whereabouts:${account}`, partners, memory),
  recall: async (account: string): Promise<ChatPartners | undefined> =>
    partnersSchema.safeParse(await ephemeral.get(`whereabouts:${account}`)).data,
})

export type Whereabouts = ReturnType<typeof createWhereabouts>
