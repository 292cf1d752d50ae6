import { z } from 'zod'
import { newId } from './tenant.ts'

const moment = z.looseObject({ dateTime: z.string(), timeZone: z.string() })

const attendee = z.looseObject({
  emailAddress: z.looseObject({ address: z.string(), name: z.string().optional() }),
  type: z.string().optional(),
  status: z.looseObject({ response: z.string() }).optional(),
})

/** An event as a client writes it; whatever else it sends is kept as it is. */
export const eventBodySchema = z.looseObject({
  subject: z.string().optional(),
  body: z.looseObject({ contentType: z.string(), content: z.string() }).optional(),
  start: moment.optional(),
  end: moment.optional(),
  location: z.looseObject({ displayName: z.string() }).optional(),
  attendees: z.array(attendee).optional(),
  transactionId: z.string().optional(),
  isCancelled: z.boolean().optional(),
  singleValueExtendedProperties: z.array(z.looseObject({ id: z.string(), value: z.string() })).optional(),
})

export type EventBody = z.infer<typeof eventBodySchema>

export type GraphEvent = EventBody & { readonly id: string }

/** A mail that Exchange would send by itself. */
export type Invitation = {
  readonly event: string
  readonly to: string
  readonly kind: 'invited' | 'updated' | 'cancelled'
}

export type EventChange = { readonly owner: string; readonly event: string; readonly kind: string }

/** Calendars of the tenant, and the mails that changes of them set off. */
export type Mailboxes = {
  readonly invitations: readonly Invitation[]
  events(owner: string): readonly GraphEvent[]
  event(owner: string, id: string): GraphEvent | undefined
  create(owner: string, body: EventBody): GraphEvent
  change(owner: string, id: string, body: EventBody): GraphEvent | undefined
  remove(owner: string, id: string): boolean
  latest(): number
  changesBetween(since: number, until: number): readonly EventChange[]
  /** Called at every change. */
  listen(listener: (change: EventChange) => void): void
}

export const createMailboxes = (): Mailboxes => {
  const calendars = new Map<string, Map<string, GraphEvent>>()
  const changes: EventChange[] = []
  const invitations: Invitation[] = []
  const listeners: ((change: EventChange) => void)[] = []

  const calendarOf = (owner: string) => {
    const calendar = calendars.get(owner) ?? new Map<string, GraphEvent>()
    calendars.set(owner, calendar)
    return calendar
  }
  const note = (owner: string, event: string, kind: string) => {
    changes.push({ owner, event, kind })
    for (const listener of listeners) listener({ owner, event, kind })
  }
  const mail = (event: string, kind: Invitation['kind'], to: readonly string[]) => {
    for (const address of to) invitations.push({ event, to: address, kind })
  }

  return {
    invitations,
    events: (owner) => [...calendarOf(owner).values()],
    event: (owner, id) => calendarOf(owner).get(id),
    create: (owner, body) => {
      const known = body.transactionId === undefined ? undefined : sameTransaction(calendarOf(owner), body)
      if (known) return known
      const event = { ...body, id: newId(), isCancelled: false }
      calendarOf(owner).set(event.id, event)
      mail(event.id, 'invited', addressesOf(event))
      note(owner, event.id, 'created')
      return event
    },
    change: (owner, id, body) => {
      const before = calendarOf(owner).get(id)
      if (!before) return undefined
      const after = { ...before, ...body, id }
      calendarOf(owner).set(id, after)
      mailChange(before, after, body, mail)
      note(owner, id, 'updated')
      return after
    },
    remove: (owner, id) => {
      const event = calendarOf(owner).get(id)
      if (!event) return false
      calendarOf(owner).delete(id)
      mail(id, 'cancelled', addressesOf(event))
      note(owner, id, 'deleted')
      return true
    },
    latest: () => changes.length,
    changesBetween: (since, until) => changes.slice(since, until),
    listen: (listener) => void listeners.push(listener),
  }
}

const sameTransaction = (calendar: ReadonlyMap<string, GraphEvent>, { transactionId }: EventBody) =>
  [...calendar.values()].find((event) => event.transactionId === transactionId)

const addressesOf = ({ attendees = [] }: EventBody): readonly string[] =>
  attendees.map(({ emailAddress }) => emailAddress.address)

/**
 * A change of nothing but the attendees is sent to those who changed, any other change to all of them
 * (Microsoft Learn, "Update event", notes on the attendees property).
 */
const mailChange = (
  before: EventBody,
  after: EventBody,
  body: EventBody,
  mail: (event: string, kind: Invitation['kind'], to: readonly string[]) => void,
): void => {
  const [old, present] = [addressesOf(before), addressesOf(after)]
  const id = String(after['id'])
  const alone = Object.keys(body).every((key) => key === 'attendees')
  mail(
    id,
    'invited',
    present.filter((address) => !old.includes(address)),
  )
  mail(
    id,
    'cancelled',
    old.filter((address) => !present.includes(address)),
  )
  if (!alone)
    mail(
      id,
      'updated',
      present.filter((address) => old.includes(address)),
    )
}
