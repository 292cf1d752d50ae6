import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPinoLog } from '../adapters/log/pino-log.ts'
import { readConfig } from '../config.ts'
import { systemClock } from '../core/time/clock.ts'
import { startLoa } from '../serve.ts'
import type { Activity } from '../simulator/activity.ts'
import { readableCard } from './readable-card.ts'

const usage = 'npm run -s ask -- --as <person> [--in personal|group|<channel>] [--json] "text"'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string' }, in: { type: 'string', default: 'personal' }, json: { type: 'boolean' } },
})
const text = positionals.join(' ')
if (!values.as || text === '') {
  console.error(`Usage: ${usage}`)
  process.exit(2)
}

// A store of its own: asking leaves no trace, and a Loa that runs beside it is not disturbed.
const stateFolder = mkdtempSync(join(tmpdir(), 'loa-ask-'))
const config = {
  ...readConfig(),
  port: 0,
  playgroundPort: 0,
  credentials: undefined,
  publicUrl: undefined,
  stateFolder,
}
const loa = await startLoa(config, systemClock, createPinoLog('warn'))
try {
  const activities = (await loa.simulator?.say(values.as, values.in, text)) ?? []
  if (values.json) console.log(JSON.stringify(activities, null, 2))
  else for (const activity of activities) console.log(`${readableActivity(activity)}\n`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await loa.close()
  rmSync(stateFolder, { recursive: true, force: true })
}

function readableActivity({ text, attachments }: Activity): string {
  const cards = attachments?.map(({ content }) => readableCard(content)) ?? []
  return [text, ...cards].filter(Boolean).join('\n')
}
