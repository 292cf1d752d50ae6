import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { siteIdSchema } from '../../core/people/person.ts'
import { byId, dataFile } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { dayOf, type Moment, momentSchema, monthsBetween } from './moment.ts'
import { serviceIdSchema } from './service.ts'

/** Work that was announced. Whether it runs is told by the clock alone: it starts and ends by itself. */
const maintenanceSchema = z
  .strictObject({
    id: z.string().min(1).max(80),
    title: localizedSchema,
    /** What people will notice of it. */
    effect: localizedSchema,
    services: z.array(serviceIdSchema).min(1),
    sites: z.array(siteIdSchema).min(1),
    start: momentSchema,
    end: momentSchema,
    cancelled: z.boolean().default(false),
    /** Counts its changes in chat; none yet when not said. */
    revision: z.int().min(1).optional(),
    /** Who changed it last: a name. */
    changedBy: z.string().max(200).optional(),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'it ends before it starts' })

export type Maintenance = z.infer<typeof maintenanceSchema>

export type MaintenanceStage = 'planned' | 'running' | 'done' | 'cancelled'

export const stageOf = ({ cancelled, start, end }: Maintenance, now: Moment): MaintenanceStage => {
  if (cancelled) return 'cancelled'
  if (now < start) return 'planned'
  return now < end ? 'running' : 'done'
}

/** Whether some of it falls on the days of a range. */
export const fallsOn = ({ start, end }: Maintenance, { from, to }: DayRange): boolean =>
  dayOf(start) <= to && dayOf(end) >= from

export const maintenance: Collection<Maintenance> = {
  name: 'maintenance',
  schema: maintenanceSchema,
  indexes: {
    ...byId,
    end: ({ end, cancelled }) => (cancelled ? undefined : end),
    month: ({ start, end }) => monthsBetween(start, end),
    ended: ({ services, end, cancelled }) =>
      cancelled ? undefined : services.map((service) => `${service}|${end}`),
  },
}

export const maintenanceFile = dataFile('maintenance.json', maintenance, ({ sites }, known) => {
  const site = sites.findIndex((id) => !known.sites.has(id))
  return site >= 0 ? `sites.${site}: there is no site "${sites[site]}"` : undefined
})
