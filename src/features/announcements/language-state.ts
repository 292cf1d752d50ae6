import type { View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { contentFields, type Written } from './announcement.ts'
import { lacksLabels, missingIn, missingInMain } from './content.ts'
import { texts } from './texts.ts'

/** What a language of a draft lacks, in the reader's words, and its colour. */
export const languageState = (written: Written, language: Language, reader: Language): View => {
  const say = texts(reader)
  const { main, content } = written
  if (language === main) {
    const lacking = missingInMain(written)
    if (lacking.length === 0) return { state: say('form.complete'), color: 'Good' }
    const fields = lacking.map((field) => say(`field.content.${field}`)).join(', ')
    return { state: say('refusal.missing-text', { fields }), color: 'Attention' }
  }
  const missing = missingIn(written, language).map((field) => say(`field.content.${field}`))
  const fields = lacksLabels(written, language) ? [...missing, say('field.labels')] : missing
  if (fields.length > 0)
    return {
      state: say('form.lacks', { fields: fields.join(', '), main: say(`language.${main}`) }),
      color: 'Warning',
    }
  const isWritten = contentFields.some((field) => content[field][language])
  return { state: say(isWritten ? 'form.complete' : 'form.empty'), color: isWritten ? 'Good' : 'Warning' }
}
