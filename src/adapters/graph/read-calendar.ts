import { z } from 'zod'
import { absent, put, type Store } from '../../core/store/store.ts'
import type { CalendarChanges, CalendarEntry, CalendarRead } from '../../core/time/calendar-port.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type CalendarCursor, calendarCursors, calendarLinks } from './calendar-collections.ts'
import { entryOf, eventPath, eventProperties, graphEventSchema } from './calendar-event.ts'
import { type Problem, problemOf } from './calendar-problem.ts'
import type { Graph } from './graph.ts'

type ReadParts = { readonly graph: Graph; readonly store: Store; readonly clock: Clock }

const pageSchema = z.object({
  value: z.array(
    z.looseObject({
      id: z.string(),
      seriesMasterId: z.string().nullish(),
      '@removed': z.unknown().optional(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})

type Entry = z.infer<typeof pageSchema>['value'][number]

type AllPages = { readonly ok: true; readonly entries: readonly Entry[]; readonly link: string | undefined }

const headers = { prefer: 'odata.maxpagesize=100, outlook.timezone="UTC"' }

/** What stands in a person's calendar, each occurrence of what repeats by itself. */
export const readCalendar = async (
  parts: ReadParts,
  account: string,
  from: string,
  to: string,
): Promise<CalendarRead> => {
  const view = `/users/${encodeURIComponent(account)}/calendarView`
  const pages = await readPages(parts.graph, `${view}?${between(from, to)}&$select=${eventProperties}`)
  if (pages === 'gone') return { ok: false, reason: 'unreachable' }
  return pages.ok ? { ok: true, entries: await describe(parts.store, pages.entries) } : pages
}

const between = (from: string, to: string): string =>
  `startDateTime=${encodeURIComponent(from)}&endDateTime=${encodeURIComponent(to)}`

/** How much of a calendar is followed, and how much must lie ahead before it is moved on, in days. */
const [daysBack, daysAhead, leastAhead] = [1, 60, 30]

/** What has changed since the last call; all of it at first, when the token is too old and as time goes on. */
export const readChanges = async (parts: ReadParts, account: string): Promise<CalendarChanges> => {
  const { store, clock } = parts
  const stored = await store.get(calendarCursors, account)
  const now = clock()
  const isLong = stored && Date.parse(stored.document.to) > now.plus({ days: leastAhead }).toMillis()
  const followed = isLong ? await readPages(parts.graph, stored.document.link) : 'gone'
  const window = {
    from: now.minus({ days: daysBack }).toUTC().startOf('day').toISO(),
    to: now.plus({ days: daysAhead }).toUTC().startOf('day').toISO(),
  }
  const whole = followed === 'gone'
  const start = `/users/${encodeURIComponent(account)}/calendarView/delta?${between(window.from, window.to)}`
  const pages = whole ? await readPages(parts.graph, start) : followed
  if (pages === 'gone' || (pages.ok && !pages.link)) return { ok: false, reason: 'unreachable' }
  if (!pages.ok) return pages
  const cursor: CalendarCursor = {
    ...(whole || !stored ? window : stored.document),
    link: pages.link ?? '',
  }
  const told = await tell(store, pages.entries, whole)
  // Whoever lost the race tells the same changes a second time, which does no harm.
  await store.commit([put(calendarCursors, account, cursor, stored?.version ?? absent)])
  return told
}

const tell = async (store: Store, entries: readonly Entry[], whole: boolean): Promise<CalendarChanges> => {
  const gone = entries.filter((entry) => entry['@removed'] !== undefined)
  const meetings = await meetingsOf(store, gone)
  return {
    ok: true,
    whole,
    changed: await describe(
      store,
      entries.filter((entry) => entry['@removed'] === undefined),
    ),
    removed: gone.map(({ id }) => ({ id, ...withMeeting(meetings.get(id)) })),
  }
}

const withMeeting = (meeting: string | undefined) => (meeting ? { meeting } : {})

const describe = async (store: Store, entries: readonly Entry[]): Promise<readonly CalendarEntry[]> => {
  const meetings = await meetingsOf(store, entries)
  return entries.flatMap((entry) => {
    const event = graphEventSchema.safeParse(entry)
    return event.success ? (entryOf(event.data, meetings.get(entry.id)) ?? []) : []
  })
}

/** Meetings by the events that Loa made of them, or whose occurrences these are. */
const meetingsOf = async (store: Store, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> => {
  const meetings = new Map<string, string>()
  for (const { id, seriesMasterId } of entries) {
    const event = seriesMasterId ?? id
    const [link] = (await store.find(calendarLinks, { index: 'event', equals: event, limit: 1 })).items
    if (link) meetings.set(id, link.id)
  }
  return meetings
}

/** The event of one meeting. */
export const findMeeting = async (
  { graph, store }: Pick<ReadParts, 'graph' | 'store'>,
  meeting: string,
): Promise<CalendarRead> => {
  const { owner, event } = (await store.get(calendarLinks, meeting))?.document ?? {}
  if (owner === undefined || event === undefined) return { ok: true, entries: [] }
  const path = `${eventPath(owner, event)}?$select=${eventProperties}`
  const answer = await graph.ask('calendars', { method: 'GET', path, headers })
  if (answer.kind !== 'ok') return problemOf(answer, 'deleted')
  const read = graphEventSchema.safeParse(answer.body)
  const entry = read.success ? entryOf(read.data, meeting) : undefined
  return entry ? { ok: true, entries: [entry] } : { ok: false, reason: 'unreachable' }
}

const readPages = async (graph: Graph, first: string): Promise<AllPages | Problem | 'gone'> => {
  const entries: Entry[] = []
  for (let path = first; ; ) {
    const answer = await graph.ask('calendars', { method: 'GET', path, headers })
    if (answer.kind === 'gone') return 'gone'
    if (answer.kind !== 'ok') return problemOf(answer, 'no-calendar')
    const page = pageSchema.safeParse(answer.body)
    if (!page.success) return { ok: false, reason: 'unreachable' }
    entries.push(...page.data.value)
    const next = page.data['@odata.nextLink']
    if (!next) return { ok: true, entries, link: page.data['@odata.deltaLink'] }
    path = next
  }
}
