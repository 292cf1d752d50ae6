import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay, formatNumber } from '../../core/time/format.ts'
import type { KpiProblem, KpiReadings } from './kpi-problem.ts'
import { compare, type Figure } from './kpi-report.ts'
import { type KpiField, kpiFields } from './kpi-sheet-words.ts'
import { kpiTemplateButton } from './kpi-template.ts'
import { amountText, differenceText, percentText } from './kpi-views.ts'
import { askPeriod } from './next-steps.ts'
import { type Period, periodId } from './period.ts'
import type { KpiChange } from './plan-kpi-import.ts'
import type { Service, ServiceId } from './service.ts'
import { capitalised, periodText, type Say, texts } from './wording.ts'

type OfferParts = Pick<FeatureParts, 'links' | 'organisation'>

export const kpiVerbs = {
  table: 'service-status.kpi-table',
  confirm: 'service-status.kpi-confirm',
  settle: 'service-status.kpi-settle',
} as const

/** Rows that one card lists; the rest is counted. */
const listed = 15

/** A field for the table, and what its columns have to be. */
export const offerCard = ({ links }: OfferParts, language: Language): Card => {
  const say = texts(language)
  const columns = kpiFields.filter((field) => field !== 'year').map((field) => say(`kpiField.${field}`))
  return {
    name: 'service-status/kpi-offer',
    view: {
      heading: say('kpiImport.heading'),
      text: say('kpiImport.text'),
      columns: literal(say('kpiImport.columns', { columns: columns.join(' · ') })),
      label: say('kpiImport.label'),
      placeholder: `${columns.slice(0, 4).join(' | ')}\n…`,
    },
    summary: say('kpiImport.heading'),
    next: [
      {
        kind: 'act',
        title: say('kpiImport.check'),
        verb: kpiVerbs.table,
        data: {},
        command: say('command.kpiImport.title'),
      },
      kpiTemplateButton(links, language),
    ],
  }
}

type Preview = {
  readonly changes: readonly KpiChange[]
  readonly same: number
  readonly token: string
  readonly services: readonly Service[]
  readonly note: 'kpiImport.moved' | undefined
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** What confirming would change, each figure with the one that it takes the place of. */
export const previewCard = (
  language: Language,
  { changes, same, token, services, note, today }: Preview,
): Card => {
  const say = texts(language)
  const heading = say('kpiImport.preview', { count: changes.length })
  return {
    name: 'service-status/kpi-import',
    view: {
      heading,
      note: note ? say(note) : '',
      text: countsText(say, changes, same),
      rows: changes.slice(0, listed).map((change) => changeView({ language, services, today }, change)),
      more: moreText(say, changes.length),
    },
    summary: heading,
    next: [
      {
        kind: 'act',
        title: say('kpiImport.confirm', { count: changes.length }),
        verb: kpiVerbs.confirm,
        data: { token },
        command: say('command.kpiConfirm.title'),
      },
    ],
  }
}

const countsText = (say: Say, changes: readonly KpiChange[], same: number): string => {
  const added = changes.filter(({ before }) => !before).length
  const flagged = changes.filter(({ after }) => compare(after).differs).length
  return [
    ...(added > 0 ? [say('kpiImport.added', { count: added })] : []),
    ...(changes.length > added ? [say('kpiImport.changed', { count: changes.length - added })] : []),
    ...(same > 0 ? [say('kpiImport.same', { count: same })] : []),
    ...(flagged > 0 ? [say('kpiImport.flagged', { count: flagged })] : []),
  ].join(' ')
}

const moreText = (say: Say, count: number): string =>
  count > listed ? say('kpiImport.more', { count: count - listed }) : ''

const changeView = (
  { language, services, today }: Pick<Preview, 'services' | 'today'> & { readonly language: Language },
  { before, after, period, published }: KpiChange,
) => {
  const say = texts(language)
  const reader = { say, language }
  const comparison = compare(after)
  return {
    title: literal(
      `${serviceName(after.service, services, language)} · ${capitalised(periodText(language, period))}`,
    ),
    kind: say(before ? 'kpiImport.kind.changed' : 'kpiImport.kind.new'),
    color: before ? 'warning' : 'good',
    after: literal(figureText(language, after)),
    before: before ? literal(say('kpiImport.was', { figures: figureText(language, before) })) : '',
    later:
      published !== undefined && published > today
        ? say('kpiImport.later', { day: formatDay(published, language) })
        : '',
    flag: comparison.differs ? differenceText(reader, comparison) : '',
  }
}

const serviceName = (id: ServiceId, services: readonly Service[], language: Language): string => {
  const service = services.find((candidate) => candidate.id === id)
  return service ? inLanguage(service.shortName, language) : id
}

/** "Achieved 88.36%, plan 87%, published 101.6%". */
const figureText = (language: Language, figure: Figure): string => {
  const say = texts(language)
  const none = say('kpi.none')
  return say('kpiImport.figure', {
    achieved: amountText(language, figure.achieved, figure),
    plan: figure.plan === undefined ? none : amountText(language, figure.plan, figure),
    published: figure.percentOfPlan === undefined ? none : percentText({ say, language }, figure),
  })
}

/** Every figure of the sheet is there already. */
export const nothingNewCard = (parts: OfferParts, language: Language, same: number): Card =>
  plainCard(texts(language)('kpiImport.nothingNew'), texts(language)('kpiImport.same', { count: same }), [
    kpiTemplateButton(parts.links, language),
  ])

/** Nothing was stored: what to mend, row by row. */
export const problemsCard = (
  { links }: OfferParts,
  language: Language,
  problems: readonly KpiProblem[],
): Card => {
  const say = texts(language)
  const heading = say('kpiImport.problems', { count: rowsOf(problems) })
  return problemCard(language, { heading, text: say('kpiImport.nothingStored') }, problems, [
    kpiTemplateButton(links, language),
  ])
}

/** Cells that can be read in two ways: asked about, all of a kind at once. */
export const doubtsCard = (
  { links }: OfferParts,
  language: Language,
  problems: readonly KpiProblem[],
): Card => {
  const say = texts(language)
  const heading = say('kpiImport.doubts', { count: rowsOf(problems) })
  const has = (reason: KpiProblem['reason']) => problems.some((problem) => problem.reason === reason)
  const settle = (key: SettleKey, data: KpiReadings): Button => ({
    kind: 'act',
    title: say(`command.${key}.title`),
    verb: kpiVerbs.settle,
    data,
    command: say(`command.${key}.title`),
  })
  return problemCard(language, { heading, text: say('kpiImport.doubtsText') }, problems, [
    ...(has('number-ambiguous')
      ? [settle('kpiThousands', { marks: 'thousands' }), settle('kpiDecimals', { marks: 'decimals' })]
      : []),
    ...(has('fraction')
      ? [settle('kpiHundredths', { fractions: 'hundredths' }), settle('kpiPercent', { fractions: 'percent' })]
      : []),
    kpiTemplateButton(links, language),
  ])
}

type SettleKey = 'kpiThousands' | 'kpiDecimals' | 'kpiHundredths' | 'kpiPercent'

const rowsOf = (problems: readonly KpiProblem[]): number => new Set(problems.map(({ row }) => row)).size

const problemCard = (
  language: Language,
  head: { readonly heading: string; readonly text: string },
  problems: readonly KpiProblem[],
  next: readonly Button[],
): Card => {
  const say = texts(language)
  return {
    name: 'service-status/kpi-problems',
    view: {
      ...head,
      problems: problems.slice(0, listed).map((problem) => ({
        row: say('kpiImport.row', { row: problem.row }),
        text: literal(problemText(language, problem)),
      })),
      more: moreText(say, problems.length),
    },
    summary: head.heading,
    next,
  }
}

/** "Đạt: «115.000» có thể là 115000 hoặc 115…" */
export const problemText = (language: Language, { field, reason, values = {} }: KpiProblem): string => {
  const say = texts(language)
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value, language) : value.slice(0, 60),
  ])
  const sentence = say(`kpiBad.${reason}`, Object.fromEntries(shown))
  return field ? say('kpiImport.field', { field: say(`kpiField.${field}`), sentence }) : sentence
}

/** Columns that are not there, or twice. */
export const columnsCard = (
  { links }: OfferParts,
  language: Language,
  { missing, repeated }: { readonly missing: readonly KpiField[]; readonly repeated: readonly KpiField[] },
): Card => {
  const say = texts(language)
  const names = (fields: readonly KpiField[]) => fields.map((field) => say(`kpiField.${field}`)).join(', ')
  const lines = [
    ...(missing.length > 0 ? [say('kpiImport.missing', { columns: names(missing) })] : []),
    ...(repeated.length > 0 ? [say('kpiImport.repeated', { columns: names(repeated) })] : []),
  ]
  return plainCard(say('kpiImport.unread'), lines.join(' '), [kpiTemplateButton(links, language)])
}

type Unread = `kpiImport.${'tooLong' | 'noHeadings' | 'noRows'}`

/** There are no rows to look at, and why. */
export const plainKpiCard = ({ links }: OfferParts, language: Language, reason: Unread): Card =>
  plainCard(texts(language)('kpiImport.unread'), texts(language)(reason), [
    kpiTemplateButton(links, language),
  ])

/** Nothing waits to be confirmed. */
export const noticeCard = (language: Language, key: 'kpiImport.nothingWaits'): Card =>
  plainCard(texts(language)(`${key}.heading`), texts(language)(key), [])

/** For those who may not bring figures in. */
export const refusedCard = ({ organisation }: Pick<OfferParts, 'organisation'>, language: Language): Card => {
  const { name } = organisation.contacts.service_kpi ?? organisation.contacts.other
  return plainCard(
    texts(language)('kpiImport.refused.heading'),
    texts(language)('kpiImport.refused', { name }),
    [],
  )
}

const mostPeriods = 4

/** What is stored now, with a button for each period that it is of. */
export const storedCard = (
  language: Language,
  { changes, same }: Pick<Preview, 'changes' | 'same'>,
  services: readonly Service[],
): Card => {
  const say = texts(language)
  const heading = say('kpiImport.stored', { count: changes.length })
  const periods = new Map<string, Period>(changes.map(({ period }) => [periodId(period), period]))
  const [only, ...others] = changes
  const service = others.length === 0 ? services.find(({ id }) => id === only?.after.service) : undefined
  return plainCard(
    heading,
    countsText(say, changes, same),
    [...periods.values()].slice(0, mostPeriods).map((period) => askPeriod(period, service, language)),
  )
}

const plainCard = (heading: string, text: string, next: readonly Button[]): Card => ({
  name: 'service-status/message',
  view: { heading, text: literal(text), lead: '', facts: [] },
  summary: heading,
  next,
})
