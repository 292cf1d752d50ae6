import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema, type SiteId, siteIdSchema } from '../../core/people/person.ts'
import { byId, dataFile } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { dayOf, type Moment, momentSchema, monthsBetween } from './moment.ts'
import { type ServiceId, serviceIdSchema } from './service.ts'
import { impacts } from './state.ts'

/** How far an incident has come; a post-mortem is written after it is resolved. */
export const phases = ['investigating', 'identified', 'monitoring', 'resolved', 'post-mortem'] as const

export type Phase = (typeof phases)[number]

const entrySchema = z.strictObject({
  at: momentSchema,
  phase: z.enum(phases),
  text: localizedSchema,
  author: personIdSchema.optional(),
  /** What it did to the services from here on, where that changed. */
  impact: z.enum(impacts).optional(),
})

export type TimelineEntry = z.infer<typeof entrySchema>

/** Something that went wrong, with all that was said of it, the oldest first. */
const incidentSchema = z
  .strictObject({
    id: z.string().min(1).max(80),
    title: localizedSchema,
    services: z.array(serviceIdSchema).min(1),
    /** Where it is felt. */
    sites: z.array(siteIdSchema).min(1),
    impact: z.enum(impacts),
    start: momentSchema,
    timeline: z.array(entrySchema).min(1),
    /** When the duty engineer promised to say more. */
    nextUpdate: momentSchema.optional(),
    /** Counts its changes in chat and by alerts; none yet when not said. */
    revision: z.int().min(1).optional(),
    /** Who changed it last: a name, as it is told to whoever held an older card. */
    changedBy: z.string().max(200).optional(),
    /** Id of the group of alerts that opened it, which knows how many of them stand. Earlier versions kept it here. */
    alerts: z.object({ group: z.string().max(200) }).optional(),
    /** It is one of many: told on the card of this storm instead of one of its own. */
    storm: z.string().max(80).optional(),
  })
  .refine(({ timeline }) => timeline.every(({ at }, index) => at >= (timeline[index - 1]?.at ?? at)), {
    path: ['timeline'],
    message: 'the entries stand in the order of their time',
  })
  .refine((incident) => (endOf(incident) ?? incident.start) >= incident.start, {
    path: ['start'],
    message: 'it is resolved before it starts',
  })

export type Incident = z.infer<typeof incidentSchema>

type Told = { readonly timeline: readonly TimelineEntry[] }

/** The last thing said of how it stands; undefined when there is only a post-mortem. */
const standing = ({ timeline }: Told): TimelineEntry | undefined =>
  timeline.findLast(({ phase }) => phase !== 'post-mortem')

/** When it was over; undefined while it is open, also when it was opened again. */
export const endOf = (incident: Told): Moment | undefined => {
  const last = standing(incident)
  return last?.phase === 'resolved' ? last.at : undefined
}

export const isOpen = (incident: Told): boolean => endOf(incident) === undefined

export const revisionOf = ({ revision = 0 }: Pick<Incident, 'revision'>): number => revision

export const phaseOf = ({ timeline }: Told): Phase => timeline.at(-1)?.phase ?? 'investigating'

/** A promised update that has not come. */
export const isUpdateOverdue = (incident: Incident, now: Moment): boolean =>
  isOpen(incident) && incident.nextUpdate !== undefined && incident.nextUpdate < now

/** Whether some of it happened on the days of a range; an open one goes on. */
export const touches = (incident: Incident, { from, to }: DayRange): boolean => {
  const end = endOf(incident)
  return dayOf(incident.start) <= to && (end === undefined || dayOf(end) >= from)
}

export type Affected = {
  readonly service?: ServiceId | undefined
  readonly site?: SiteId | undefined
}

/** Whether it concerns a service and a place, where one is asked for. */
export const affects = (
  thing: { readonly services: readonly ServiceId[]; readonly sites: readonly SiteId[] },
  { service, site }: Affected,
): boolean =>
  (service === undefined || thing.services.includes(service)) &&
  (site === undefined || thing.sites.includes(site))

export const incidents: Collection<Incident> = {
  name: 'incidents',
  schema: incidentSchema,
  indexes: {
    ...byId,
    open: (incident) => (isOpen(incident) ? incident.start : undefined),
    start: ({ start }) => start,
    /** When more was promised of an open one. */
    promised: (incident) => (isOpen(incident) ? incident.nextUpdate : undefined),
    storm: ({ storm }) => storm,
    /** Months that it touched; an open one only its first, since `open` finds it anyway. */
    month: (incident) => monthsBetween(incident.start, endOf(incident) ?? incident.start),
    ended: (incident) => {
      const end = endOf(incident)
      return end && incident.services.map((service) => `${service}|${end}`)
    },
  },
}

export const incidentsFile = dataFile('incidents.json', incidents, (incident, known) => {
  const site = incident.sites.findIndex((id) => !known.sites.has(id))
  if (site >= 0) return `sites.${site}: there is no site "${incident.sites[site]}"`
  const entry = incident.timeline.findIndex(({ author }) => author && !known.people.has(author))
  return entry >= 0 ? `timeline.${entry}.author: there is nobody of this id` : undefined
})
