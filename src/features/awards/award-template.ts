import { z } from 'zod'
import { type Download, download, type FeatureParts } from '../../core/conversation/feature.ts'
import type { Links } from '../../core/conversation/links.ts'
import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { type SheetColumn, xlsxType } from '../../core/spreadsheet/spreadsheet.ts'
import { type AwardField, awardFields } from './award-list-words.ts'
import { texts } from './texts.ts'

const kind = 'award-template'

/** The empty list with its headings, to be filled in. */
export const templateButton = (links: Links, language: Language): Button => ({
  kind: 'open',
  title: texts(language)('import.template'),
  url: links.download(kind, {}, language),
})

export const templateDownload = ({ writeSheet }: Pick<FeatureParts, 'writeSheet'>): Download =>
  download(kind, z.strictObject({}), async (_key, language) => {
    const say = texts(language)
    return {
      name: `${say('import.file')}.xlsx`,
      contentType: xlsxType,
      body: await writeSheet({
        sheetName: say('import.sheet'),
        columns: awardFields.map((field) => ({ title: say(`field.${field}`), ...shapes[field] })),
        rows: [],
      }),
    }
  })

const shapes: Readonly<Record<AwardField, Omit<SheetColumn, 'title'>>> = {
  year: { width: 8, type: 'number' },
  title: { width: 34, type: 'text' },
  level: { width: 16, type: 'text' },
  kind: { width: 14, type: 'text' },
  recipient: { width: 30, type: 'text' },
  employee: { width: 26, type: 'text' },
  unit: { width: 28, type: 'text' },
  reason: { width: 44, type: 'text' },
  number: { width: 18, type: 'text' },
  date: { width: 16, type: 'date' },
}
