import { spawnSync } from 'node:child_process'

/**
 * `npm run fuzz -- <seconds>`: rounds of the fuzz tests, each with a seed of its own and a store of its own, until the
 * time is over or something is found. The seed of the round stands above it.
 */
const seconds = Number(process.argv[2] ?? 60)

/** A round tries as many times what `npm test` does. */
const share = 8

const tryRound = (seed: number): boolean => {
  console.log(`\nFUZZ_SEED=${seed} FUZZ_SHARE=${share}`)
  const { status } = spawnSync(
    process.platform === 'win32' ? 'npx.cmd' : 'npx',
    ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'fuzz', ...process.argv.slice(3)],
    {
      stdio: 'inherit',
      env: { ...process.env, FUZZ_SEED: String(seed), FUZZ_SHARE: String(share) },
      shell: process.platform === 'win32',
    },
  )
  return status === 0
}

const until = Date.now() + seconds * 1_000
let rounds = 0
let fine = true
while (fine && Date.now() < until) {
  fine = tryRound(Math.floor(Math.random() * 2 ** 31))
  rounds += 1
}
console.log(`\n${rounds} rounds, ${fine ? 'nothing found' : 'the last one found something'}`)
process.exitCode = fine ? 0 : 1
