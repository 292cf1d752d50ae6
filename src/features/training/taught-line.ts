import { createHash } from 'node:crypto'
import { z } from 'zod'
import { languageSchema } from '../../core/i18n/language.ts'
import { findAll } from '../../core/store/every-document.ts'
import type { Collection, Store } from '../../core/store/store.ts'
import { fold } from '../../core/understanding/fold.ts'
import { intentSchema } from '../../core/understanding/intent.ts'

const taughtLineSchema = z.strictObject({
  text: z.string().min(1).max(300),
  intent: intentSchema,
  language: languageSchema,
  /** Account of who taught it. */
  author: z.string().min(1),
  at: z.iso.datetime(),
})

/** A training line that an administrator added in chat. */
export type TaughtLine = z.infer<typeof taughtLineSchema>

export const taughtLines: Collection<TaughtLine> = {
  name: 'taught-lines',
  schema: taughtLineSchema,
  indexes: { at: ({ at }) => at },
}

/** What a text is to the recogniser: two lines that differ in case, marks or punctuation alone are one. */
export const bareText = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Id of a line or question: the same for the same bare text. */
export const idOfText = (text: string): string =>
  createHash('sha256').update(bareText(text)).digest('hex').slice(0, 32)

/** Every line that was taught, oldest first. */
export const readTaughtLines = (store: Pick<Store, 'find'>): Promise<TaughtLine[]> =>
  findAll(store, taughtLines, { index: 'at' })
