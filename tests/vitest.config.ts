import { defineConfig } from 'vitest/config'

/** `files` of a kind run side by side but for those that start servers and browsers, which share two cores badly. */
const project = (name: string, options: { timeout: number; oneByOne?: boolean }) => ({
  test: {
    name,
    root: `${import.meta.dirname}/..`,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: options.timeout,
    hookTimeout: options.timeout,
    ...(options.oneByOne && { fileParallelism: false }),
  },
})

export default defineConfig({
  test: {
    projects: [
      project('architecture', { timeout: 60_000 }),
      project('unit', { timeout: 30_000 }),
      project('contract', { timeout: 120_000 }),
      project('turns', { timeout: 60_000 }),
      project('cards', { timeout: 120_000, oneByOne: true }),
      project('exam', { timeout: 60_000 }),
      // Rounds of `npm run fuzz` try more.
      project('fuzz', { timeout: 60_000 * Number(process.env['FUZZ_SHARE'] ?? 1) }),
      project('e2e', { timeout: 180_000, oneByOne: true }),
    ],
  },
})
