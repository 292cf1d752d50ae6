import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Chromium of the machine, without anything that calls home. */
export const chromiumOptions = {
  executablePath,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** A PNG of each card of the gallery; how many there are, or undefined where there is no Chromium. */
export const takePictures = async (url: string, folder: string): Promise<number | undefined> => {
  if (!existsSync(executablePath)) return undefined
  const browser = await chromium.launch(chromiumOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
    await page.goto(url, { waitUntil: 'load' })
    const figures = await page.locator('figure').all()
    for (const figure of figures) {
      const id = await figure.getAttribute('id')
      await figure.screenshot({ path: join(folder, `${id}.png`) })
    }
    return figures.length
  } finally {
    await browser.close()
  }
}
