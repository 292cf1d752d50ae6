import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema, siteIdSchema, type UnitId, unitIdSchema } from '../../core/people/person.ts'
import { byId, type KnownIds } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'

export const campaignIdSchema = z.string().min(1).max(64).brand<'CampaignId'>()
export const clinicIdSchema = z.string().min(1).max(64).brand<'ClinicId'>()

export type CampaignId = z.infer<typeof campaignIdSchema>

const time = z.iso.time({ precision: -1 })

const clinicSchema = z.strictObject({
  id: clinicIdSchema,
  name: localizedSchema,
  address: localizedSchema,
  /** Which door, which floor. */
  directions: localizedSchema.optional(),
  /** Sites whose people go there. */
  sites: z.array(siteIdSchema).min(1),
  opens: time,
  closes: time,
})

export type Clinic = z.infer<typeof clinicSchema>

const unitPlanSchema = z.strictObject({
  unit: unitIdSchema,
  clinic: clinicIdSchema,
  /** Strenuous or hazardous work, examined more often. */
  hazardous: z.boolean().default(false),
  /** Days of the unit; none while they are not settled. */
  days: z.array(z.iso.date()),
})

export type UnitPlan = z.infer<typeof unitPlanSchema>

const fields = z.strictObject({
  id: campaignIdSchema,
  name: localizedSchema,
  /** First and last day, make-up days included. */
  from: z.iso.date(),
  to: z.iso.date(),
  clinics: z.array(clinicSchema).min(1),
  bring: z.array(localizedSchema),
  /** Fasting and the like. */
  preparation: z.array(localizedSchema),
  travel: localizedSchema.optional(),
  /** Months between two checks. */
  intervals: z.strictObject({ normal: z.int().min(1).max(60), hazardous: z.int().min(1).max(60) }),
  /** The officer who runs it. */
  contact: personIdSchema,
  /** Who may see its names and run it, besides the contact. */
  officers: z.array(personIdSchema).default([]),
  /** What decided it. */
  document: z
    .strictObject({ number: z.string().min(1), title: localizedSchema, date: z.iso.date() })
    .optional(),
  state: z.enum(['open', 'closed']).default('open'),
  /** The day it was opened in chat. Then who must attend has an invitation; else it is the people of its units. */
  opened: z.iso.date().optional(),
  /** Days between two reminders of those who have not booked, and how many there are at most. */
  reminders: z.strictObject({ everyDays: z.int().min(1).max(30), most: z.int().min(0).max(20) }).optional(),
  units: z.array(unitPlanSchema),
  makeUpDays: z.array(z.iso.date()).default([]),
})

/** A round of periodic health checks: `campaigns.json`. Dates and places only, never anything medical. */
export const campaignSchema = fields.superRefine((campaign, context) => {
  const { from, to, clinics } = campaign
  if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'ends before it begins' })
  campaign.units.forEach((plan, index) => {
    if (!clinics.some(({ id }) => id === plan.clinic))
      context.addIssue({
        code: 'custom',
        path: ['units', index, 'clinic'],
        message: 'none of the clinics above',
      })
    if (plan.days.some((day) => day < from || to < day))
      context.addIssue({ code: 'custom', path: ['units', index, 'days'], message: 'outside of the campaign' })
  })
})

export type Campaign = z.infer<typeof campaignSchema>

export const campaigns: Collection<Campaign> = {
  name: 'health-check-campaigns',
  schema: campaignSchema,
  indexes: { ...byId, from: ({ from }) => from },
}

/** What is wrong with a campaign in view of the people, units and sites that there are. */
export const checkCampaign = (campaign: Campaign, known: KnownIds): string | undefined => {
  if (!known.people.has(campaign.contact)) return `contact: there is no person "${campaign.contact}"`
  const unit = campaign.units.find((plan) => !known.units.has(plan.unit))
  if (unit) return `units: there is no unit "${unit.unit}"`
  const site = campaign.clinics.flatMap(({ sites }) => sites).find((id) => !known.sites.has(id))
  return site && `clinics: there is no site "${site}"`
}

export type Phase = 'upcoming' | 'running' | 'over'

export const phaseOn = ({ from, to }: Campaign, day: string): Phase => {
  if (day < from) return 'upcoming'
  return to < day ? 'over' : 'running'
}

/** The campaign that a question without a time is about: the running one, else the next, else the last. */
export const currentCampaign = (all: readonly Campaign[], today: string): Campaign | undefined => {
  const inPhase = (phase: Phase) => all.filter((campaign) => phaseOn(campaign, today) === phase).sort(byStart)
  return inPhase('running')[0] ?? inPhase('upcoming')[0] ?? inPhase('over').at(-1)
}

/** The next campaign that has not begun. */
export const nextCampaign = (all: readonly Campaign[], today: string): Campaign | undefined =>
  all.filter((campaign) => phaseOn(campaign, today) === 'upcoming').sort(byStart)[0]

const byStart = (a: Campaign, b: Campaign): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

export const planOf = ({ units }: Campaign, unit: UnitId | undefined): UnitPlan | undefined =>
  units.find((plan) => plan.unit === unit)

export const clinicOf = ({ clinics }: Campaign, id: string): Clinic | undefined =>
  clinics.find((clinic) => clinic.id === id)

/** The units that go on one day; nobody's own day when it is for making up alone. */
export type CheckDay = {
  readonly campaign: Campaign
  readonly day: string
  readonly plans: readonly UnitPlan[]
  readonly makeUp: boolean
}

/** Days of health checks within a stretch, in order, each with the units that go. */
export const daysWithin = (all: readonly Campaign[], { from, to }: DayRange): CheckDay[] =>
  all
    .flatMap(checkDays)
    .filter(({ day }) => from <= day && day <= to)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

const checkDays = (campaign: Campaign): CheckDay[] => {
  const { units, makeUpDays } = campaign
  const days = new Set([...units.flatMap((plan) => plan.days), ...makeUpDays])
  return [...days].map((day) => ({
    campaign,
    day,
    plans: units.filter((plan) => plan.days.includes(day)),
    makeUp: makeUpDays.includes(day),
  }))
}

export const overlaps = (campaign: Campaign, range: DayRange): boolean =>
  campaign.from <= range.to && range.from <= campaign.to
