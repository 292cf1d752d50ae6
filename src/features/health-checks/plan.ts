import { z } from 'zod'
import { languageSchema } from '../../core/i18n/language.ts'
import { personIdSchema, siteIdSchema, unitIdSchema } from '../../core/people/person.ts'
import { byId } from '../../core/store/import-file.ts'
import { absent, type Change, type Collection, put, type Store } from '../../core/store/store.ts'
import { type CampaignId, campaignIdSchema } from './campaign.ts'

const time = z.iso.time({ precision: -1 })

/** What an officer writes of a campaign. Texts are in the language of who wrote them. */
export const planFieldsSchema = z.strictObject({
  name: z.string().min(1).max(120),
  from: z.iso.date(),
  to: z.iso.date(),
  clinics: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(120),
        address: z.string().min(1).max(200),
        sites: z.array(siteIdSchema).min(1),
      }),
    )
    .min(1)
    .max(10),
  bring: z.array(z.string().min(1).max(200)).max(20),
  intervals: z.strictObject({ normal: z.int().min(1).max(60), hazardous: z.int().min(1).max(60) }),
  units: z.array(unitIdSchema).max(500),
  sites: z.array(siteIdSchema).max(100),
  people: z.array(personIdSchema).max(500),
  /** 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  opens: time,
  closes: time,
  /** Minutes from one slot to the next, and the people of each. */
  every: z.int().min(5).max(480),
  capacity: z.int().min(1).max(200),
  reminders: z.strictObject({ everyDays: z.int().min(1).max(30), most: z.int().min(0).max(20) }),
})

export type PlanFields = z.infer<typeof planFieldsSchema>

const planSchema = planFieldsSchema.extend({
  id: campaignIdSchema,
  language: languageSchema,
  /** Counts its changes: an older one than that of today is not saved over it. */
  revision: z.int().min(1),
  contact: personIdSchema,
  officers: z.array(personIdSchema),
  changed: z.strictObject({ name: z.string(), at: z.iso.datetime() }),
})

/** A campaign that is not open yet. */
export type Plan = z.infer<typeof planSchema>

export const plans: Collection<Plan> = {
  name: 'health-check-plans',
  schema: planSchema,
  indexes: { ...byId, from: ({ from }) => from },
}

const rosterSchema = z.strictObject({ id: campaignIdSchema, people: z.array(personIdSchema).max(20_000) })

/** Who was brought in from a file; the id is that of the plan. Apart, so that a long one is read only where it matters. */
export const rosters: Collection<z.infer<typeof rosterSchema>> = {
  name: 'health-check-rosters',
  schema: rosterSchema,
  indexes: { ...byId },
}

const counterSchema = z.strictObject({ last: z.int().min(0) })

/** How far campaigns of the chat are numbered; has one document. */
export const campaignNumbers: Collection<z.infer<typeof counterSchema>> = {
  name: 'health-check-numbers',
  schema: counterSchema,
  indexes: {},
}

/** The next id, short enough to type, and the change that takes it. */
export const nextCampaignId = async (
  store: Pick<Store, 'get'>,
): Promise<{ readonly id: CampaignId; readonly change: Change }> => {
  const stored = await store.get(campaignNumbers, 'last')
  const last = (stored?.document.last ?? 0) + 1
  return {
    id: campaignIdSchema.parse(String(last)),
    change: put(campaignNumbers, 'last', { last }, stored?.version ?? absent),
  }
}
