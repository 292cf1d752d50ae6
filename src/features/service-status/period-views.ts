import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Site } from '../../core/people/person.ts'
import { formatDay } from '../../core/time/format.ts'
import type { DateSlot, DayRange } from '../../core/understanding/intent.ts'
import { endOf, type Incident } from './incident.ts'
import type { Maintenance } from './maintenance.ts'
import { dayOf } from './moment.ts'
import type { Service } from './service.ts'
import { type Narrator, nameOf, siteNames, stateText, workView } from './status-views.ts'
import { atText, capitalised, durationText, rangeText } from './wording.ts'

/** What happened, or is to happen, on some days. */
export type PeriodFindings = {
  readonly range: DayRange
  readonly service: Service | undefined
  readonly site: Site | undefined
  readonly incidents: readonly Incident[]
  readonly works: readonly Maintenance[]
  /** The first day of which the log knows. */
  readonly logBegins: string | undefined
}

/** So many entries keep the card well below the size of a message. */
const mostEntries = 15

export const isAhead = ({ now }: Pick<Narrator, 'now'>, { from }: DayRange): boolean => from > dayOf(now)

export const periodView = (narrator: Narrator, findings: PeriodFindings): View => {
  const { say, language } = narrator
  const { range, incidents, works } = findings
  const ahead = isAhead(narrator, range)
  const hidden = Math.max(0, incidents.length - mostEntries) + Math.max(0, works.length - mostEntries)
  return {
    heading: say(ahead ? 'period.heading.future' : 'period.heading.past'),
    period: capitalised(rangeText(language, range)),
    scope: scopeText(narrator, findings),
    showIncidents: !ahead,
    incidentsTitle: say('period.incidents'),
    noIncidents: incidents.length > 0 || ahead ? '' : say('period.none'),
    incidents: incidents.slice(0, mostEntries).map((incident) => pastView(narrator, incident)),
    maintenanceTitle: say('period.maintenance'),
    noMaintenance: works.length > 0 ? '' : say(ahead ? 'period.noPlanned' : 'period.noMaintenance'),
    maintenance: works.slice(0, mostEntries).map((work) => workView(narrator, work)),
    more: hidden > 0 ? say('period.more', { count: hidden }) : '',
    logBegins: logText(narrator, findings),
  }
}

const scopeText = (narrator: Narrator, { service, site }: PeriodFindings): string =>
  [service && nameOf(narrator, service), site && inLanguage(site.name, narrator.language)]
    .filter((part) => part !== undefined)
    .map(literal)
    .join(' · ')

/** Says where the log begins when it was asked for earlier days: nothing recorded is not nothing happened. */
const logText = ({ say, language }: Narrator, { range, logBegins }: PeriodFindings): string =>
  logBegins !== undefined && range.from < logBegins
    ? say('period.logBegins', { day: formatDay(logBegins, language) })
    : ''

const pastView = (narrator: Narrator, incident: Incident) => {
  const { say, language } = narrator
  const end = endOf(incident)
  const latest = incident.timeline.at(-1)
  return {
    title: literal(inLanguage(incident.title, language)),
    start: capitalised(atText(narrator, incident.start)),
    lasted: end
      ? say('period.lasted', { duration: durationText(narrator, incident.start, end) })
      : say('period.open'),
    color: end ? 'good' : 'warning',
    impact: `${stateText(say, incident.impact)} · ${literal(siteNames(narrator, incident.sites))}`,
    latest: latest ? literal(inLanguage(latest.text, language)) : '',
  }
}

export const periodSummary = (narrator: Narrator, { range, incidents, works }: PeriodFindings): string => {
  const { say, language } = narrator
  const period = capitalised(rangeText(language, range))
  const counts = {
    period,
    incidents: say('count.incidents', { count: incidents.length }),
    works: say('count.works', { count: works.length }),
  }
  return say(isAhead(narrator, range) ? 'period.summary.future' : 'period.summary', counts)
}

/** A question back: which of the readings of a date is meant. */
export const chooseView = ({ say }: Pick<Narrator, 'say'>, { text }: DateSlot): View => ({
  heading: say('choose.heading'),
  text: say('choose.text', { text: literal(text) }),
  lead: '',
  facts: [],
})
