import { parseArgs } from 'node:util'
import { openBackup } from '../adapters/backup/read-backup.ts'
import { writeBackup } from '../adapters/backup/write-backup.ts'
import { type Config, readConfig } from '../config.ts'
import { findDifference } from '../core/store/archive.ts'
import { openSource, storeAddress } from '../stores.ts'
import { runCommand } from './run-command.ts'
import { sumOf } from './sum-of.ts'

const usage = `Usage: npm run -s backup -- <file> [--from sqlite:<file> | redis://<host>[?namespace=<name>]]
Writes the store (the one of the settings when not said) to one file and reads it back. It is the store of one moment,
and Loa may go on meanwhile. What Redis holds beside the store (queues, conversations under way) is not in it.`

/** A back-up is one only when it can be read. */
const backUp = async (file: string, from: string | undefined, config: Config): Promise<void> => {
  const archive = await openSource(from ?? storeAddress(config), config.redisDefaults)
  try {
    const written = await writeBackup(archive, file, new Date().toISOString())
    const differing = findDifference(written, (await openBackup(file)).tally)
    if (differing !== undefined) throw new Error(`${file} does not hold ${differing} as the store does.`)
    console.log(`${file}: ${sumOf(written)}, read back and the same.`)
  } finally {
    await archive.close()
  }
}

await runCommand(usage, () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } })
  const [file] = positionals
  return file === undefined ? undefined : () => backUp(file, values.from, readConfig())
})
