import { z } from 'zod'
import { questionSchema } from '../understanding/intent.ts'
import type { Button, View } from './reply.ts'

/** What a button carries through the client and back. The client may have changed any of it. */
const buttonDataSchema = z.union([
  z.object({ loa: z.literal('ask'), question: questionSchema }),
  z.object({ loa: z.literal('say'), command: z.string().max(300) }),
  z.object({ loa: z.literal('act'), verb: z.string().max(80) }).loose(),
])

export type ButtonData = z.infer<typeof buttonDataSchema>

/** The data of a button that asks or acts. Fields of an action stand beside its verb, as inputs of the card do. */
export const buttonData = (button: Exclude<Button, { kind: 'open' }>): View => {
  switch (button.kind) {
    case 'ask':
      return { loa: 'ask', question: button.question }
    case 'say':
      return { loa: 'say', command: button.command }
    case 'act':
    case 'form':
      return { ...button.data, loa: 'act', verb: button.verb }
  }
}

/** undefined: no button of Loa's carries such data. */
export const parseButtonData = (data: unknown): ButtonData | undefined =>
  buttonDataSchema.safeParse(data).data
