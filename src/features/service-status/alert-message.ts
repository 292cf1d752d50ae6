import { z } from 'zod'
import { type AlertMessage, alertStatuses, type IncomingAlert, textsSchema } from './alert.ts'

const status = z.enum(alertStatuses)

/** RFC 3339, as milliseconds. */
const moment = z
  .string()
  .max(40)
  .transform((text, context) => {
    const time = Date.parse(text)
    if (!Number.isNaN(time) && text.includes('T')) return time
    context.issues.push({ code: 'custom', message: 'is no time of RFC 3339', input: text })
    return z.NEVER
  })

/** It becomes the name of a field: `constructor` and its like are there before it. */
const isPlainName = (name: string): boolean => !(name in Object.prototype)

/** Version 4 of the webhook of Alertmanager (prometheus.io, "Alerting: configuration", `webhook_config`). */
const alertmanagerSchema = z.object({
  version: z.literal('4'),
  groupKey: z.string().min(1).max(20_000),
  truncatedAlerts: z.int().nonnegative().default(0),
  status,
  alerts: z.array(
    z.object({
      status,
      labels: textsSchema,
      annotations: textsSchema.default({}),
      startsAt: moment,
      endsAt: moment.optional(),
      fingerprint: z.string().min(1).max(200).refine(isPlainName),
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
  const { groupKey, truncatedAlerts, status: all, alerts } = parsed.data
  const messages = [{ group: groupKey, status: all, truncated: truncatedAlerts, alerts: alerts.map(toAlert) }]
  return { ok: true, messages }
}

type Wire = z.infer<typeof alertmanagerSchema>['alerts'][number]

const toAlert = ({ annotations, endsAt, ...alert }: Wire): IncomingAlert => {
  const { summary, description, message } = annotations
  return {
    ...alert,
    endsAt,
    summary: summary ?? description ?? message ?? alert.labels['alertname'] ?? alert.fingerprint,
  }
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
