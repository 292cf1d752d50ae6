import { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'
import { type SiteId, siteIdSchema } from '../../core/people/person.ts'
import { type ServiceId, serviceIdSchema } from './service.ts'
import { type Impact, impacts } from './state.ts'

/** A value, or `text*` for what begins so. */
const pattern = z.string().min(1).max(200)

const mappingSchema = z.strictObject({
  /** The label that says where, and which place each of its values stands for. */
  site: z.strictObject({ label: z.string().min(1), values: z.record(z.string(), siteIdSchema) }).optional(),
  /** The label that says how bad, and what each of its values does to a service. */
  impact: z
    .strictObject({
      label: z.string().min(1),
      values: z.record(z.string(), z.enum(impacts)),
      otherwise: z.enum(impacts),
    })
    .optional(),
  /** The first rule whose labels all fit says which service it is. */
  rules: z.array(
    z.strictObject({
      labels: z
        .record(z.string(), pattern)
        .refine((labels) => Object.keys(labels).length > 0, 'names no label'),
      service: serviceIdSchema,
      sites: z.array(siteIdSchema).min(1).optional(),
      impact: z.enum(impacts).optional(),
    }),
  ),
})

export type AlertMapping = z.infer<typeof mappingSchema>

export const noMapping: AlertMapping = { rules: [] }

/** Reads the content of a mapping file. Throws `bad-config` naming the file, the place in it and the reason. */
export const parseAlertMapping = (content: unknown, file: string): AlertMapping => {
  const parsed = mappingSchema.safeParse(content)
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map(
    ({ path, message }) => `${file}: ${z.core.toDotPath(path)}: ${message}`,
  )
  throw new Failure('bad-config', reasons.join('\n'))
}

export type MappedAlert = {
  readonly service: ServiceId
  readonly sites: readonly SiteId[]
  readonly impact: Impact
}

/** What there is to be told by: an alert of a service or a place that was deleted fits nothing. */
export type KnownScope = { readonly services: ReadonlySet<string>; readonly sites: readonly SiteId[] }

/** What an alert is about; undefined: no rule says. A rule's own words outweigh the labels'. */
export const mapAlert = (
  mapping: AlertMapping,
  labels: Readonly<Record<string, string>>,
  known: KnownScope,
): MappedAlert | undefined => {
  const rule = mapping.rules.find((candidate) =>
    Object.entries(candidate.labels).every(([name, wanted]) => fits(labels[name], wanted)),
  )
  if (!rule || !known.services.has(rule.service)) return undefined
  const { site, impact } = mapping
  const labelled = site && valueFor(labels[site.label], site.values)
  const named = rule.sites ?? (labelled ? [labelled] : known.sites)
  const sites = named.filter((id) => known.sites.includes(id))
  if (sites.length === 0) return undefined
  const felt = impact && (valueFor(labels[impact.label], impact.values) ?? impact.otherwise)
  return { service: rule.service, sites, impact: rule.impact ?? felt ?? 'partial' }
}

const fits = (value: string | undefined, wanted: string): boolean =>
  wanted.endsWith('*') ? (value ?? '').startsWith(wanted.slice(0, -1)) : value === wanted

/** A label may well say `constructor`, which every object has. */
const valueFor = <T>(label: string | undefined, values: Readonly<Record<string, T>>): T | undefined =>
  label !== undefined && Object.hasOwn(values, label) ? values[label] : undefined
