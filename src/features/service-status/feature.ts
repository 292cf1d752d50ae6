import type { Command, FeatureModule } from '../../core/conversation/feature.ts'
import { languages } from '../../core/i18n/language.ts'
import { answerKpi } from './answer-kpi.ts'
import { answerStatus } from './answer-status.ts'
import { inEach } from './in-each.ts'
import { incidents, incidentsFile } from './incident.ts'
import { keepKpis } from './keep-kpis.ts'
import { keptData } from './kept-data.ts'
import { kpiImports } from './kpi-import.ts'
import { kpiReports, kpisFile } from './kpi-report.ts'
import { kpiTemplateDownload } from './kpi-template.ts'
import { createLive, liveCollections } from './live-feature.ts'
import { loadServices } from './load-status.ts'
import { maintenance, maintenanceFile } from './maintenance.ts'
import { phrase } from './phrase.ts'
import { refreshStatus } from './refresh-status.ts'
import { reportSchedules } from './report-schedule.ts'
import { hearReport, reportDownload } from './report-services.ts'
import { hearSchedule, reportNotices, stopCommand } from './schedule-report.ts'
import { sendDueReports } from './send-due-reports.ts'
import { namesOf, serviceNames, services, servicesFile } from './service.ts'

/** How the service lines stand, what went wrong and what is planned, and their figures against plan. */
export const serviceStatus: FeatureModule = {
  collections: [
    services,
    incidents,
    maintenance,
    kpiReports,
    kpiImports,
    reportSchedules,
    ...liveCollections,
  ],
  dataFiles: [servicesFile, incidentsFile, maintenanceFile, kpisFile],
  folder: new URL('.', import.meta.url),
  create: (parts) => {
    const status = answerStatus(parts)
    const keeping = keepKpis(parts)
    const live = createLive(parts)
    return {
      name: 'service-status',
      answers: { service_status: status, service_kpi: answerKpi(parts) },
      commands: [...commands, ...keeping.commands, stopCommand(parts), ...live.commands],
      actions: [refreshStatus(status), ...keeping.actions, ...live.actions],
      downloads: [kpiTemplateDownload(parts), reportDownload(parts)],
      hears: (text) =>
        live.hears(text) ?? keeping.hears(text) ?? hearSchedule(parts)(text) ?? hearReport(parts)(text),
      notices: [...live.notices, ...reportNotices(parts)],
      sweep: async () => {
        await Promise.all([live.sweep(), sendDueReports(parts)])
      },
      receive: keeping.receive,
      keeps: keptData(parts.store),
      phrase,
      gazetteer: async () => [...serviceNames, ...(await loadServices(parts.store)).map(namesOf)],
    }
  },
}

const phrases = (intent: 'service_status' | 'service_kpi'): string[] =>
  languages.map((language) => phrase({ intent, slots: {} }, language))

const commands: readonly Command[] = [
  {
    title: inEach('overview.heading'),
    description: inEach('command.status.description'),
    aliases: [
      'trạng thái',
      'tình trạng dịch vụ',
      'status',
      'статус',
      'статус сервисов',
      'bao giờ bảo trì xong',
      'when does the maintenance end',
      'когда закончатся работы',
      ...phrases('service_status'),
    ],
    menu: ['personal', 'group', 'channel'],
    run: { intent: 'service_status', slots: {} },
  },
  {
    title: inEach('kpi.heading'),
    description: inEach('command.kpi.description'),
    aliases: ['chỉ tiêu', 'kpi', 'figures', 'показатели', ...phrases('service_kpi')],
    menu: ['personal', 'group', 'channel'],
    run: { intent: 'service_kpi', slots: {} },
  },
]
