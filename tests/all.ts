import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installSystemPackages } from './setup/system-packages.ts'

/** Every check of the project, the cheap ones first. Each that is not a test suite counts as one. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['types of the playground', 'tsc', '-p', 'src/simulator/playground'],
  ['lint and format', 'biome', 'check', '--error-on-warnings'],
  ['unused code', 'knip'],
]

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0

const runCheck = ([name, command, ...args]: (typeof checks)[number]): boolean => {
  console.log(`\n— ${name}`)
  return run(command, args)
}

type Counts = { passed: number; failed: number }

/** vitest exits with an error for what no test counts (a file that does not load), so its exit counts too. */
const runTests = (): Counts => {
  console.log('\n— tests')
  const report = join(mkdtempSync(join(tmpdir(), 'loa-tests-')), 'report.json')
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const fine = run('vitest', [...args, ...process.argv.slice(2)])
  const { numPassedTests, numFailedTests } = readReport(report)
  return { passed: numPassedTests, failed: numFailedTests || (fine ? 0 : 1) }
}

const readReport = (file: string): { numPassedTests: number; numFailedTests: number } => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 }
  }
}

installSystemPackages()
const outcomes = checks.map(runCheck)
const tests = runTests()
const failed = tests.failed + outcomes.filter((fine) => !fine).length
const passed = tests.passed + outcomes.filter(Boolean).length
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || tests.passed === 0 ? 1 : 0
