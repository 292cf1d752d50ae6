import { mkdirSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { type Language, languages } from '../../src/core/i18n/language.ts'

const folder = '.out/screenshots'

export type PlaygroundPage = {
  readonly page: Page
  /** Errors of the page's own scripts. */
  readonly faults: readonly string[]
  /** Goes on as somebody else of those whom the page offers, in their chat with Loa. */
  become(name: string): Promise<void>
  /** Says something; the message of Loa that answers it, once it is there. */
  say(words: string): Promise<Locator>
  /** Presses a button and waits until what it did is done. */
  press(within: Locator, title: string): Promise<void>
  /** The message with these words that came last, once it is there. */
  message(words: string | RegExp): Promise<Locator>
  /** What is on the screen, at the width of a desktop and of a phone. */
  picture(name: string): Promise<void>
  /** A card by itself at the width of a phone. */
  cardPicture(card: Locator, name: string): Promise<void>
}

const desktop = { width: 1_280, height: 900 }
const phone = { width: 400, height: 860 }

/** The playground of a running Loa as a person sees it, in Vietnamese; pictures are called `<story>-<name>.png`. */
export const openPlayground = async (
  context: BrowserContext,
  address: string,
  story: string,
): Promise<PlaygroundPage> => {
  mkdirSync(folder, { recursive: true })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.setViewportSize(desktop)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(address)
  await page.locator('.empty').waitFor()
  const own = page.locator('.message.own')
  const idle = page.locator('.message.busy, .dialog.busy')
  return {
    page,
    faults,
    become: async (name) => {
      await page.locator('.me').click()
      const read = page.waitForResponse(/\/api\/messages\?/)
      await page.locator('#people').getByRole('button', { name }).click()
      await page.locator('.me').getByText(name).waitFor()
      const latest: { id: string } | undefined = (await (await read).json()).at(-1)
      await page.locator(latest ? `[data-id="${latest.id}"]` : '.empty').waitFor()
    },
    say: async (words) => {
      const before = await own.count()
      await page.locator('#composer-text').fill(words)
      await page.keyboard.press('Enter')
      const answer = own.nth(before).locator('xpath=following-sibling::li[contains(@class,"bot")]').first()
      await answer.waitFor()
      return answer
    },
    press: async (within, title) => {
      await within.getByRole('button', { name: title, exact: true }).click()
      await idle.first().waitFor({ state: 'detached' })
    },
    message: async (words) => {
      const found = page.locator('.message.bot', { hasText: words }).last()
      await found.waitFor()
      return found
    },
    picture: async (name) => {
      await page.screenshot({ path: `${folder}/${story}-${name}.png` })
      await page.setViewportSize(phone)
      await page.screenshot({ path: `${folder}/${story}-${name}-phone.png` })
      await page.setViewportSize(desktop)
    },
    cardPicture: async (card, name) => {
      await page.setViewportSize({ ...phone, height: 2_400 })
      const alone = card.locator('.card').first()
      // The composer would cover the edge of one that is only just in sight.
      await alone.evaluate('(shown) => shown.scrollIntoView({ block: "center" })')
      await alone.screenshot({ path: `${folder}/${story}-${name}-card.png` })
      await page.setViewportSize(desktop)
    },
  }
}

/** The same in each language that Loa speaks. */
export const inEachLanguage = async <Words extends Readonly<Record<Language, unknown>>>(
  words: Words,
  run: (words: Words[Language], language: Language) => Promise<void>,
): Promise<void> => {
  for (const language of languages) await run(words[language], language)
}
