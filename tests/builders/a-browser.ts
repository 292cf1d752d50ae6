import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { chromiumOptions } from '../../src/commands/gallery-pictures.ts'

export type BrowserOptions = { readonly width?: number; readonly height?: number; readonly locale?: string }

const launch = (): Promise<Browser> => chromium.launch(chromiumOptions)

/** One Chromium for the tests of a file; what it returns opens a session that remembers nothing and ends with the test. */
export const useBrowser = (): ((options?: BrowserOptions) => Promise<BrowserContext>) => {
  let running: Promise<Browser> | undefined
  beforeAll(async () => {
    running = launch()
    await running
  }, 60_000)
  afterAll(async () => (await running)?.close())
  return async ({ width = 1280, height = 800, locale = 'en-GB' } = {}) => {
    const browser = await (running ?? launch())
    const context = await browser.newContext({ viewport: { width, height }, locale, reducedMotion: 'reduce' })
    onTestFinished(() => context.close())
    return context
  }
}
