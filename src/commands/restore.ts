import { parseArgs } from 'node:util'
import { openBackup } from '../adapters/backup/read-backup.ts'
import { type Config, readConfig } from '../config.ts'
import { fillStore } from '../core/store/fill-store.ts'
import { openArchive, storeAddress } from '../stores.ts'
import { runCommand } from './run-command.ts'
import { sumOf } from './sum-of.ts'

const usage = `Usage: npm run -s restore -- <file> [--to sqlite:<file> | redis://<host>[?namespace=<name>]]
Puts a back-up into an empty store (the one of the settings when not said) and compares every document.
Loa does not run meanwhile. What was interrupted is done again with the same file.`

/** Nothing is written before the whole file is known to be good. */
const restore = async (file: string, to: string | undefined, config: Config): Promise<void> => {
  const backup = await openBackup(file)
  const archive = await openArchive(to ?? storeAddress(config), config.redisDefaults)
  try {
    const source = { read: backup.read, floors: async () => backup.floors }
    const filled = await fillStore(
      archive,
      source,
      `the back-up of ${backup.at} (${backup.sha256.slice(0, 12)})`,
    )
    console.log(`${sumOf(filled)} of ${backup.at}, compared and the same.`)
  } finally {
    await archive.close()
  }
}

await runCommand(usage, () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
  const [file] = positionals
  return file === undefined ? undefined : () => restore(file, values.to, readConfig())
})
