import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { usePlaygroundStory } from '../builders/a-playground-story.ts'

const openStory = usePlaygroundStory()

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
  const story = await openStory('announce')
  const { page, become, say, picture } = story
  await become('Lê Thanh Mai')

  await say('thông báo mới')
  await lastCard(page).getByRole('button', { name: 'Soạn bằng biểu mẫu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Ngôn ngữ chính').waitFor()
  await picture('1-form')
  for (const [label, text] of typed) await dialog.getByLabel(label).fill(text)
  await dialog.getByLabel(/xác nhận đã đọc/).check()
  await dialog.getByRole('button', { name: 'Xem trước' }).click()
  await dialog.getByText('Phần xem trước ở dưới các ô nhập').first().waitFor()
  await picture('2-filled')
  await dialog.getByText('Запаситесь водой', { exact: true }).scrollIntoViewIfNeeded()
  await picture('3-preview')
  expect(await dialog.getByLabel(/^Tiêu đề · tiếng Nga/i).inputValue()).toBe('Отключение воды в корпусе А')

  await dialog.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await dialog.waitFor({ state: 'detached' })
  await lastCard(page).getByText('Cúp nước tòa nhà A').first().waitFor()
  await picture('4-draft')
  const draft = await lastCard(page).innerText()
  const count = /\((\d+)\)/.exec(draft)?.[1]
  expect(count).toMatch(/^\d+$/)

  await say(`phát hành 1 ${count}`)
  await page
    .getByText(new RegExp(`${count} / ${count} đã nhận`))
    .first()
    .waitFor()
  await picture('5-progress')
  await say('thu hồi thông báo 1')
  await lastCard(page).getByRole('button', { name: 'Thu hồi khỏi mọi người' }).click()
  await page
    .getByText(/đã thu hồi/i)
    .first()
    .waitFor()
  await picture('6-recalled')
  await say('báo cáo thông báo 1')
  await lastCard(page).getByText('Báo cáo').first().waitFor()
  await picture('7-report')
  await story.end()
})
