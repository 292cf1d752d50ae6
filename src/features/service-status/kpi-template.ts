import { z } from 'zod'
import { type Download, download, type FeatureParts } from '../../core/conversation/feature.ts'
import type { Links } from '../../core/conversation/links.ts'
import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { type SheetColumn, xlsxType } from '../../core/spreadsheet/spreadsheet.ts'
import { type KpiField, kpiFields } from './kpi-sheet-words.ts'
import { texts } from './wording.ts'

const kind = 'kpi-template'

type TemplateField = Exclude<KpiField, 'year'>

/** The empty sheet with its headings, to be filled in. */
export const kpiTemplateButton = (links: Links, language: Language): Button => ({
  kind: 'open',
  title: texts(language)('kpiImport.template'),
  url: links.download(kind, {}, language),
})

export const kpiTemplateDownload = ({ writeSheet }: Pick<FeatureParts, 'writeSheet'>): Download =>
  download(kind, z.strictObject({}), async (_key, language) => {
    const say = texts(language)
    return {
      name: `${say('kpiImport.file')}.xlsx`,
      contentType: xlsxType,
      body: await writeSheet({
        sheetName: say('kpiImport.sheet'),
        columns: kpiFields
          .filter((field) => field !== 'year')
          .map((field) => ({ title: say(`kpiField.${field}`), ...shapes[field] })),
        rows: [],
      }),
    }
  })

/** Figures are text, so that what is typed stays as it is typed and no percent becomes a fraction. */
const shapes: Readonly<Record<TemplateField, Omit<SheetColumn, 'title'>>> = {
  service: { width: 34, type: 'text' },
  period: { width: 16, type: 'text' },
  achieved: { width: 14, type: 'text' },
  plan: { width: 14, type: 'text' },
  published: { width: 22, type: 'text' },
  unit: { width: 14, type: 'text' },
}
