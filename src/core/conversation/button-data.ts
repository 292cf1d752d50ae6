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
  buttonDataSchema.safeParse(wellFormed(data)).data

/** Levels of lists and objects in which a field of a button may stand. */
const deepest = 20

/** As a typed text: half of a surrogate pair would be another text once it is stored, and stands in no address. */
const wellFormed = (value: unknown, levels = deepest): unknown => {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null || levels === 0) return value
  if (Array.isArray(value)) return value.map((item) => wellFormed(item, levels - 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item, levels - 1)]),
  )
}
