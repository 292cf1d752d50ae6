import type { Locator } from 'playwright-core'
import { it } from 'vitest'
import { aDayAhead } from '../builders/a-day-ahead.ts'
import { inEachLanguage } from '../builders/a-playground-page.ts'
import { usePlaygroundStory } from '../builders/a-playground-story.ts'

const tell = usePlaygroundStory()

const officer = 'Trần Thu Hòa'

/** Well behind the campaigns of the sample: two times of one place each, on two days. */
const { iso: tuesday, short } = aDayAhead({ weeks: 6, weekday: 2 })
const { iso: wednesday } = aDayAhead({ weeks: 6, weekday: 3 })

const lan = { name: 'Nguyễn Thị Lan', invited: 'Bạn được mời khám sức khỏe' }
const bao = { name: 'Hoàng Gia Bảo', invited: 'You are invited to a health check' }
const olga = { name: 'Ветрова Ольга', invited: 'Вас приглашают на медосмотр' }

/** The officer's question in each language, of the campaign of the sample. */
const completions = {
  vi: { text: 'xem đợt khám annual', examined: 'đã khám' },
  en: { text: 'show health campaign annual', examined: 'examined' },
  ru: { text: 'показать медосмотр annual', examined: 'прошли' },
} as const

const fill = async (dialog: Locator) => {
  await dialog.getByLabel('Tên đợt khám').fill('Khám bổ sung')
  await dialog.getByLabel('Từ ngày').fill(tuesday)
  await dialog.getByLabel('Đến ngày').fill(wednesday)
  await dialog.getByLabel('Nơi khám').fill('Phòng khám Hải Đăng | 18 Hoa Sứ | Trên bờ – Vũng Tàu')
  await dialog.getByLabel('Người khám').fill('nguyen.thi.lan, hoang.gia.bao, olga.vetrova')
  await dialog.getByLabel('Giờ khám').fill('07:00-08:00')
  await dialog.getByLabel('Cách nhau (phút)').fill('30')
  await dialog.getByLabel('Số người mỗi giờ').fill('1')
  await dialog.getByLabel('Mang theo').fill('CCCD\nThẻ BHYT')
}

it('a campaign from its form to its progress: opened, booked, moved, a place passed on to who waits, attendance', async () => {
  const story = await tell('campaign')
  const { page, become, say, press, message, picture, cardPicture } = story

  await become(officer)
  await press(await say('các đợt khám'), 'Lập đợt khám mới')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên đợt khám').waitFor()
  await picture('1-form')
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await dialog.waitFor({ state: 'detached' })
  const plan = await message('Chưa ai được mời')
  await picture('2-plan')
  await cardPicture(plan, '2-plan')
  await press(plan, 'Mở và gửi lời mời')
  await message('3 người được mời')
  await picture('3-opened')

  await inEachLanguage({ vi: lan, en: bao, ru: olga }, async ({ name, invited }, language) => {
    await become(name)
    await cardPicture(await message(invited), `4-invited-${language}`)
    await picture(`4-invited-${language}`)
  })

  await become(lan.name)
  await press(await message(lan.invited), `Đặt T3 ${short}, 07:00`)
  await message('Bạn có chỗ rồi')
  await picture('5-booked')

  await become(olga.name)
  await say(`запись на осмотр ${tuesday} 07:30`)
  await message('Место за вами')
  await picture('5-booked-ru')

  await become(bao.name)
  await say(`wait for a health check ${tuesday} 07:00`)
  await message('You are on the waiting list')
  await picture('6-waiting')

  await become(officer)
  await say(`places of health campaign 1 ${tuesday} 07:30: 2`)
  await message('2 places now')
  await become(lan.name)
  const moved = await say(`đổi lịch khám sang ${tuesday} 07:30`)
  await moved.getByText('07:30', { exact: true }).waitFor()
  await picture('7-moved')

  await become(bao.name)
  const promoted = await message('A place became free')
  await picture('8-promoted')
  await cardPicture(promoted, '8-promoted')

  await become(officer)
  const progress = await say('xem đợt khám 1')
  await progress.getByText('đã đặt lịch').waitFor()
  await picture('9-progress')
  await cardPicture(progress, '9-progress')

  // Nobody is examined before their time: of the campaign of the sample, some have been.
  await say('điểm danh đợt khám annual')
  await picture('10-attendance')
  await say('đã đến khám annual: bui.huu.hai')
  await message('1 người đến, 0 người vắng')
  await picture('11-attended')
  await inEachLanguage(completions, async ({ text, examined }, language) => {
    const completion = await say(text)
    await completion.getByText('12/12').first().waitFor()
    await completion.getByText(examined, { exact: true }).waitFor()
    await picture(`12-completion-${language}`)
    await cardPicture(completion, `12-completion-${language}`)
  })
  await story.end()
})
