import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Asked, StatusParts } from './asked.ts'
import { statusProvenance } from './asked.ts'
import { loadStatuses } from './load-status.ts'
import { logSteps } from './log-steps.ts'
import { askKpi, askStatus, refresh } from './next-steps.ts'
import type { Service } from './service.ts'
import { serviceView, statusSummary } from './status-views.ts'

/** One service: its state, its incidents with all that was said of them, the work planned on it, whom to ask. */
export const showService = async (parts: StatusParts, asked: Asked, service: Service): Promise<Card[]> => {
  const { narrator, site } = asked
  const units = await parts.directory.units()
  const statuses = await loadStatuses(parts.store, [service], site?.id, narrator.now)
  const everywhere = site ? await loadStatuses(parts.store, [service], undefined, narrator.now) : statuses
  return statuses.map((status) => ({
    name: 'service-status/service',
    view: serviceView(narrator, status, {
      site,
      elsewhere: everywhere.flatMap(({ open }) => open),
      owner: units.find(({ id }) => id === service.owner),
    }),
    summary: statusSummary(narrator, status),
    provenance: statusProvenance(parts, narrator),
    next: [...logSteps(asked, status), ...nextSteps(asked, service)],
  }))
}

const nextSteps = ({ narrator, unit }: Asked, service: Service): readonly Button[] => {
  const { say, language } = narrator
  const slots = { service: service.id, ...(unit !== undefined && { unit }) }
  return [
    refresh(slots, language),
    askKpi(say('button.figures'), { service: service.id }, language),
    askStatus(say('button.overview'), {}, language),
  ]
}
