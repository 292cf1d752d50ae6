import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Failure } from './core/errors/failure.ts'

/** What the operator can mend is said in a line; anything else is a defect and shows where. */
const explain = (error: unknown): string => {
  if (error instanceof Failure) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Set PORT or PLAYGROUND_PORT to a free one.`
  return error instanceof Error && error.stack ? error.stack : String(error)
}

// What an earlier start has compiled need not be compiled again; hence nothing big is imported before this.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/loa', import.meta.url)))

try {
  const { start } = await import('./start.ts')
  const { playground } = await start()
  if (playground) console.log(`\n  Loa is listening. Open the playground: ${playground}\n`)
} catch (error) {
  console.error(`Loa could not start.\n${explain(error)}`)
  process.exit(1)
}
