import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Programs that the tests run for real, and the Debian packages that bring them. */
const programs = [
  { file: '/usr/bin/chromium', package: 'chromium' },
  { file: '/usr/bin/redis-server', package: 'redis-server' },
  { file: '/usr/bin/prometheus-alertmanager', package: 'prometheus-alertmanager' },
] as const

/** Installs what is missing where it may (root on Debian); elsewhere says what to install and ends the run. */
export const installSystemPackages = (): void => {
  const missing = programs.filter(({ file }) => !existsSync(file)).map((program) => program.package)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(
      `The tests need these programs: ${missing.join(', ')}. Install them and run npm test again.`,
    )
    process.exit(1)
  }
  console.log(`Installing ${missing.join(', ')}…`)
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', ...missing])
}

const apt = (args: readonly string[]): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) process.exit(status ?? 1)
}
