import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Asked, StatusParts } from './asked.ts'
import { statusProvenance } from './asked.ts'
import { cloudRow, cloudSummary } from './cloud-row.ts'
import { loadStatuses, type ServiceStatus } from './load-status.ts'
import { askKpi, askServiceStatus, mostButtons, refresh } from './next-steps.ts'
import { overviewSummary, overviewView } from './status-views.ts'

/** Every service at a glance, everywhere or at one site. */
export const showOverview = async (parts: StatusParts, asked: Asked): Promise<Card> => {
  const { narrator, services, site, unknownService } = asked
  const [statuses, cloud] = await Promise.all([
    loadStatuses(parts.store, services, site?.id, narrator.now),
    site ? undefined : parts.cloudHealth?.(),
  ])
  const view = overviewView(narrator, statuses, site, noteOf(asked, unknownService))
  return {
    name: 'service-status/overview',
    view: cloud ? { ...view, rows: [...view.rows, cloudRow(narrator, cloud)] } : view,
    summary: overviewSummary(narrator, statuses) + cloudSummary(narrator, cloud),
    provenance: statusProvenance(parts, narrator),
    next: nextSteps(asked, statuses),
  }
}

const noteOf = ({ narrator, services }: Asked, unknownService: boolean): string => {
  if (services.length === 0) return narrator.say('none.services')
  return unknownService ? narrator.say('note.unknownService') : ''
}

/** Those in trouble first, then those that work is planned on. */
const nextSteps = ({ narrator, unit }: Asked, statuses: readonly ServiceStatus[]): readonly Button[] => {
  const { say, language } = narrator
  const place = unit === undefined ? {} : { unit }
  const worthALook = [
    ...statuses.filter(({ state }) => state !== 'operational'),
    ...statuses.filter(({ state, planned }) => state === 'operational' && planned.length > 0),
  ]
  const first = refresh(place, language)
  const last = askKpi(say('button.figures'), {}, language)
  const lines = worthALook.map(({ service }) => askServiceStatus(service, place, language))
  return [first, ...lines.slice(0, mostButtons - 2), last]
}
