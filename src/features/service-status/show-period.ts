import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { DateSlot, DayRange } from '../../core/understanding/intent.ts'
import type { Asked, StatusParts } from './asked.ts'
import { statusProvenance } from './asked.ts'
import { affects } from './incident.ts'
import { loadIncidents, loadMaintenance, loadStatuses, logBegins } from './load-status.ts'
import { askKpi, askStatus } from './next-steps.ts'
import { chooseView, isAhead, type PeriodFindings, periodSummary, periodView } from './period-views.ts'
import { overviewSummary } from './status-views.ts'
import { capitalised, settled } from './wording.ts'

/** What went wrong and what was worked on in some days gone by, or what is planned for days to come. */
export const showPeriod = async (parts: StatusParts, asked: Asked, range: DayRange): Promise<Card> => {
  const { narrator, services, service } = asked
  const [findings, statuses] = await Promise.all([
    findingsOf(parts, asked, range),
    loadStatuses(parts.store, service ? [service] : services, asked.site?.id, narrator.now),
  ])
  const present = overviewSummary(narrator, statuses)
  return {
    name: 'service-status/period',
    view: {
      ...periodView(narrator, findings),
      present: narrator.say('period.present', { present: literal(present) }),
    },
    summary: periodSummary(narrator, findings),
    provenance: statusProvenance(parts, narrator),
    next: nextSteps(asked),
  }
}

const findingsOf = async (
  { store }: StatusParts,
  { narrator, service, site }: Asked,
  range: DayRange,
): Promise<PeriodFindings> => {
  const [incidents, works, first] = await Promise.all([
    // An open incident goes on, but nobody knows that it will on a day to come.
    isAhead(narrator, range) ? [] : loadIncidents(store, range),
    loadMaintenance(store, range),
    logBegins(store),
  ])
  const scope = { service: service?.id, site: site?.id }
  return {
    range,
    service,
    site,
    incidents: incidents.filter((incident) => affects(incident, scope)).toReversed(),
    works: works.filter((work) => affects(work, scope)),
    logBegins: first,
  }
}

const nextSteps = ({ narrator, service, unit }: Asked): readonly Button[] => {
  const { say, language } = narrator
  const line = service ? { service: service.id } : {}
  return [
    askStatus(say('button.now'), { ...line, ...(unit !== undefined && { unit }) }, language),
    askKpi(say('button.figures'), line, language),
  ]
}

/** Asks which of the readings of a date is meant. */
export const chooseDate = (asked: Asked, date: DateSlot): Card => {
  const { narrator, service, unit } = asked
  const { language } = narrator
  const view = chooseView(narrator, date)
  const others = { ...(service && { service: service.id }), ...(unit !== undefined && { unit }) }
  return {
    name: 'service-status/message',
    view,
    summary: narrator.say('choose.heading'),
    next: (date.readings ?? []).map((reading) => {
      const chosen = settled(language, date, reading)
      return askStatus(capitalised(chosen.text), { ...others, date: chosen }, language)
    }),
  }
}
