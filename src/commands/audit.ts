import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeSheet } from '../adapters/spreadsheet/write-sheet.ts'
import { readConfig } from '../config.ts'
import { everyEntry } from '../core/audit/list-entries.ts'
import { type Anchor, type Break, type Verified, verifyChain } from '../core/audit/verify-chain.ts'
import { assertNever } from '../core/errors/assert-never.ts'
import type { SheetColumn } from '../core/spreadsheet/spreadsheet.ts'
import type { Store } from '../core/store/store.ts'
import { openExistingStore } from '../stores.ts'

const usage = `Usage:
  npm run -s audit -- verify [--was <number>:<hash>]   checks the chain, and that it once ended as noted
  npm run -s audit -- export <file.xlsx>               writes every entry to a spreadsheet
Looks into the store of the settings: the file in STATE_FOLDER, or REDIS_URL. Loa may go on meanwhile.`

const verify = async (store: Store, anchor: Anchor | undefined): Promise<boolean> => {
  const verified = await verifyChain(store, anchor)
  console.log(sentenceOf(verified))
  return verified.ok
}

const sentenceOf = (verified: Verified): string => {
  if (!verified.ok) return `The audit chain is broken: ${breakOf(verified.reason, verified.sequence)}`
  if (verified.entries === 0) return 'The audit chain is whole: there is no entry yet.'
  const { entries, hash } = verified
  return `The audit chain is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}.
Note its end somewhere else, to be given to --was another time: ${entries}:${hash}`
}

const breakOf = (reason: Break, sequence: number): string => {
  switch (reason) {
    case 'missing':
      return `entry ${sequence} is missing, although there are later ones.`
    case 'changed':
      return `entry ${sequence} is not what was written.`
    case 'reordered':
      return `another entry stands in the place of entry ${sequence}.`
    case 'unlinked':
      return `entry ${sequence} does not follow entry ${sequence - 1}: one was put in the place of that.`
    case 'truncated':
      return `its end does not match, from entry ${sequence} on: entries were cut off or the head was set back.`
    case 'head':
      return `its head is not the hash of the last entry${sequence > 0 ? `, ${sequence}` : ''}.`
    default:
      return assertNever(reason)
  }
}

const columns: readonly SheetColumn[] = [
  { title: 'Entry', width: 8, type: 'number' },
  { title: 'Time (UTC)', width: 20, type: 'moment' },
  { title: 'Account', width: 38, type: 'text' },
  { title: 'Name', width: 28, type: 'text' },
  { title: 'Action', width: 28, type: 'text' },
  { title: 'Subject', width: 38, type: 'text' },
  { title: 'Details', width: 50, type: 'text' },
  { title: 'Previous hash', width: 66, type: 'text' },
  { title: 'Hash', width: 66, type: 'text' },
]

const exportTo = async (store: Store, file: string): Promise<boolean> => {
  const rows = (await everyEntry(store)).map(
    ({ sequence, at, actor, action, subject, details, previous, hash }) => [
      sequence,
      new Date(at),
      actor.account,
      actor.name,
      action,
      subject,
      JSON.stringify(details),
      previous,
      hash,
    ],
  )
  writeFileSync(file, await writeSheet({ sheetName: 'Audit', columns, rows }))
  console.log(`${file}: ${rows.length} ${rows.length === 1 ? 'entry' : 'entries'}.`)
  return true
}

/** `120:9f86…`, as `verify` says it; undefined when it is anything else. */
const anchorOf = (noted: string): Anchor | undefined => {
  const found = /^([1-9]\d{0,11}):([0-9a-f]{64})$/.exec(noted.trim())
  return found ? { sequence: Number(found[1]), hash: found[2] ?? '' } : undefined
}

/** What the arguments ask for; undefined when they ask for nothing that there is. */
const workOf = (): ((store: Store) => Promise<boolean>) | undefined => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { was: { type: 'string' } } })
  const [work, file] = positionals
  const anchor = values.was === undefined ? undefined : anchorOf(values.was)
  if (work === 'verify' && (anchor || values.was === undefined)) return (store) => verify(store, anchor)
  if (work === 'export' && file) return (store) => exportTo(store, file)
  return undefined
}

const main = async (): Promise<number> => {
  const work = workOf()
  if (!work) {
    console.error(usage)
    return 2
  }
  // To open any other would make an empty one, whose chain is whole.
  const store = await openExistingStore(readConfig())
  try {
    return (await work(store)) ? 0 : 1
  } finally {
    await store.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
