import { DateTime } from 'luxon'
import { badRequest, type GraphRequest, type GraphRoute, graphError, notFound } from './answer.ts'
import { eventBodySchema, type GraphEvent, type Mailboxes } from './mailboxes.ts'
import { type DeltaSource, deltaPage, listPage, type PageSettings } from './pages.ts'
import type { Tenant } from './tenant.ts'

const permission = 'Calendars.ReadWrite'
const noItem = graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')

/** Calendars of people: read by a stretch of time, followed, written. */
export const calendarRoutes = (
  tenant: Tenant,
  mailboxes: Mailboxes,
  settings: PageSettings,
): readonly GraphRoute[] => {
  const route = (
    method: string,
    path: string,
    handle: (request: GraphRequest, owner: string) => ReturnType<GraphRoute['handle']>,
  ): GraphRoute => ({
    method,
    path: `/users/:user${path}`,
    permission,
    handle: (request) => {
      const owner = request.params['user'] ?? ''
      return tenant.users.has(owner) ? handle(request, owner) : notFound('The user')
    },
  })
  const eventOf = ({ params }: GraphRequest) => params['event'] ?? ''
  return [
    route('GET', '/calendarView/delta', (request, owner) =>
      deltaPage(request, settings, clockedBy(tenant, mailboxes), viewOf(mailboxes, owner)),
    ),
    route('GET', '/calendarView', (request, owner) => {
      const [from, to] = [request.query.get('startDateTime'), request.query.get('endDateTime')]
      if (!from || !to) return badRequest('startDateTime and endDateTime are needed.')
      return listPage(
        request,
        settings,
        mailboxes
          .events(owner)
          .filter((event) => overlaps(event, from, to))
          .map(inUtc),
      )
    }),
    route('GET', '/events/:event', (request, owner) => {
      const event = mailboxes.event(owner, eventOf(request))
      return event ? { status: 200, body: inUtc(event) } : noItem
    }),
    route('GET', '/events', (request, owner) => {
      const meeting = /ep\/value eq '([^']*)'/.exec(request.query.get('$filter') ?? '')?.[1]
      const found = mailboxes
        .events(owner)
        .filter((event) => meeting === undefined || propertiesOf(event).includes(meeting))
      return listPage(request, settings, found.map(inUtc))
    }),
    route('POST', '/events', (request, owner) => {
      const body = eventBodySchema.safeParse(request.body)
      if (!body.success || !body.data.start || !body.data.end) return badRequest('start and end are needed.')
      return { status: 201, body: mailboxes.create(owner, body.data) }
    }),
    route('PATCH', '/events/:event', (request, owner) => {
      const body = eventBodySchema.safeParse(request.body)
      if (!body.success) return badRequest('The event cannot be read.')
      const event = mailboxes.change(owner, eventOf(request), body.data)
      return event ? { status: 200, body: event } : noItem
    }),
    route('POST', '/events/:event/cancel', (request, owner) =>
      mailboxes.remove(owner, eventOf(request)) ? { status: 202 } : noItem,
    ),
    route('DELETE', '/events/:event', (request, owner) =>
      mailboxes.remove(owner, eventOf(request)) ? { status: 204 } : noItem,
    ),
  ]
}

const propertiesOf = (event: GraphEvent): readonly string[] =>
  (event.singleValueExtendedProperties ?? []).map(({ value }) => value)

/** Delta tokens of calendars count the changes of calendars. */
const clockedBy = (tenant: Tenant, mailboxes: Mailboxes): Tenant => ({
  ...tenant,
  latest: () => mailboxes.latest(),
})

const viewOf = (mailboxes: Mailboxes, owner: string): DeltaSource => ({
  path: `/users/${owner}/calendarView/delta`,
  entries: (since, until) => {
    const changes = mailboxes.changesBetween(since, until).filter((change) => change.owner === owner)
    return [...new Set(changes.map(({ event }) => event))].map((id) => ({ initial }) => {
      const event = mailboxes.event(owner, id)
      if (event) return inUtc(event)
      return initial ? undefined : { id, '@removed': { reason: 'deleted' } }
    })
  },
})

const overlaps = ({ start, end }: GraphEvent, from: string, to: string): boolean => {
  const [wantedFrom, wantedTo] = [toUtc({ dateTime: from }), toUtc({ dateTime: to })]
  return toUtc(start).toMillis() < wantedTo.toMillis() && toUtc(end).toMillis() > wantedFrom.toMillis()
}

type Moment = { readonly dateTime: string; readonly timeZone?: string }

const toUtc = (moment: Moment | undefined): DateTime =>
  DateTime.fromISO(moment?.dateTime ?? '', { zone: moment?.timeZone ?? 'UTC' }).toUTC()

/** Graph tells times in UTC unless it is asked for another zone. */
const inUtc = (event: GraphEvent): GraphEvent => ({
  ...event,
  ...(event.start && { start: writtenInUtc(event.start) }),
  ...(event.end && { end: writtenInUtc(event.end) }),
})

const writtenInUtc = (moment: Moment) => ({
  dateTime: toUtc(moment).toFormat("yyyy-LL-dd'T'HH:mm:ss.'0000000'"),
  timeZone: 'UTC',
})
