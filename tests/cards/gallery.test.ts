import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser } from '../builders/a-browser.ts'

const gallery = '.out/cards/index.html'
const openBrowser = useBrowser()

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['src/commands/cards.ts'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
})

const openGallery = async (width: number): Promise<Page> => {
  const page = await (await openBrowser({ width, height: 900 })).newPage()
  await page.goto(pathToFileURL(gallery).href)
  return page
}

describe('the gallery', () => {
  it('shows every card in three languages, each with a picture of its own', async () => {
    const figures = await (await openGallery(1_200)).locator('figure').count()
    expect(figures).toBeGreaterThan(60)
    expect(readdirSync('.out/cards').filter((file) => file.endsWith('.png'))).toHaveLength(figures)
  })

  it('has no picture that does not load', async () => {
    const page = await openGallery(1_200)
    expect(
      await page.evaluate(
        '[...document.images].filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src)',
      ),
    ).toEqual([])
  })

  it.each([390, 1_200])('has no card that is cut off at %i pixels', async (width) => {
    const page = await openGallery(width)
    expect(
      await page.evaluate(
        '[...document.querySelectorAll("figure")].filter((figure) => figure.scrollWidth > figure.clientWidth + 1).map((figure) => figure.id)',
      ),
    ).toEqual([])
  })
})
