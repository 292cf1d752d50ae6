import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'

/** A percentage twice: as it was published, and as a number (88.36 is 88.36 %). */
export const percentSchema = z.strictObject({ published: z.string().min(1).max(60), value: z.number() })

/**
 * A figure twice: as it was published, which nothing ever overwrites, and as a number, which every reader sees
 * written as their language writes it. A unit in words fits the number as it stands.
 */
export const figureSchema = z.strictObject({
  ...percentSchema.shape,
  unit: z.union([z.literal('%'), z.literal('USD'), localizedSchema]),
  /** The real figure lies above the number, or just below it. */
  bound: z.enum(['over', 'nearly']).optional(),
})

export type Figure = z.infer<typeof figureSchema>
