import type { Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { type BrowserOptions, useBrowser } from '../builders/a-browser.ts'
import { playgroundBot } from '../builders/a-playground-bot.ts'
import { mai, sergei } from '../builders/a-simulated-organisation.ts'
import { aSimulator, callConnector, chatPath, type Stage } from '../builders/a-simulator.ts'
import { type BotBehaviour, cardMessage } from '../builders/an-echo-bot.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const openBrowser = useBrowser()

const visit = async (
  options: BrowserOptions = {},
  behave: BotBehaviour = playgroundBot,
): Promise<Stage & { page: Page; faults: string[] }> => {
  const stage = await aSimulator(behave)
  const browser = await openBrowser(options)
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (said) => said.type() === 'error' && faults.push(said.text()))
  await page.goto(stage.sim.playground)
  await page.locator('.empty').waitFor()
  return { ...stage, page, faults }
}

const write = async (page: Page, words: string): Promise<void> => {
  await page.locator('#composer-text').fill(words)
  await page.keyboard.press('Enter')
}

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.textContent')

it('a newcomer picks a starter and gets a card, whose button changes it in place', async () => {
  const { page, faults } = await visit()
  await page.getByRole('button', { name: /^Service status/ }).click()
  const card = page.locator('.card')
  await card.getByText('Degraded').waitFor()
  await card.getByRole('button', { name: 'Acknowledge' }).click()
  await card.getByText('You acknowledged this.').waitFor()
  expect(await card.count()).toBe(1)
  expect(await focused(page)).toContain('You acknowledged this.')
  expect(faults).toEqual([])
})

it('what is written arrives by Enter, a line break by Shift+Enter, and the arrow up brings it back', async () => {
  const { page, bot } = await visit()
  await page.locator('#composer-text').fill('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await page.locator('.message.bot').waitFor()
  expect(bot.incoming.at(-1)?.text).toBe('one\ntwo')
  await page.keyboard.press('ArrowUp')
  expect(await page.locator('#composer-text').inputValue()).toBe('one\ntwo')
})

it('the bot is told of each of its messages once that it was read', async () => {
  const { page, bot, sim } = await visit()
  for (const [place, words] of ['first', 'second'].entries()) {
    await write(page, words)
    await page.locator('.message.bot').nth(place).waitFor()
    const said = sim.received(sim.conversationId(mai.id, 'personal'))
    await expect
      .poll(() => bot.events.map(({ value }) => value), { timeout: 20_000 })
      .toEqual(said.map(({ id }) => ({ lastReadMessageId: id })))
  }
})

it('who asked the system for less motion sees none', async () => {
  const { page } = await visit()
  await write(page, 'status')
  await page.locator('.card').waitFor()
  await page.locator('.me').click()
  await page.locator('.person-choice').first().waitFor()
  const moving = await page.evaluate<string[]>(`[...document.querySelectorAll('*')].flatMap((element) => {
    const { animationDuration, transitionDuration } = getComputedStyle(element)
    return /[1-9]/.test(animationDuration + transitionDuration) ? [element.className] : []
  })`)
  expect(moving).toEqual([])
})

it('markup that a person or the bot writes is shown as text', async () => {
  const { page, faults } = await visit()
  await write(page, '<img src=x onerror="document.title=1"><b>bold</b>')
  await page.locator('.message.bot').waitFor()
  expect(await page.locator('.message.own .bubble').textContent()).toContain('<b>bold</b>')
  expect(await page.locator('.timeline img, .timeline .bubble b').count()).toBe(0)
  expect(faults).toEqual([])
})

it('a dialog checks its inputs, sends them, says what the bot answers and gives the focus back', async () => {
  const { page, bot } = await visit()
  await write(page, 'status')
  await page.locator('.card').getByRole('button', { name: 'Report a fault' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.getByText('Choose a service').waitFor()
  expect(bot.incoming.some(({ name }) => name === 'task/submit')).toBe(false)
  await dialog.locator('select').selectOption('radio')
  await dialog.locator('textarea').fill('Noise')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.getByText('1042').waitFor()
  expect(bot.incoming.at(-1)?.value).toMatchObject({
    data: { service: 'radio', what: 'Noise', form: 'fault' },
  })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('Report a fault')
})

it('somebody else is chosen with the keyboard, sees only their own chats, and the rest shows as unread', async () => {
  const { page, sim } = await visit()
  await write(page, 'mine')
  await page.locator('.message.bot').waitFor()
  await page.locator('.me').press('Enter')
  await page.getByRole('button', { name: new RegExp(sergei.name) }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Hello, ${sergei.name}!` }).waitFor()
  await sim.say(mai.id, 'general', 'for everybody')
  await page.getByRole('button', { name: /General.*unread/ }).click()
  await page.locator('.message.person', { hasText: 'for everybody' }).waitFor()
  expect(await page.getByText('mine', { exact: true }).count()).toBe(0)
})

it('in a channel the bot is mentioned, and an answer goes into the thread that was chosen', async () => {
  const { page, bot } = await visit()
  await page.getByRole('button', { name: 'General' }).click()
  await write(page, 'first')
  await page.locator('.post .message.bot').waitFor()
  await page.locator('.post').getByRole('button', { name: 'Reply' }).click()
  await write(page, 'second')
  await page.locator('.post .message.bot').nth(1).waitFor()
  expect(await page.locator('.post').count()).toBe(1)
  expect(bot.incoming[1]?.text).toBe('<at>Loa</at> second')
  expect(bot.incoming[1]?.conversation.id).toBe(bot.incoming[0]?.conversation.id)
})

it('a link of a card opens, a script in its place does not', async () => {
  const { page, sim } = await visit()
  await page.evaluate('window.opened = []; window.open = (url) => { window.opened.push(url) }')
  const link = (title: string, url: string) => ({ type: 'Action.OpenUrl', title, url })
  const actions = [
    link('Calendar', 'https://example.org/slot.ics'),
    link('Trap', 'javascript:document.title=1'),
  ]
  const card = { type: 'AdaptiveCard', version: '1.5', body: [], actions }
  await callConnector(sim, 'POST', `${chatPath(sim, mai.id, 'personal')}/activities`, cardMessage(card))
  await page.locator('.card').getByText('Trap').click()
  await page.locator('.card').getByText('Calendar').click()
  expect(await page.evaluate('window.opened')).toEqual(['https://example.org/slot.ics'])
})

it('a failed turn is said, and can be tried again', async () => {
  const { page, bot } = await visit()
  await write(page, 'please fail')
  await page.locator('.timeline').getByText('Loa ran into an error.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('.failure').nth(1).waitFor()
  expect(bot.incoming).toHaveLength(2)
})

it('a message that the bot changes or removes changes where it stands, and inputs elsewhere keep their text', async () => {
  const { page, sim } = await visit()
  await write(page, 'first')
  await page.locator('.timeline').getByText('You said: first').waitFor()
  await page.locator('#composer-text').fill('a draft')
  const [first] = sim.received(sim.conversationId(mai.id, 'personal'))
  const path = `${chatPath(sim, mai.id, 'personal')}/activities/${first?.id}`
  await callConnector(sim, 'PUT', path, { type: 'message', text: 'corrected' })
  await page.locator('.timeline').getByText('corrected').waitFor()
  await page.locator('.timeline').getByText('Edited').waitFor()
  await callConnector(sim, 'DELETE', path)
  await page.locator('.timeline').getByText('This message was deleted').waitFor()
  expect(await page.locator('#composer-text').inputValue()).toBe('a draft')
})

it('a card taller than the window is shown from its beginning, and one that fits to its end', async () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ type: 'TextBlock', text: `Row ${n}` }))
  const { page } = await visit({}, async ({ text }, connector) => {
    const body = rows(text === 'tall' ? 60 : 5)
    const actions = [{ type: 'Action.Submit', title: 'Next', data: {} }]
    await connector.reply(cardMessage({ type: 'AdaptiveCard', version: '1.5', body, actions }))
    return { status: 200 }
  })
  await write(page, 'tall')
  await page.locator('.card').waitFor()
  await page.locator('.typing').waitFor({ state: 'detached' })
  const top = (await page.locator('.card').boundingBox())?.y ?? 0
  expect(top).toBeGreaterThan(0)
  expect(top).toBeLessThan(300)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.locator('.card').nth(1).waitFor()
  await page.locator('.typing').waitFor({ state: 'detached' })
  const box = await page.locator('.card').nth(1).boundingBox()
  const composer = await page.locator('.composer').boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(composer?.y ?? 0)
  expect(await page.locator('.new-messages').isVisible()).toBe(false)
})

it('the commands open on a slash and are picked with the keyboard', async () => {
  const { page, bot } = await visit()
  await page.locator('#composer-text').pressSequentially('/meet')
  await page.getByRole('option', { name: /Meetings today/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.message.bot').waitFor()
  expect(bot.incoming.at(-1)?.text).toBe('Meetings today')
})

it('while the bot thinks the page says so', async () => {
  let answer = (): void => {}
  const thinking = new Promise<void>((resolve) => {
    answer = resolve
  })
  const { page } = await visit({}, async (incoming, connector) => {
    await thinking
    return playgroundBot(incoming, connector)
  })
  await write(page, 'hello')
  await page.getByText('Loa is typing').waitFor({ state: 'attached' })
  answer()
  await page.locator('.message.bot').waitFor()
  await page.locator('.typing').waitFor({ state: 'detached' })
})

it('on a phone 360 pixels wide nothing sticks out, and the rail is a drawer', async () => {
  const { page } = await visit({ width: 360, height: 740, locale: 'ru-RU' })
  expect(await page.locator('.rail').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Открыть список чатов' }).click()
  await page.getByRole('button', { name: 'Дежурная смена' }).click()
  await page.getByRole('heading', { name: 'Дежурная смена' }).waitFor()
  await write(page, 'status')
  await page.locator('.card').getByRole('link', { name: 'Calendar file' }).waitFor()
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBe(360)
  const edge = await page.locator('.card .ac-pushButton').last().boundingBox()
  expect((edge?.x ?? 0) + (edge?.width ?? 0)).toBeLessThan(360)
})

it('the language and the theme of the page are chosen and kept', async () => {
  const { page } = await visit()
  await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  await page.getByRole('button', { name: 'Tối' }).click()
  await page.reload()
  await page.getByRole('heading', { name: `Xin chào ${mai.name}!` }).waitFor()
  const root = page.locator('html')
  expect(await root.getAttribute('lang')).toBe('vi')
  expect(await root.getAttribute('data-theme')).toBe('dark')
  expect(await page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme')).toBe('dark')
})

it('developers see what went over the wire', async () => {
  const { page } = await visit()
  await page.getByRole('button', { name: 'What was sent' }).click()
  await write(page, 'hello')
  await page.locator('.exchange').nth(1).waitFor()
  await page.locator('.exchange summary').first().click()
  expect(await page.locator('.exchange pre').first().textContent()).toContain('"aadObjectId"')
})
