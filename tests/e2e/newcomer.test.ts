import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { usePlaygroundStory } from '../builders/a-playground-story.ts'

const tell = usePlaygroundStory()

const lastCard = (page: Page) => page.locator('.card').last()

it('a newcomer’s first five minutes: three languages, a private answer, a file, the phone', async () => {
  const story = await tell('newcomer')
  const { page, become, say, picture } = story
  await picture('1-first-look')

  await say('mang ngoai gian sao roi?')
  await lastCard(page).getByText('Giảm hiệu năng').first().waitFor()
  await picture('2-service-status-vi')
  await lastCard(page).getByRole('button', { name: 'Chỉ tiêu' }).click()
  await page.locator('.card').nth(1).waitFor()
  await say('còn năm 2020?')
  await page.getByText('88,47').first().waitFor()

  await say('chế độ bảo hiểm của công đoàn thế nào ạ?')
  await say('lịch khám sức khỏe của tôi')
  await page.evaluate('window.open = (url) => { window.opened = url }')
  await lastCard(page).getByText(/\.ics/).click()
  const file = await fetch(await page.evaluate<string>('window.opened'))
  expect(await file.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/)
  await picture('3-health-check-vi')

  await become('Петренко')
  await say('Что сегодня на совещаниях?')
  await say('Кого наградили в 2020 году?')
  await lastCard(page).getByText(/★/).first().waitFor()
  await say('Итоговая конференция 2020 года')
  await page.getByText('1365/QĐ-KH').first().waitFor()
  await picture('4-conference-ru')

  await become('Hoàng Gia Bảo')
  await say('radio kpi 2020')
  await page.getByText('83.5').first().waitFor()
  await say('can you reset my password?')
  await lastCard(page).getByText('Loa does not know').waitFor()
  await picture('5-honest-no-en')

  await page.getByRole('button', { name: 'Chung', exact: false }).first().click()
  await say('when is my health check?')
  await lastCard(page).getByText('Loa wrote to you privately').waitFor()
  await picture('6-private-answer')

  await page.setViewportSize({ width: 390, height: 800 })
  await say('service status')
  await picture('7-phone')
  await story.end()
})

it('what somebody asked is in no line of the log', async () => {
  const { loa, say } = await tell('log', { LOG_LEVEL: 'debug' })
  await say('kenh radio tại giàn Marker-7391 bị mất sóng')
  await loa.stop()
  expect(loa.lines.join('\n')).not.toMatch(/Marker-7391|Nguyễn Thị Lan/)
})

it('the language that somebody chose is still known after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-restart-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const ask = async (words: string): Promise<string> => {
    const { loa, say } = await tell('restart', { STATE_FOLDER: folder })
    const text = await (await say(words)).innerText()
    await loa.stop('SIGKILL')
    return text
  }
  expect(await ask('English')).toContain('Loa speaks English')
  expect(await ask('trạng thái dịch vụ')).toContain('Service status')
})
