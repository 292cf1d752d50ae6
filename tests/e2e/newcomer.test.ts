import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../builders/a-browser.ts'
import { startProcess } from '../builders/a-process.ts'

const openBrowser = useBrowser()
const folder = '.out/screenshots'
mkdirSync(folder, { recursive: true })

const write = async (page: Page, words: string): Promise<void> => {
  const answers = page.locator('.message.bot')
  const before = await answers.count()
  await page.locator('#composer-text').fill(words)
  await page.keyboard.press('Enter')
  await answers.nth(before).waitFor()
}

const become = async (page: Page, name: string): Promise<void> => {
  await page.locator('.me').click()
  await page.getByRole('button', { name: new RegExp(name) }).click()
}

const lastCard = (page: Page) => page.locator('.card').last()

const picture = (page: Page, name: string) => page.screenshot({ path: `${folder}/${name}.png` })

it('a newcomer’s first five minutes: three languages, a private answer, a file, the phone', async () => {
  const loa = await startProcess()
  const page = await (await openBrowser({ width: 1_280, height: 900, locale: 'vi-VN' })).newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(loa.playground)
  await page.locator('.empty').waitFor()
  await picture(page, '1-first-look')

  await write(page, 'mang ngoai gian sao roi?')
  await lastCard(page).getByText('Giảm hiệu năng').first().waitFor()
  await picture(page, '2-service-status-vi')
  await lastCard(page).getByRole('button', { name: 'Chỉ tiêu' }).click()
  await page.locator('.card').nth(1).waitFor()
  await write(page, 'còn năm 2020?')
  await page.getByText('88,47').first().waitFor()

  await write(page, 'chế độ bảo hiểm của công đoàn thế nào ạ?')
  await write(page, 'lịch khám sức khỏe của tôi')
  await page.evaluate('window.open = (url) => { window.opened = url }')
  await lastCard(page).getByText(/\.ics/).click()
  const file = await fetch(await page.evaluate<string>('window.opened'))
  expect(await file.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/)
  await picture(page, '3-health-check-vi')

  await become(page, 'Петренко')
  await write(page, 'Что сегодня на совещаниях?')
  await write(page, 'Кого наградили в 2020 году?')
  await lastCard(page).getByText(/★/).first().waitFor()
  await write(page, 'Итоговая конференция 2020 года')
  await page.getByText('1365/QĐ-KH').first().waitFor()
  await picture(page, '4-conference-ru')

  await become(page, 'Hoàng Gia Bảo')
  await write(page, 'radio kpi 2020')
  await page.getByText('83.5').first().waitFor()
  await write(page, 'can you reset my password?')
  await lastCard(page).getByText('Loa does not know').waitFor()
  await picture(page, '5-honest-no-en')

  await page.getByRole('button', { name: 'Chung', exact: false }).first().click()
  await write(page, 'when is my health check?')
  await lastCard(page).getByText('Loa wrote to you privately').waitFor()
  await picture(page, '6-private-answer')

  await page.setViewportSize({ width: 390, height: 800 })
  await write(page, 'service status')
  await picture(page, '7-phone')
  expect(faults).toEqual([])
  expect(await loa.stop()).toBe(0)
  expect(loa.lines.filter((line) => /"level":(50|60)/.test(line))).toEqual([])
})

it('what somebody asked is in no line of the log', async () => {
  const loa = await startProcess({ LOG_LEVEL: 'debug' })
  const page = await (await openBrowser()).newPage()
  await page.goto(loa.playground)
  await write(page, 'kenh radio tại giàn Marker-7391 bị mất sóng')
  await loa.stop()
  expect(loa.lines.join('\n')).not.toMatch(/Marker-7391|Nguyễn Thị Lan/)
})

it('the language that somebody chose is still known after a restart', async () => {
  const folderOfState = `${folder}/state-${process.pid}`
  const ask = async (words: string): Promise<string> => {
    const loa = await startProcess({ STATE_FOLDER: folderOfState })
    const page = await (await openBrowser()).newPage()
    await page.goto(loa.playground)
    await write(page, words)
    const text = await lastCard(page).innerText()
    await loa.stop('SIGKILL')
    return text
  }
  expect(await ask('English')).toContain('Loa speaks English')
  expect(await ask('trạng thái dịch vụ')).toContain('Service status')
})
