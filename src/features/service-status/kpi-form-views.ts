import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Service } from './service.ts'
import { texts } from './wording.ts'

export const kpiFormVerbs = {
  open: 'service-status.kpi-form',
  submit: 'service-status.kpi-form-check',
} as const

export const kpiFormFields = ['service', 'period', 'achieved', 'plan', 'published', 'unit'] as const

type Values = Readonly<Record<(typeof kpiFormFields)[number], string>>

/** The fields of one figure, with what was typed and what is wrong with it. */
export const kpiFormCard = (
  language: Language,
  form: { readonly values: Values; readonly services: readonly Service[]; readonly note: string },
): Card => {
  const say = texts(language)
  const heading = say('kpiForm.heading')
  return {
    name: 'service-status/kpi-form',
    view: {
      heading,
      note: form.note,
      serviceLabel: say('kpiField.service'),
      service: form.values.service,
      services: form.services.map(({ id, name }) => ({ title: inLanguage(name, language), value: id })),
      fields: (['period', 'achieved', 'plan', 'published', 'unit'] as const).map((field) => ({
        id: field,
        label: say(`kpiField.${field}`),
        placeholder: say(`kpiForm.${field}`),
        value: form.values[field],
        required: field === 'period' || field === 'achieved',
      })),
      missing: say('kpiBad.missing'),
      check: say('kpiImport.check'),
      submit: { loa: 'act', verb: kpiFormVerbs.submit },
    },
    summary: heading,
  }
}

/** Opens the form. */
export const kpiFormButton = (language: Language): Button => ({
  kind: 'form',
  title: texts(language)('command.kpiForm.title'),
  verb: kpiFormVerbs.open,
  data: {},
  command: texts(language)('command.kpiForm.title'),
})

/** Asks where to send a sheet of figures. */
export const kpiImportButton = (language: Language): Button => ({
  kind: 'say',
  title: texts(language)('command.kpiImport.title'),
  command: texts(language)('command.kpiImport.title'),
})
