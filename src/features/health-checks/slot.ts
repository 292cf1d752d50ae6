import { DateTime } from 'luxon'
import { z } from 'zod'
import { byId } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import { campaignIdSchema, clinicIdSchema } from './campaign.ts'

export const slotIdSchema = z.string().min(1).max(64).brand<'SlotId'>()

/** The people that a slot may have at most. */
export const mostPeople = 200

export type SlotId = z.infer<typeof slotIdSchema>

/** A time at which people begin at a clinic. */
export const slotSchema = z.strictObject({
  id: slotIdSchema,
  campaign: campaignIdSchema,
  clinic: clinicIdSchema,
  /** `YYYY-MM-DDTHH:mm`, wall-clock time in the organisation's zone. */
  start: z.iso.datetime({ local: true, precision: -1 }).length('2026-11-25T07:30'.length),
  /** How long a check takes, in minutes. */
  minutes: z.int().min(5).max(480),
  /** People who may begin then. */
  capacity: z.int().min(1).max(mostPeople),
})

export type Slot = z.infer<typeof slotSchema>

/** `slots.json`. */
export const slots: Collection<Slot> = {
  name: 'health-check-slots',
  schema: slotSchema,
  indexes: { ...byId, campaign: ({ campaign }) => campaign, start: ({ start }) => start },
}

export const dayOf = ({ start }: Slot): string => start.slice(0, 10)

/** Whether a slot has begun; its time is that of the organisation's zone. */
export const hasBegun = ({ start }: Slot, now: DateTime<true>, zone: string): boolean =>
  DateTime.fromISO(start, { zone }) <= now
