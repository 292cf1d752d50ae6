import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema } from '../../core/people/person.ts'
import { parseDocument } from '../../core/store/import-file.ts'

const sceneSchema = z.strictObject({
  /** People whom the playground offers to be. */
  offered: z.array(personIdSchema).default([]),
  group: localizedSchema.default({ vi: 'Nhóm chung', en: 'Group', ru: 'Общая группа' }),
  team: localizedSchema.default({ vi: 'Nhóm làm việc', en: 'Team', ru: 'Команда' }),
  channels: z
    .array(z.strictObject({ id: z.string().min(1), name: localizedSchema }))
    .min(1)
    .default([{ id: 'general', name: { vi: 'Chung', en: 'General', ru: 'Общий' } }]),
})

/** What the playground shows of the organisation. */
export type Scene = z.infer<typeof sceneSchema>

/** `playground.json` of the data folder, which need not be there. */
export const readScene = (folder: string): Scene => {
  const file = join(folder, 'playground.json')
  return parseDocument(
    'playground.json',
    sceneSchema,
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {},
  )
}
