import type { Command, FeatureModule } from '../../core/conversation/feature.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import { answerKpi } from './answer-kpi.ts'
import { answerStatus } from './answer-status.ts'
import { incidents, incidentsFile } from './incident.ts'
import { kpiReports, kpisFile } from './kpi-report.ts'
import { loadServices } from './load-status.ts'
import { maintenance, maintenanceFile } from './maintenance.ts'
import { phrase } from './phrase.ts'
import { refreshStatus } from './refresh-status.ts'
import { namesOf, serviceNames, services, servicesFile } from './service.ts'
import { type Say, texts } from './wording.ts'

/** How the service lines stand, what went wrong and what is planned, and their figures against plan. */
export const serviceStatus: FeatureModule = {
  collections: [services, incidents, maintenance, kpiReports],
  dataFiles: [servicesFile, incidentsFile, maintenanceFile, kpisFile],
  folder: new URL('.', import.meta.url),
  create: (parts) => {
    const status = answerStatus(parts)
    return {
      name: 'service-status',
      answers: { service_status: status, service_kpi: answerKpi(parts) },
      commands,
      actions: [refreshStatus(status)],
      phrase,
      gazetteer: async () => [...serviceNames, ...(await loadServices(parts.store)).map(namesOf)],
    }
  },
}

const inEach = (key: Parameters<Say>[0]): Record<Language, string> => ({
  vi: texts('vi')(key),
  en: texts('en')(key),
  ru: texts('ru')(key),
})

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
