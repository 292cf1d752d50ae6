import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../builders/a-browser.ts'
import { startProcess } from '../builders/a-process.ts'

const openBrowser = useBrowser()
const folder = '.out/screenshots'
mkdirSync(folder, { recursive: true })

const picture = (page: Page, name: string) => page.screenshot({ path: `${folder}/announce-${name}.png` })

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

const typed: readonly (readonly [label: RegExp, text: string])[] = [
  [/^Tiêu đề · tiếng Việt/i, 'Cúp nước tòa nhà A'],
  [/^Tóm tắt .* tiếng Việt/i, 'Sáng thứ bảy không có nước'],
  [/^Nội dung · tiếng Việt/i, 'Từ 8:00 đến 11:00 thứ bảy.\n\nXin **trữ nước** trước.'],
  [/^Tiêu đề · tiếng Anh/i, 'Water off in building A'],
  [/^Tóm tắt .* tiếng Anh/i, 'No water on Saturday morning'],
  [/^Nội dung · tiếng Anh/i, 'From 8:00 to 11:00 on Saturday.\n\nPlease **store some water**.'],
  [/^Tiêu đề · tiếng Nga/i, 'Отключение воды в корпусе А'],
  [/^Tóm tắt .* tiếng Nga/i, 'В субботу утром воды не будет'],
  [/^Nội dung · tiếng Nga/i, 'В субботу с 8:00 до 11:00.\n\n**Запаситесь водой**.'],
  [/^Gửi tới/, 'Đội Vô tuyến, MSP-1'],
]

it('an announcement from the form to its report: composed in three languages, previewed, released, recalled', async () => {
  const loa = await startProcess()
  const page = await (await openBrowser({ width: 1_280, height: 900, locale: 'vi-VN' })).newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(loa.playground)
  await page.locator('.empty').waitFor()
  await become(page, 'Lê Thanh Mai')

  await write(page, 'thông báo mới')
  await lastCard(page).getByRole('button', { name: 'Soạn bằng biểu mẫu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Ngôn ngữ chính').waitFor()
  await picture(page, '1-form')
  for (const [label, text] of typed) await dialog.getByLabel(label).fill(text)
  await dialog.getByLabel(/xác nhận đã đọc/).check()
  await dialog.getByRole('button', { name: 'Xem trước' }).click()
  await dialog.getByText('Phần xem trước ở dưới các ô nhập').first().waitFor()
  await picture(page, '2-filled')
  await dialog.getByText('Запаситесь водой', { exact: true }).scrollIntoViewIfNeeded()
  await picture(page, '3-preview')
  expect(await dialog.getByLabel(/^Tiêu đề · tiếng Nga/i).inputValue()).toBe('Отключение воды в корпусе А')

  await dialog.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await dialog.waitFor({ state: 'detached' })
  await lastCard(page).getByText('Cúp nước tòa nhà A').first().waitFor()
  await picture(page, '4-draft')
  const draft = await lastCard(page).innerText()
  const count = /\((\d+)\)/.exec(draft)?.[1]
  expect(count).toMatch(/^\d+$/)

  await write(page, `phát hành 1 ${count}`)
  await page
    .getByText(new RegExp(`${count} / ${count} đã nhận`))
    .first()
    .waitFor()
  await picture(page, '5-progress')
  await write(page, 'thu hồi thông báo 1')
  await lastCard(page).getByRole('button', { name: 'Thu hồi khỏi mọi người' }).click()
  await page
    .getByText(/đã thu hồi/i)
    .first()
    .waitFor()
  await picture(page, '6-recalled')
  await write(page, 'báo cáo thông báo 1')
  await lastCard(page).getByText('Báo cáo').first().waitFor()
  await picture(page, '7-report')
  expect(faults).toEqual([])
  expect(await loa.stop()).toBe(0)
  expect(loa.lines.filter((line) => /"level":(50|60)/.test(line))).toEqual([])
}, 120_000)
