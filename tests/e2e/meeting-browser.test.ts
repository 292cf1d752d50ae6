import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { aDayAhead } from '../builders/a-day-ahead.ts'
import { inEachLanguage } from '../builders/a-playground-page.ts'
import { usePlaygroundStory } from '../builders/a-playground-story.ts'

const tell = usePlaygroundStory()

const officer = 'Trần Thu Hòa'

/** A day on which nothing of the sample is held in the afternoon, as a form and a text write it. */
const { iso: day, written } = aDayAhead({ weeks: 5, weekday: 3 })

/** One who is invited in each language: what they are told, what they answer, what they see has changed. */
const invited = {
  vi: {
    name: 'Nguyễn Thị Lan',
    told: 'Bạn được mời họp',
    button: 'Tham dự',
    answered: 'bạn tham dự',
    changed: /dời sang .*15:00–16:00, phòng 102/,
    ask: `lịch họp của tôi ngày ${written}`,
  },
  en: {
    name: 'Hoàng Gia Bảo',
    told: 'You are invited',
    button: 'Yes',
    answered: 'you are coming',
    changed: /moved to .*15:00–16:00, phòng 102/,
    ask: `my meetings on ${day}`,
  },
  ru: {
    name: 'Петренко Иван',
    told: 'Вас приглашают на совещание',
    button: 'Приду',
    answered: 'вы придёте',
    changed: /перенос на .*15:00–16:00, phòng 102/,
    ask: `мои совещания ${day}`,
  },
} as const

/** The same in one line, at the hour of the weekly briefing of the sample. */
const lines = {
  vi: {
    line: 'họp giao ban thứ 2 hàng tuần 8h30 phòng 305',
    understood: 'Hàng tuần: Thứ Hai',
    clash: 'Trùng lịch',
  },
  en: { line: 'every Monday 8:30 stand-up room 305', understood: 'Every week: Monday', clash: 'Clashes' },
  ru: {
    line: 'планёрка по понедельникам в 8:30 каб. 305',
    understood: 'Еженедельно: понедельник',
    clash: 'Накладки',
  },
} as const

/** The officer's own, typed in each language; each is Lan's to do. */
const tasks = {
  vi: { text: 'giao việc họp m1: Đặt mua ăng-ten', done: 'Đã giao việc' },
  en: { text: 'task of meeting m1: Order the cable', done: 'The tasks are given' },
  ru: { text: 'поручение совещания m1: Согласовать работы', done: 'Поручения выданы' },
} as const

const fill = async (dialog: Locator) => {
  await dialog.getByLabel('Tên cuộc họp').fill('Họp ăng-ten mới')
  expect(await dialog.getByLabel('Ngày', { exact: true }).inputValue()).toBe(day)
  expect(await dialog.getByLabel('Địa điểm').inputValue()).toBe('phòng 101')
  await dialog.getByLabel('Mời', { exact: true }).fill('Nguyễn Thị Lan, Hoàng Gia Bảo, ivan.petrenko')
  await dialog
    .getByLabel('Chương trình')
    .fill('Mở đầu | Trần Thu Hòa | 10\nBáo cáo ăng-ten | Nguyễn Thị Lan | 20')
  await dialog.getByLabel('Số người tối thiểu').fill('2')
}

it('a meeting from its form to its minutes: invited, answered, moved, recorded, each in their own language', async () => {
  const story = await tell('meeting')
  const { page, become, say, press, message, picture, cardPicture } = story

  await become(officer)
  await inEachLanguage(lines, async ({ line, understood, clash }, language) => {
    const draft = await say(line)
    await draft.getByText(understood).first().waitFor()
    await draft.getByText(clash, { exact: true }).waitFor()
    await cardPicture(draft, `1-line-${language}`)
    await picture(`1-line-${language}`)
  })

  const draft = await say(`tạo cuộc họp: họp ăng-ten ngày ${written} 14h đến 15h phòng 101`)
  await press(draft, 'Mở biểu mẫu')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên cuộc họp').waitFor()
  await picture('2-form')
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Xem trước' }).click()
  await dialog.getByText('Chưa lưu gì').first().waitFor()
  await picture('3-preview')
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await message('Đã lưu (m1)')
  await picture('4-saved')

  await inEachLanguage(invited, async ({ name, told, button, answered }, language) => {
    await become(name)
    const invitation = await message(told)
    await cardPicture(invitation, `5-invited-${language}`)
    await press(invitation, button)
    await message(answered)
    await picture(`5-answered-${language}`)
  })

  await become(officer)
  await say(`dời họp m1: ${written} 15h-16h phòng 102`)
  await message('được báo tin')
  await picture('6-moved')
  await inEachLanguage(invited, async ({ name, changed, ask }, language) => {
    await become(name)
    await page.getByText(changed).first().waitFor()
    await picture(`7-changed-${language}`)
    await cardPicture(await message(changed), `7-changed-${language}`)
    const answer = await say(ask)
    await answer.getByText('15:00').first().waitFor()
  })

  await become(officer)
  await say('biên bản họp m1: Thống nhất thay ăng-ten.')
  await inEachLanguage(tasks, async ({ text, done }) => {
    const given = await say(`${text} | Nguyễn Thị Lan | ${day}`)
    await given.getByText(done).first().waitFor()
  })
  const recorded = await say('họp m1')
  await recorded.getByText('Thống nhất thay ăng-ten.').waitFor()
  for (const what of ['Đặt mua ăng-ten', 'Order the cable', 'Согласовать работы'])
    await recorded.getByText(`${what} – Nguyễn Thị Lan`).waitFor()
  await picture('8-recorded')
  await cardPicture(recorded, '8-recorded')
  await become(invited.vi.name)
  await (await say('xong việc số 1')).getByText('việc này xong').first().waitFor()
  await picture('9-task-done')
  await story.end()
})
