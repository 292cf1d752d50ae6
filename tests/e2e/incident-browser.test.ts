import { expect, it, onTestFinished } from 'vitest'
import { inEachLanguage } from '../builders/a-playground-page.ts'
import { usePlaygroundStory } from '../builders/a-playground-story.ts'
import { alertToken } from '../builders/an-alert-desk.ts'
import { startAlertmanager } from '../builders/an-alertmanager.ts'

const tell = usePlaygroundStory()

const engineer = 'Phạm Quốc Dũng'

/** A reader of each language: what they type, and what they see of the same incident. */
const readers = {
  vi: {
    name: 'Nguyễn Thị Lan',
    subscribe: 'theo dõi vô tuyến giàn MSP-1',
    subscribed: 'bạn sẽ được báo',
    incident: 'Sự cố số 1',
    major: 'Gián đoạn toàn bộ',
    over: 'Mọi cảnh báo đã hết',
    resolved: 'Đã khắc phục',
    ask: 'vô tuyến giàn MSP-1 sao rồi?',
    works: 'Hoạt động',
  },
  en: {
    name: 'Hoàng Gia Bảo',
    subscribe: 'subscribe radio',
    subscribed: 'you will be told',
    incident: 'Incident 1',
    major: 'Major outage',
    over: 'All alerts have ended',
    resolved: 'Resolved',
    ask: 'is the radio at MSP-1 working?',
    works: 'Operational',
  },
  ru: {
    name: 'Петренко Иван',
    subscribe: 'подписаться на радио МСП-1',
    subscribed: 'Готово',
    incident: 'Инцидент 1',
    major: 'Полный сбой',
    over: 'Все оповещения прекратились',
    resolved: 'Устранено',
    ask: 'что с радиосвязью на МСП-1?',
    works: 'Работает',
  },
} as const

const alert = {
  labels: { alertname: 'LinkDown', service: 'radio', site: 'msp1', severity: 'critical' },
  summary: 'carrier lost on repeater-1',
  startsAt: new Date(Date.now() - 20 * 60_000).toISOString(),
}

const addressIn = (lines: readonly string[]): string => {
  const address = lines
    .map((line) => /"endpoint":"(http:\/\/127\.0\.0\.1:\d+)\//.exec(line)?.[1])
    .find(Boolean)
  if (!address) throw new Error('it does not say where it listens')
  return address
}

it('an incident from a real Alertmanager to its end: each reader has one card, in their language, brought up to date in its place', async () => {
  const story = await tell('incident', {
    ALERTS_TOKEN: alertToken,
    ALERT_MAPPING_FILE: 'src/sample/alert-mapping.json',
  })
  const { page, become, say, press, message, picture, cardPicture } = story
  const alertmanager = await startAlertmanager(addressIn(story.loa.lines))
  onTestFinished(() => alertmanager.stop())
  /** As one reader sees it, with these words in it; there is no other card of it. */
  const theCard = async (incident: string, words: string) => {
    const told = await message(incident)
    await told.getByText(words).first().waitFor()
    expect(await page.locator('.message.bot', { hasText: incident }).count()).toBe(1)
    return told
  }

  await inEachLanguage(readers, async ({ name, subscribe, subscribed }) => {
    await become(name)
    await say(subscribe)
    await message(subscribed)
  })
  await alertmanager.raise(alert)
  await inEachLanguage(readers, async ({ name, incident, major }, language) => {
    await become(name)
    await cardPicture(await theCard(incident, major), `1-told-${language}`)
    await picture(`1-told-${language}`)
  })

  // The duty engineer follows up by form in Vietnamese, then in words of each other language.
  await become(engineer)
  const card = await message('Sự cố số 1')
  await card.getByText('carrier lost on repeater-1').waitFor()
  await press(card, 'Cập nhật…')
  const dialog = page.getByRole('dialog')
  const words = dialog.getByLabel('Nội dung báo cho mọi người')
  await words.fill('Cháy bộ khuếch đại trên cột phát.')
  await dialog.getByLabel('Đang ở bước nào').selectOption({ label: 'Đã rõ nguyên nhân' })
  await picture('2-form')
  await dialog.getByRole('button', { name: 'Cập nhật', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await message('Đã cập nhật sự cố 1')
  const updated = await say('update incident 1 monitoring: the amplifier is replaced')
  await updated.getByText('Incident 1 is updated').waitFor()
  await picture('3-updated')
  await inEachLanguage(readers, async ({ name, incident }, language) => {
    await become(name)
    await cardPicture(await theCard(incident, 'the amplifier is replaced'), `4-updated-${language}`)
  })

  await alertmanager.raise({ ...alert, ended: true })
  await inEachLanguage(readers, async ({ name, incident, over }) => {
    await become(name)
    await theCard(incident, over)
  })
  await become(engineer)
  await message('Mọi cảnh báo đã hết')
  await picture('5-alerts-over')
  await (await say('закрыть инцидент 1: канал стабилен')).getByText('Устранено').first().waitFor()
  await picture('6-resolved')
  await inEachLanguage(readers, async ({ name, incident, resolved, ask, works }, language) => {
    await become(name)
    await cardPicture(await theCard(incident, resolved), `7-resolved-${language}`)
    await (await say(ask)).getByText(works).first().waitFor()
    await picture(`7-asked-${language}`)
  })
  await story.end()
})
