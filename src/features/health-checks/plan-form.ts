import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatShortDay, weekOf } from './days.ts'
import { type PlanField, type PlanValues, planFields } from './plan-fields.ts'
import { texts } from './texts.ts'

type Form = {
  readonly values: PlanValues
  readonly id?: string | undefined
  readonly revision?: number | undefined
  readonly notes?: readonly View[]
}

/** The fields of a campaign with what was typed, and what is wrong with it. */
export const planFormCard = async (
  { directory }: Pick<FeatureParts, 'directory'>,
  { values, id, revision, notes = [] }: Form,
  language: Language,
): Promise<Card> => {
  const say = texts(language)
  const heading = id === undefined ? say('form.heading.new') : say('form.heading', { id })
  return {
    name: 'health-checks/plan-form',
    view: {
      heading,
      notices: notes,
      labels: Object.fromEntries(planFields.map((field: PlanField) => [field, say(`plan.field.${field}`)])),
      hints: {
        clinics: literal(say('form.clinics')),
        people: say('form.people'),
        roster: say('form.roster'),
      },
      units: (await directory.units()).map((unit) => ({
        title: inLanguage(unit.name, language),
        value: unit.id,
      })),
      sites: (await directory.sites()).map((site) => ({
        title: inLanguage(site.name, language),
        value: site.id,
      })),
      weekdays: weekdayChoices(language),
      values,
      save: say('form.save'),
      submit: {
        loa: 'act',
        verb: 'health-checks.plan-save',
        ...(id !== undefined && { id }),
        ...(revision !== undefined && { revision }),
      },
    },
    summary: heading,
  }
}

const weekdayChoices = (language: Language): View[] => {
  const monday = Number(weekOf('2024-01-01', 0).from.slice(8))
  return Array.from({ length: 7 }, (_, index) => ({
    title: formatShortDay(`2024-01-0${monday + index}`, language).split('\u00a0')[0] ?? '',
    value: String(index + 1),
  }))
}

/** Opens the form of a new campaign. */
export const newFormButton = (language: Language): Button => ({
  kind: 'form',
  title: texts(language)('button.plan.new'),
  verb: 'health-checks.form-new',
  data: {},
  command: texts(language)('say.form-new'),
})
