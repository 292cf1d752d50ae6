import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { fillStore } from '../core/store/fill-store.ts'
import { openArchive, openSource, withoutPassword } from '../stores.ts'
import { runCommand } from './run-command.ts'
import { sumOf } from './sum-of.ts'

const usage = `Usage: npm run -s migrate -- --from sqlite:<file> --to redis://<host>[?namespace=<name>]   (or the other way round)
Copies a store into an empty one and compares every document. Loa does not run meanwhile.
What was interrupted is done again with the same addresses.`

const migrate = async (from: string, to: string): Promise<void> => {
  const { redisDefaults } = readConfig()
  const source = await openSource(from, redisDefaults)
  try {
    const target = await openArchive(to, redisDefaults)
    try {
      console.log(`${sumOf(await fillStore(target, source, withoutPassword(from)))}, compared and the same.`)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

await runCommand(usage, () => {
  const { from, to } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } }).values
  return from === undefined || to === undefined ? undefined : () => migrate(from, to)
})
