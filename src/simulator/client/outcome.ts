import { z } from 'zod'
import { attachmentSchema, cardContentType } from '../activity.ts'
import type { Delivery } from './deliver.ts'

/** What the person sees after pressing a button. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'dialog'; readonly dialog: Dialog }
  /** `code` is the bot's, or why it could not be reached. */
  | { readonly kind: 'failed'; readonly code: string; readonly text?: string }

/** A form over the conversation ("task module"); it shows a card, or a page of the web. */
type Dialog = {
  readonly title: string
  readonly card?: unknown
  readonly url?: string
  readonly width?: number | string
  readonly height?: number | string
}

const failed = (code: string, text?: string): Outcome => ({ kind: 'failed', code, ...(text && { text }) })

const actionAnswerSchema = z.looseObject({
  statusCode: z.number(),
  type: z.string().nullish(),
  value: z.unknown(),
})
const errorSchema = z.looseObject({ code: z.string().nullish(), message: z.string().nullish() })

/** The answer to `adaptiveCard/action` (Microsoft Learn, "Universal Actions": response format). */
export const actionOutcome = (delivery: Delivery): Outcome => {
  if (!delivery.ok) return failed(delivery.reason === 'status' ? String(delivery.status) : delivery.reason)
  const parsed = actionAnswerSchema.safeParse(delivery.body)
  if (!parsed.success) return failed('no-answer')
  const { statusCode, type, value } = parsed.data
  if (statusCode === 200 && type === cardContentType) return { kind: 'card', card: value }
  if (statusCode === 200 && type === 'application/vnd.microsoft.activity.message')
    return { kind: 'message', text: typeof value === 'string' ? value : '' }
  const error = errorSchema.safeParse(value).data
  return failed(error?.code ?? String(statusCode), error?.message ?? undefined)
}

const size = z.union([z.number(), z.string()]).nullish()
const taskAnswerSchema = z.looseObject({
  task: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('message'), value: z.string().nullish() }),
    z.looseObject({
      type: z.literal('continue'),
      value: z.looseObject({
        title: z.string().nullish(),
        card: attachmentSchema.nullish(),
        url: z.string().nullish(),
        width: size,
        height: size,
      }),
    }),
  ]),
})

/** The answer to `task/fetch` and `task/submit`: nothing at all closes the dialog. */
export const taskOutcome = (delivery: Delivery): Outcome => {
  if (!delivery.ok) return failed(delivery.reason === 'status' ? String(delivery.status) : delivery.reason)
  const parsed = taskAnswerSchema.safeParse(delivery.body)
  if (!parsed.success) return isNothing(delivery.body) ? { kind: 'none' } : failed('bad-answer')
  const { task } = parsed.data
  if (task.type === 'message') return task.value ? { kind: 'message', text: task.value } : { kind: 'none' }
  const { title, card, url, width, height } = task.value
  const shown = { ...(card && { card: card.content }), ...(url && { url }) }
  const measures = { ...(width && { width }), ...(height && { height }) }
  return { kind: 'dialog', dialog: { title: title ?? '', ...shown, ...measures } }
}

const isNothing = (body: unknown): boolean =>
  body === undefined || body === null || (typeof body === 'object' && !('task' in body && body.task))
