import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '../../core/store/store.ts'
import { calendarSubscriptions } from './calendar-collections.ts'

/** What the server answers Graph with; a text goes as `text/plain`. */
export type NotificationAnswer = { readonly status: 200 | 202 | 400; readonly text?: string }

const longestToken = 2_000

const notificationsSchema = z.object({
  value: z
    .array(
      z.looseObject({
        subscriptionId: z.string(),
        clientState: z.string().nullish(),
        lifecycleEvent: z.string().nullish(),
      }),
    )
    .max(1_000),
})

type Notification = z.infer<typeof notificationsSchema>['value'][number]

/**
 * Takes what Graph posts: its question at the beginning of a subscription, said back as it came, and news of
 * calendars, believed only with the secret of their subscription. `changed` gets each account once and only leaves a
 * note: Graph wants its answer within ten seconds. What a notification says is not used: the calendar is read.
 */
export const receiveNotification = async (
  store: Pick<Store, 'find'>,
  request: { readonly validationToken: string | undefined; readonly body: unknown },
  changed: (account: string) => Promise<void>,
): Promise<NotificationAnswer> => {
  const { validationToken: token, body } = request
  if (token !== undefined)
    return token.length <= longestToken ? { status: 200, text: token } : { status: 400 }
  const notifications = notificationsSchema.safeParse(body)
  if (!notifications.success) return { status: 400 }
  const accounts = new Set<string>()
  for (const notification of notifications.data.value) {
    const account = await accountOf(store, notification)
    if (account) accounts.add(account)
  }
  for (const account of accounts) await changed(account)
  return { status: 202 }
}

const accountOf = async (
  store: Pick<Store, 'find'>,
  { subscriptionId, clientState }: Notification,
): Promise<string | undefined> => {
  const query = { index: 'subscription', equals: subscriptionId, limit: 1 }
  const [stored] = (await store.find(calendarSubscriptions, query)).items
  return stored && isSame(clientState ?? '', stored.document.secret) ? stored.id : undefined
}

const isSame = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
