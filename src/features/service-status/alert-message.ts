import { z } from 'zod'
import { type AlertMessage, alertStatuses, type IncomingAlert, textsSchema } from './alert.ts'

const status = z.enum(alertStatuses)

const noTime = 'is no time of RFC 3339'

/** RFC 3339, as milliseconds; NaN when it is none. */
const timeOf = (text: string): number =>
  text.length <= 40 && text.includes('T') ? Date.parse(text) : Number.NaN

const moment = z.string().transform((text, context) => {
  const time = timeOf(text)
  if (!Number.isNaN(time)) return time
  context.issues.push({ code: 'custom', message: noTime, input: text })
  return z.NEVER
})

/** It becomes the name of a field: `constructor` and its like are there before it. */
const isName = (text: string): boolean => text !== '' && text.length <= 200 && !(text in Object.prototype)

/**
 * Version 4 of the webhook of Alertmanager (prometheus.io, "Alerting: configuration", `webhook_config`). What the texts
 * of an alert say is looked at by `problemOf`: thousands come in a storm, and a schema takes twice as long for that.
 */
const alertmanagerSchema = z.object({
  version: z.literal('4'),
  groupKey: z.string().min(1).max(20_000),
  truncatedAlerts: z.int().nonnegative().default(0),
  status,
  alerts: z.array(
    z.object({
      status,
      labels: textsSchema,
      annotations: textsSchema.optional(),
      startsAt: z.string(),
      endsAt: z.string().optional(),
      fingerprint: z.string(),
    }),
  ),
})

const labelName = z.string().min(1).max(200)

const eventSchema = z.strictObject({
  /** The sender's own name of the alert: the same id again is the same alert. */
  id: z.string().min(1).max(200),
  status,
  labels: z.record(labelName, z.string().max(1_000)),
  summary: z.string().max(1_000).default(''),
  startsAt: moment,
  endsAt: moment.optional(),
})

const genericSchema = z.strictObject({
  source: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/, 'is 1 to 50 letters, digits, dots and dashes'),
  alerts: z.array(eventSchema).min(1).max(1_000),
})

export type MessageRead =
  | { readonly ok: true; readonly messages: readonly AlertMessage[] }
  | { readonly ok: false; readonly problems: readonly string[] }

export const readAlertmanager = (body: unknown): MessageRead => {
  const parsed = alertmanagerSchema.safeParse(body)
  if (!parsed.success) return refused(parsed.error)
  const { groupKey, truncatedAlerts, status: all, alerts: listed } = parsed.data
  const alerts = listed.map(toAlert)
  const problems = alerts.flatMap((alert, index) => problemOf(alert, index) ?? []).slice(0, mostProblems)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, messages: [{ group: groupKey, status: all, truncated: truncatedAlerts, alerts }] }
}

type Wire = z.infer<typeof alertmanagerSchema>['alerts'][number]

const toAlert = ({
  annotations = {},
  startsAt,
  endsAt,
  status,
  labels,
  fingerprint,
}: Wire): IncomingAlert => {
  const { summary, description, message } = annotations
  return {
    fingerprint,
    status,
    startsAt: timeOf(startsAt),
    endsAt: endsAt === undefined ? undefined : timeOf(endsAt),
    labels,
    summary: summary ?? description ?? message ?? labels['alertname'] ?? fingerprint,
  }
}

const problemOf = (
  { fingerprint, startsAt, endsAt = 0 }: IncomingAlert,
  index: number,
): string | undefined => {
  if (Number.isNaN(startsAt)) return `alerts[${index}].startsAt: ${noTime}`
  if (Number.isNaN(endsAt)) return `alerts[${index}].endsAt: ${noTime}`
  return isName(fingerprint) ? undefined : `alerts[${index}].fingerprint: is no name of 1 to 200 characters`
}

/** Every event of the generic webhook is a group of its own. */
export const readGeneric = (body: unknown): MessageRead => {
  const parsed = genericSchema.safeParse(body)
  if (!parsed.success) return refused(parsed.error)
  const { source, alerts } = parsed.data
  const messages = alerts.map(({ id, status: stands, startsAt, endsAt, labels, summary }): AlertMessage => {
    const name = `${source}/${id}`
    const alert = {
      fingerprint: name,
      status: stands,
      startsAt,
      endsAt,
      labels,
      summary: summary || id,
    }
    return { group: name, status: stands, truncated: 0, alerts: [alert] }
  })
  return { ok: true, messages }
}

const mostProblems = 5

const refused = (error: z.ZodError): MessageRead => ({
  ok: false,
  problems: error.issues
    .slice(0, mostProblems)
    .map(({ path, message }) => `${z.core.toDotPath(path) || 'the body'}: ${message}`),
})
