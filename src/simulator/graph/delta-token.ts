import { z } from 'zod'

/**
 * Where a round of a delta query stands. `since` is the change after which the round began to look, `until` the
 * last change when it began: the next round starts there, so that nothing of the meantime is lost.
 */
const tokenSchema = z.strictObject({
  generation: z.int(),
  since: z.int(),
  until: z.int(),
  offset: z.int(),
  select: z.string(),
})

export type DeltaToken = z.infer<typeof tokenSchema>

export const writeToken = (token: DeltaToken): string =>
  Buffer.from(JSON.stringify(token)).toString('base64url')

export const readToken = (text: string): DeltaToken | undefined => {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}
