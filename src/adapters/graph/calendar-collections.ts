import { z } from 'zod'
import type { AnyCollection, Collection } from '../../core/store/store.ts'

/** The event that stands for a meeting in the organiser's calendar; the id is the meeting's. */
const calendarLinkSchema = z.strictObject({
  owner: z.string(),
  /** Graph's id; not there while the creation is under way. */
  event: z.string().optional(),
  /** Names the creation, so that Graph makes the event once however often it is asked. */
  transaction: z.string(),
  /** Fingerprints of what Graph was told last, field by field: only what differs is told again. */
  told: z.record(z.string(), z.string()),
  /** Fingerprints of the addresses that were invited. */
  invited: z.array(z.string()),
})

export type CalendarLink = z.infer<typeof calendarLinkSchema>

export const calendarLinks: Collection<CalendarLink> = {
  name: 'calendar-links',
  schema: calendarLinkSchema,
  indexes: { event: ({ event }) => event, owner: ({ owner }) => owner },
}

/** Where the changes of a person's calendar were read up to; the id is the account. */
const calendarCursorSchema = z.strictObject({ link: z.string(), from: z.string(), to: z.string() })

export type CalendarCursor = z.infer<typeof calendarCursorSchema>

export const calendarCursors: Collection<CalendarCursor> = {
  name: 'calendar-cursors',
  schema: calendarCursorSchema,
  indexes: {},
}

/** Graph's promise to tell of changes in a calendar; the id is the account. */
const calendarSubscriptionSchema = z.strictObject({
  subscription: z.string(),
  /** Comes with each notification, and proves that it is of this subscription. */
  secret: z.string(),
  /** ISO time. */
  expires: z.iso.datetime({ offset: true }),
})

export type CalendarSubscription = z.infer<typeof calendarSubscriptionSchema>

export const calendarSubscriptions: Collection<CalendarSubscription> = {
  name: 'calendar-subscriptions',
  schema: calendarSubscriptionSchema,
  indexes: {
    expires: ({ expires }) => Date.parse(expires),
    subscription: ({ subscription }) => subscription,
  },
}

export const calendarCollections: readonly AnyCollection[] = [
  calendarLinks,
  calendarCursors,
  calendarSubscriptions,
]
