import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Cell, Sheet, SheetColumn } from '../../core/spreadsheet/spreadsheet.ts'
import { endOf, type Incident, phaseOf } from './incident.ts'
import { compare, unitOf } from './kpi-report.ts'
import type { ReportRow, ServiceReport } from './load-service-report.ts'
import type { Moment } from './moment.ts'
import type { Service } from './service.ts'
import { impactsWorstFirst } from './state.ts'
import { capitalised, rangeText, type Say, texts } from './wording.ts'

/** A report as one sheet: a row for each service and period, and below them the incidents. */
export const serviceReportSheet = (
  report: ServiceReport,
  services: readonly Service[],
  language: Language,
): Sheet => {
  const say = texts(language)
  return {
    sheetName: say('report.sheet'),
    columns: columnsOf(say),
    rows: [
      ...report.rows.map((row) => figureCells(row, language)),
      [],
      ...incidentRows(report.incidents, services, language),
    ],
  }
}

const columnsOf = (say: Say): readonly SheetColumn[] => [
  { title: say('kpiField.service'), width: 34, type: 'text' },
  { title: say('kpiField.period'), width: 20, type: 'text' },
  { title: say('kpiField.achieved'), width: 18, type: 'number' },
  { title: say('kpiField.plan'), width: 18, type: 'number' },
  { title: say('kpiField.unit'), width: 20, type: 'text' },
  { title: say('kpiField.published'), width: 22, type: 'number' },
  { title: say('report.recomputed'), width: 22, type: 'number' },
  { title: say('report.flag'), width: 30, type: 'text' },
  { title: say('report.availability'), width: 24, type: 'number' },
  ...[...impactsWorstFirst.map((impact) => say(`state.${impact}`)), say('availability.maintenance')].map(
    (state): SheetColumn => ({ title: say('report.minutes', { state }), width: 22, type: 'number' }),
  ),
  { title: say('report.incidents'), width: 12, type: 'number' },
]

const figureCells = (
  { service, range, figure, availability, incidents }: ReportRow,
  language: Language,
): Cell[] => {
  const say = texts(language)
  const { published, recomputed, differs } = figure ? compare(figure) : { differs: false }
  return [
    inLanguage(service.name, language),
    capitalised(rangeText(language, range)),
    figure?.achieved ?? null,
    figure?.plan ?? null,
    figure ? unitOf(figure) : null,
    published ?? null,
    recomputed ?? null,
    differs ? say('report.differs') : null,
    availability ? Math.floor(availability.percent * 1_000) / 1_000 : null,
    ...impactsWorstFirst.map((impact) => availability?.trouble[impact] ?? null),
    availability?.maintenance ?? null,
    incidents,
  ]
}

const incidentRows = (
  incidents: readonly Incident[],
  services: readonly Service[],
  language: Language,
): readonly (readonly Cell[])[] => {
  const say = texts(language)
  if (incidents.length === 0) return [[say('period.none')]]
  return [
    [
      say('period.incidents'),
      say('report.start'),
      say('report.end'),
      say('report.impact'),
      say('report.phase'),
      say('report.services'),
    ],
    ...incidents.map((incident) => incidentCells(incident, services, language)),
  ]
}

const incidentCells = (incident: Incident, services: readonly Service[], language: Language): Cell[] => {
  const say = texts(language)
  const end = endOf(incident)
  const named = services.filter(({ id }) => incident.services.includes(id))
  return [
    inLanguage(incident.title, language),
    dateOf(incident.start),
    end ? dateOf(end) : say('period.open'),
    say(`state.${incident.impact}`),
    say(`phase.${phaseOf(incident)}`),
    named.map(({ shortName }) => inLanguage(shortName, language)).join(', '),
  ]
}

/** A spreadsheet knows no zones: the minute by the organisation's clock, as text that sorts. */
const dateOf = (moment: Moment): string => moment.replace('T', ' ')
