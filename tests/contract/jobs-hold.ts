/** Arguments: the backend, its place. Takes an errand, says so, and never ends it. */
import { aLog } from '../builders/a-log.ts'
import { errands } from './jobs-kinds.ts'
import { backends, isBackend } from './jobs-open.ts'

const [backend = '', place = ''] = process.argv.slice(2)
if (!isBackend(backend)) throw new TypeError(`no backend ${backend}`)
backends[backend](place, aLog()).work(errands, ({ key }) => {
  process.stdout.write(`holds ${key}\n`)
  return new Promise(() => {})
})
