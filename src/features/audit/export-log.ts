import { everyEntry } from '../../core/audit/list-entries.ts'
import type { DownloadedFile, FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { xlsxType } from '../../core/spreadsheet/spreadsheet.ts'
import { actionName, texts } from './views.ts'

/** The whole chain as a spreadsheet, its hashes included, so that it can be checked elsewhere. */
export const exportLog = async (
  { store, writeSheet }: Pick<FeatureParts, 'store' | 'writeSheet'>,
  language: Language,
): Promise<DownloadedFile> => {
  const say = texts(language)
  const entries = await everyEntry(store)
  const body = await writeSheet({
    sheetName: say('sheet.name'),
    columns: [
      { title: say('sheet.number'), width: 8, type: 'number' },
      { title: say('sheet.time'), width: 20, type: 'moment' },
      { title: say('sheet.who'), width: 28, type: 'text' },
      { title: say('sheet.account'), width: 38, type: 'text' },
      { title: say('sheet.what'), width: 36, type: 'text' },
      { title: say('sheet.code'), width: 28, type: 'text' },
      { title: say('sheet.subject'), width: 38, type: 'text' },
      { title: say('sheet.details'), width: 50, type: 'text' },
      { title: say('sheet.hash'), width: 66, type: 'text' },
    ],
    rows: entries.map(({ sequence, at, actor, action, subject, details, hash }) => [
      sequence,
      new Date(at),
      actor.name,
      actor.account,
      actionName(action, language),
      action,
      subject,
      JSON.stringify(details),
      hash,
    ]),
  })
  return { name: `${say('sheet.file')}.xlsx`, contentType: xlsxType, body }
}
