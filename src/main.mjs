// JavaScript: a start that finds every module compiled then loads nothing that strips types.
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// What an earlier start has compiled need not be compiled again; hence nothing of Loa is imported before this.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/loa', import.meta.url)))

// Loa's modules name each other by their files, so nothing has to be searched for.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && specifier.endsWith('.ts')
      ? { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

await import('./start.ts')
