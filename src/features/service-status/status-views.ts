import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Contact } from '../../core/people/organisation.ts'
import type { Site, SiteId, Unit } from '../../core/people/person.ts'
import { formatTime } from '../../core/time/format.ts'
import { endOf, type Incident, isUpdateOverdue, phaseOf } from './incident.ts'
import { liveTexts } from './live-texts.ts'
import { byEnd, byStart, type ServiceStatus } from './load-status.ts'
import { type Maintenance, stageOf } from './maintenance.ts'
import type { ManualState } from './manual-state.ts'
import type { Service } from './service.ts'
import type { State } from './state.ts'
import { atText, capitalised, type Say, type Speaker, sinceText, spanText } from './wording.ts'

/** What a view of statuses is spoken with: the reader's words, and the names of all sites. */
export type Narrator = Speaker & { readonly sites: readonly Site[] }

/** Colour of a state's dot and words, and the container that it stands in. */
const looks = {
  operational: { color: 'good', style: 'default' },
  maintenance: { color: 'accent', style: 'accent' },
  degraded: { color: 'warning', style: 'warning' },
  partial: { color: 'warning', style: 'warning' },
  major: { color: 'attention', style: 'attention' },
} as const satisfies Record<State, { color: string; style: string }>

export const stateText = (say: Say, state: State): string => say(`state.${state}`)

export const stateView = ({ say }: Speaker, state: State) => ({
  ...looks[state],
  state: `● ${stateText(say, state)}`,
})

export const nameOf = ({ language }: Speaker, service: Service): string =>
  inLanguage(service.shortName, language)

export const siteNames = ({ sites, language }: Narrator, ids: readonly SiteId[]): string =>
  ids
    .map((id) => sites.find((site) => site.id === id))
    .map((site, index) => (site ? inLanguage(site.name, language) : (ids[index] ?? '')))
    .join(', ')

/** "Next update: 09:00 tomorrow", or that it is overdue. */
export const nextUpdateView = (narrator: Narrator, incident: Incident) => {
  if (incident.nextUpdate === undefined) return { nextUpdate: '', nextColor: 'default' }
  const overdue = isUpdateOverdue(incident, narrator.now)
  const when = atText(narrator, incident.nextUpdate)
  return {
    nextUpdate: narrator.say(overdue ? 'service.overdue' : 'service.nextUpdate', { when }),
    nextColor: overdue ? 'attention' : 'default',
  }
}

/** The latest word on an incident: "Monitoring – the link runs over the spare channel". */
const latestText = ({ say, language }: Speaker, incident: Incident): string => {
  const latest = incident.timeline.at(-1)
  if (!latest) return say(`phase.${phaseOf(incident)}`)
  return `${say(`phase.${latest.phase}`)} – ${literal(inLanguage(latest.text, language))}`
}

/** What is being done about a service, in a line or two; empty when nothing is. */
const doingView = (narrator: Narrator, { manual, open: [incident], running: [work] }: ServiceStatus) => {
  if (manual) return { doing: manualText(narrator, manual), where: '', nextUpdate: '', nextColor: 'default' }
  if (incident) {
    const where = narrator.say('service.where', { sites: siteNames(narrator, incident.sites) })
    return {
      doing: latestText(narrator, incident),
      where: literal(where),
      ...nextUpdateView(narrator, incident),
    }
  }
  if (!work) return { doing: '', where: '', nextUpdate: '', nextColor: 'default' }
  return {
    doing: literal(inLanguage(work.effect, narrator.language)),
    where: literal(narrator.say('service.where', { sites: siteNames(narrator, work.sites) })),
    nextUpdate: spanText(narrator, work.start, work.end),
    nextColor: 'default',
  }
}

/** Who set the state by hand, and why. */
const manualText = (narrator: Narrator, { by, from, reason }: ManualState): string =>
  literal(
    liveTexts(narrator.language)('state.by', { name: by.name, since: sinceText(narrator, from), reason }),
  )

const isFine = ({ state }: ServiceStatus): boolean => state === 'operational'

/** At most so many things that are over or to come stand below the overview. */
const mostBelow = 3

/** Every service at a glance. */
export const overviewView = (
  narrator: Narrator,
  statuses: readonly ServiceStatus[],
  site: Site | undefined,
  note: string,
): View & { readonly rows: readonly View[] } => {
  const { say, language, now } = narrator
  const bad = statuses.filter((status) => !isFine(status)).length
  return {
    heading: site
      ? say('overview.heading.site', { site: literal(inLanguage(site.name, language)) })
      : say('overview.heading'),
    asOf: say('asOf', { time: formatTime(now) }),
    note,
    headline: bad > 0 ? say('overview.notFine', { count: bad, total: statuses.length }) : fineText(say, site),
    rows: statuses.map((status) => ({
      name: literal(nameOf(narrator, status.service)),
      ...stateView(narrator, status.state),
      since: capitalised(sinceText(narrator, status.since)),
      ...doingView(narrator, status),
    })),
    plannedTitle: say('overview.planned'),
    planned: distinct(statuses.flatMap(({ planned }) => planned))
      .toSorted(byStart)
      .slice(0, mostBelow)
      .map((work) => workView(narrator, work)),
    resolvedTitle: say('overview.resolved'),
    resolved: distinct(statuses.flatMap(({ resolved }) => resolved))
      .toSorted(byEnd)
      .slice(0, mostBelow)
      .map((incident) => resolvedView(narrator, incident)),
  }
}

const fineText = (say: Say, site: Site | undefined): string =>
  say(site ? 'overview.allFine.site' : 'overview.allFine')

const distinct = <T extends { id: string }>(things: readonly T[]): readonly T[] => [
  ...new Map(things.map((thing) => [thing.id, thing])).values(),
]

/** The notification of the overview: every service that is not fine, worst told first by its own line. */
export const overviewSummary = (narrator: Narrator, statuses: readonly ServiceStatus[]): string => {
  const bad = statuses.filter((status) => !isFine(status))
  if (bad.length === 0) return narrator.say('overview.summary.fine', { time: formatTime(narrator.now) })
  const lines = bad.map((status) => statusSummary(narrator, status)).join('; ')
  return bad.length < statuses.length ? lines + narrator.say('summary.rest') : lines
}

/** "Radio: operational since 08:15 today". */
export const statusSummary = (speaker: Speaker, { service, state, since }: ServiceStatus): string =>
  speaker.say('summary.line', {
    service: nameOf(speaker, service),
    state: stateText(speaker.say, state).toLowerCase(),
    since: sinceText(speaker, since),
  })

/** One piece of work: what, when, what will be noticed, where. */
export const workView = (narrator: Narrator, work: Maintenance) => ({
  title: literal(inLanguage(work.title, narrator.language)),
  when: spanText(narrator, work.start, work.end),
  effect: literal(inLanguage(work.effect, narrator.language)),
  where: literal(siteNames(narrator, work.sites)),
  stage: narrator.say(`stage.${stageOf(work, narrator.now)}`),
})

const resolvedView = (narrator: Narrator, incident: Incident) => ({
  title: literal(inLanguage(incident.title, narrator.language)),
  when: narrator.say('service.resolvedAt', { when: atText(narrator, endOf(incident) ?? incident.start) }),
})

/** An open incident with all that was said of it, the latest first. */
const incidentView = (narrator: Narrator, incident: Incident) => ({
  title: literal(inLanguage(incident.title, narrator.language)),
  ...stateView(narrator, incident.impact),
  since: capitalised(sinceText(narrator, incident.start)),
  where: literal(narrator.say('service.where', { sites: siteNames(narrator, incident.sites) })),
  ...nextUpdateView(narrator, incident),
  timeline: incident.timeline
    .toReversed()
    .slice(0, mostEntries)
    .map(({ at, phase, text }) => ({
      when: capitalised(atText(narrator, at)),
      phase: narrator.say(`phase.${phase}`),
      text: literal(inLanguage(text, narrator.language)),
    })),
})

/** So much keeps the card below the size of a message. */
const mostOpen = 5
const mostEntries = 6

/** One service, everything that is known of it now. `elsewhere` are open incidents at other sites. */
export const serviceView = (
  narrator: Narrator,
  status: ServiceStatus,
  around: {
    readonly site: Site | undefined
    readonly elsewhere: readonly Incident[]
    readonly owner: Unit | undefined
  },
): View => {
  const { say, language, now } = narrator
  const { service } = status
  return {
    heading: literal(inLanguage(service.name, language)),
    asOf: say('asOf', { time: formatTime(now) }),
    at: around.site ? literal(say('service.at', { site: inLanguage(around.site.name, language) })) : '',
    ...stateView(narrator, status.state),
    since: capitalised(sinceText(narrator, status.since)),
    manual: status.manual ? manualText(narrator, status.manual) : '',
    quiet: status.open.length > 0 ? '' : quietText(narrator, around.elsewhere),
    incidentTitle: say('service.incident'),
    incidents: status.open.slice(0, mostOpen).map((incident) => incidentView(narrator, incident)),
    maintenanceTitle: say('service.maintenance'),
    maintenance: [...status.running, ...status.planned].map((work) => workView(narrator, work)),
    resolvedTitle: say('service.resolved'),
    resolved: status.resolved.map((incident) => resolvedView(narrator, incident)),
    facts: [
      ...(around.owner
        ? [{ title: say('service.owner'), value: literal(inLanguage(around.owner.name, language)) }]
        : []),
      { title: say('service.contact'), value: literal(contactText(narrator, service.contact)) },
    ],
  }
}

const quietText = (narrator: Narrator, elsewhere: readonly Incident[]): string => {
  if (elsewhere.length === 0) return narrator.say('service.noIncident')
  const sites = [...new Set(elsewhere.flatMap((incident) => incident.sites))]
  return literal(narrator.say('service.noIncident.site', { sites: siteNames(narrator, sites) }))
}

const contactText = ({ say, language }: Speaker, { name, role, phone, email }: Contact): string =>
  [name, inLanguage(role, language), phone && say('service.phone', { phone }), email]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
