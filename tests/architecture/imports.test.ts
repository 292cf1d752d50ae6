import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number]

const never = (name: string, from: object, to: object): Rule =>
  ({ name, severity: 'error', from, to }) as Rule

/** Pure libraries of the core's own subjects. */
const coreLibraries = ['zod', 'luxon']
const package_ = (names: readonly string[]) => `node_modules/(@types/)?(${names.join('|')})/`

/** Who may import whom: the table of the design. */
const rules: Rule[] = [
  never('core imports core alone', { path: '^src/core' }, { path: '^src/(?!core/)' }),
  never(
    'core uses the libraries of its subjects alone',
    { path: '^src/core' },
    { path: 'node_modules', pathNot: package_(coreLibraries) },
  ),
  never(
    'features import core and themselves',
    { path: '^src/features/([^/]+)/' },
    { path: '^src/(?!core/|features/$1/)' },
  ),
  never(
    'features use the libraries of the core alone',
    { path: '^src/features' },
    { path: 'node_modules', pathNot: package_(coreLibraries) },
  ),
  never(
    'adapters import core and themselves',
    { path: '^src/adapters/([^/]+)/' },
    { path: '^src/(?!core/|adapters/$1/)' },
  ),
  never(
    'the simulator imports core and itself',
    { path: '^src/simulator' },
    { path: '^src/(?!core/|simulator/)' },
  ),
  never(
    'only main and the commands stand above compose',
    { path: '^src/(?!main|commands/)' },
    { path: '^src/(main|commands/)' },
  ),
  never(
    'nothing goes round in a circle',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  ...Object.entries({
    teams: ['botbuilder', 'botframework-[a-z-]+', 'botbuilder-[a-z-]+'],
    http: ['restify'],
    cards: ['adaptivecards-templating', 'adaptive-expressions'],
    graph: ['@microsoft/microsoft-graph-client', '@azure/identity'],
    sqlite: ['better-sqlite3'],
    redis: ['ioredis'],
    bullmq: ['bullmq'],
    spreadsheet: ['write-excel-file', 'read-excel-file'],
    icalendar: ['ical-generator'],
    log: ['pino'],
    metrics: ['prom-client'],
  }).map(([adapter, packages]) =>
    never(
      `${packages[0]} stays in adapters/${adapter}`,
      { path: '^src', pathNot: `^src/adapters/${adapter}/` },
      { path: package_(packages) },
    ),
  ),
]

let result: ICruiseResult

beforeAll(async () => {
  const report = await cruise(['src'], {
    ruleSet: { forbidden: rules },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/simulator/playground' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  })
  if (typeof report.output === 'string') throw new TypeError('the report is an object')
  result = report.output
})

describe('the house', () => {
  it('was looked at: the cruise saw the modules and their imports', () => {
    const own = result.modules.filter(({ source }) => source.startsWith('src/'))
    expect(own.length).toBeGreaterThan(100)
    expect(own.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(300)
  })

  it('keeps the import rules of the design', () => {
    const broken = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    expect(broken).toEqual([])
  })
})
