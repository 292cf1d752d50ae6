import { z } from 'zod'
import { chosen, typed } from '../../core/conversation/form-field.ts'
import { languages } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { Plan } from './plan.ts'
import { texts } from './texts.ts'

/** What can be written of a campaign, in the order of the form. */
export const planFields = [
  'name',
  'from',
  'to',
  'clinics',
  'units',
  'sites',
  'people',
  'weekdays',
  'hours',
  'every',
  'capacity',
  'normal',
  'hazardous',
  'bring',
  'everyDays',
  'most',
] as const

export type PlanField = (typeof planFields)[number]

/** Texts as they are typed, whichever way: by form or by lines of a message. */
export type PlanValues = Readonly<Record<PlanField, string>>

/** What a submitted form carries; without an id it is of a new campaign. */
export const planFormSchema = z.object({
  id: z.string().max(64).optional(),
  revision: z.int().min(1).optional(),
  name: typed(120),
  from: chosen,
  to: chosen,
  clinics: typed(3_000),
  units: chosen,
  sites: chosen,
  people: typed(10_000),
  weekdays: chosen,
  hours: typed(20),
  every: typed(4),
  capacity: typed(6),
  normal: typed(3),
  hazardous: typed(3),
  bring: typed(4_000),
  everyDays: typed(3),
  most: typed(3),
})

export type PlanForm = z.infer<typeof planFormSchema>

export const emptyValues: PlanValues = {
  name: '',
  from: '',
  to: '',
  clinics: '',
  units: '',
  sites: '',
  people: '',
  weekdays: '1,2,3,4,5',
  hours: '07:00-11:00',
  every: '30',
  capacity: '4',
  normal: '12',
  hazardous: '6',
  bring: '',
  everyDays: '3',
  most: '3',
}

/** What a plan says, as its form shows it. */
export const valuesOf = (plan: Plan): PlanValues => ({
  name: plan.name,
  from: plan.from,
  to: plan.to,
  clinics: plan.clinics
    .map(({ name, address, sites }) => [name, address, sites.join(', ')].join(' | '))
    .join('\n'),
  units: plan.units.join(','),
  sites: plan.sites.join(','),
  people: plan.people.join(', '),
  weekdays: plan.weekdays.join(','),
  hours: `${plan.opens}-${plan.closes}`,
  every: String(plan.every),
  capacity: String(plan.capacity),
  normal: String(plan.intervals.normal),
  hazardous: String(plan.intervals.hazardous),
  bring: plan.bring.join('\n'),
  everyDays: String(plan.reminders.everyDays),
  most: String(plan.reminders.most),
})

/** Lines such as "nơi khám: …" over what there was; the first line that names no field is the problem. */
export const readLines = (
  lines: readonly string[],
  before: PlanValues,
): { readonly ok: true; readonly values: PlanValues } | { readonly ok: false; readonly line: string } => {
  const values: Record<PlanField, string> = { ...before }
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const colon = line.indexOf(':')
    const field = colon < 0 ? undefined : fieldCalled(line.slice(0, colon))
    if (!field) return { ok: false, line }
    const text = line.slice(colon + 1).trim()
    values[field] = listFields.includes(field)
      ? text
          .split(';')
          .map((each) => each.trim())
          .join('\n')
      : text
  }
  return { ok: true, values }
}

/** Fields of several lines: in one line of a message `;` stands between them. */
const listFields: readonly PlanField[] = ['clinics', 'bring']

const fieldCalled = (label: string): PlanField | undefined =>
  planFields.find((field) =>
    [field, ...languages.map((language) => texts(language)(`plan.field.${field}`))].some(
      (name) => fold(name) === fold(label.trim()),
    ),
  )
