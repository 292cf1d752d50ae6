import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { noticeWishes } from '../../src/core/people/disturbing.ts'
import people from '../../src/sample/people.json' with { type: 'json' }
import { aLoa, type SeenCard, samplePerson, speakers, type TestLoa, wednesday } from '../builders/loa.ts'

const words = {
  vi: {
    own: 'Bạn biết gì về tôi?',
    atNight: 'đừng nhắn tin cho tôi ban đêm nhé',
    erase: 'xóa dữ liệu của tôi đi',
    heading: 'Loa biết gì về bạn',
    settings: 'cài đặt nhắc tin',
    mute: 'tắt thông báo nhắc việc',
    unmute: 'Bật thông báo nhắc việc',
    quiet: 'không làm phiền 22h đến 6h30',
    quietOff: 'không làm phiền tắt',
    bad: 'không làm phiền 22:00',
    saved: 'Đã lưu.',
    notSaved: 'Chưa lưu',
  },
  en: {
    own: 'What do you know about me?',
    atNight: 'please do not disturb me at night',
    erase: 'can you delete my data?',
    heading: 'What Loa knows about you',
    settings: 'notification settings',
    mute: 'Mute reminders',
    unmute: 'unmute reminders',
    quiet: 'do not disturb from 22:00 to 6:30',
    quietOff: 'do not disturb off',
    bad: 'do not disturb 22:00',
    saved: 'Saved.',
    notSaved: 'Not saved',
  },
  ru: {
    own: 'Что ты знаешь обо мне?',
    atNight: 'отключи уведомления ночью',
    erase: 'удалите мои данные, пожалуйста',
    heading: 'Что Loa знает о вас',
    settings: 'настройки уведомлений',
    mute: 'Отключить напоминания',
    unmute: 'включить напоминания',
    quiet: 'не беспокоить с 22:00 до 6:30',
    quietOff: 'не беспокоить: выкл',
    bad: 'не беспокоить 22:00',
    saved: 'Сохранено.',
    notSaved: 'Не сохранено',
  },
} as const satisfies Record<Language, Record<string, string>>

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const wishesOf = async (person: string) =>
  (await loa.store.get(noticeWishes, samplePerson(person).account))?.document

const exportSchema = z.object({
  kept: z.array(z.object({ kind: z.string(), name: z.string(), items: z.array(z.unknown()) })),
})

/** What the link of a card hands out; undefined: nothing any more. */
const fetchFile = async (card: SeenCard | undefined, { bot }: TestLoa = loa): Promise<string | undefined> => {
  const link = card?.next?.find(({ kind }) => kind === 'open')
  const ticket = link?.kind === 'open' ? bot.links.open(link.url.split('/files/')[1] ?? '') : undefined
  if (!ticket || ticket === 'expired') return undefined
  const downloads = bot.features.flatMap((feature) => feature.downloads ?? [])
  const found = downloads.find(({ kind }) => kind === ticket.kind)
  const file = await found?.produce(ticket.key, ticket.language)
  return file && String(file.body)
}

describe.each(languages)('privacy in %s', (language) => {
  const say = words[language]
  const person = speakers[language]

  it('shows what is kept of somebody, by kind, and how long it stays', async () => {
    const [card] = await loa.say(person, say.own)
    expect(card?.name).toBe('privacy/own-data')
    expect(card?.words).toContain(say.heading)
    const shown = z
      .object({ kinds: z.array(z.object({ name: z.string(), stays: z.string() })) })
      .parse(card?.view)
    expect(shown.kinds.length).toBeGreaterThan(2)
    expect(shown.kinds.map(({ name, stays }) => `${name}${stays}`).join()).not.toMatch(/kind\.|stay\./)
  })

  it('answers where nobody else sees it when it is asked in a channel', async () => {
    const before = loa.private.length
    const [card] = await loa.say(person, say.own, { place: 'channel' })
    expect(card?.name).not.toBe('privacy/own-data')
    expect(loa.private.at(-1)?.cards[0]?.name).toBe('privacy/own-data')
    expect(loa.private).toHaveLength(before + 1)
  })

  it('hands out all of it as one file that says nothing of anybody else', async () => {
    const [card] = await loa.say(person, say.own)
    const text = (await fetchFile(card)) ?? ''
    const { kept } = exportSchema.parse(JSON.parse(text))
    expect(kept.map(({ kind }) => kind)).toContain('directory')
    expect(text).toContain(samplePerson(person).name)
    const others = people.filter(({ id }) => id !== person)
    expect(others.filter(({ account, name }) => text.includes(account) || text.includes(name))).toEqual([])
  })

  it('mutes and unmutes a category, and keeps quiet hours, by a text', async () => {
    expect((await loa.say(person, say.mute))[0]?.words).toContain(say.saved)
    expect((await loa.say(person, say.quiet))[0]?.name).toBe('privacy/wishes')
    expect(await wishesOf(person)).toEqual({ muted: ['reminders'], quiet: { from: '22:00', to: '06:30' } })
    await loa.say(person, say.unmute)
    await loa.say(person, say.quietOff)
    expect(await wishesOf(person)).toEqual({ muted: [] })
  })

  it('changes nothing and says how where the hours are not a stretch of a day', async () => {
    const [card] = await loa.say(person, say.bad)
    expect(card?.words).toContain(say.notSaved)
    expect(await wishesOf(person)).toEqual({ muted: [] })
  })

  it('offers the usual hours where none is named, each a press', async () => {
    const [card] = await loa.say(person, say.atNight)
    expect(card?.name).toBe('privacy/wishes')
    expect(await wishesOf(person)).toEqual({ muted: [] })
    const offered = card?.next?.filter(({ kind }) => kind === 'say') ?? []
    expect(offered).toHaveLength(3)
    await loa.press(person, offered[0])
    expect(await wishesOf(person)).toEqual({ muted: [], quiet: { from: '22:00', to: '06:00' } })
    await loa.say(person, say.quietOff)
  })

  it('says to whoever wants it erased what goes when, and whom to ask', async () => {
    const [card] = await loa.say(person, say.erase)
    expect(card?.name).toBe('privacy/own-data')
    expect(card?.words).toContain('@centre.example')
  })

  it('saves the same from the fields of the card', async () => {
    const [card] = await loa.say(person, say.settings)
    const save = card?.next?.[0]
    expect(save).toMatchObject({ kind: 'act', verb: 'privacy.save-wishes' })
    const pressed = { loa: 'act', verb: 'privacy.save-wishes' }
    await loa.pressData(person, { ...pressed, muted: 'incidents,announcements', from: '21:00', to: '05:00' })
    expect(await wishesOf(person)).toEqual({
      muted: ['announcements', 'incidents'],
      quiet: { from: '21:00', to: '05:00' },
    })
    await loa.pressData(person, { ...pressed, from: '21:00' })
    expect((await wishesOf(person))?.muted).toHaveLength(2)
    await loa.pressData(person, pressed)
    expect(await wishesOf(person)).toEqual({ muted: [] })
  })

  it('has a text command that does the same as each button of the settings', async () => {
    const [card] = await loa.say(person, say.settings)
    const toggles = card?.next?.filter(({ kind }) => kind === 'say') ?? []
    expect(toggles).toHaveLength(4)
    for (const button of toggles) {
      const [pressed] = await loa.press(person, button)
      expect(pressed?.words).toContain(say.saved)
    }
    expect(await wishesOf(person)).toEqual({
      muted: ['announcements', 'incidents', 'reminders'],
      quiet: { from: '22:00', to: '06:00' },
    })
    for (const button of (await loa.say(person, say.settings))[0]?.next?.slice(1) ?? [])
      await loa.press(person, button)
    expect(await wishesOf(person)).toEqual({ muted: [] })
  })
})

it('hands the file out for a day', async () => {
  let now = wednesday
  const another = await aLoa({
    get now() {
      return now
    },
  })
  onTestFinished(() => another.close())
  const [card] = await another.say(speakers.en, 'what do you know about me')
  expect(await fetchFile(card, another)).toContain('directory')
  now = now.plus({ hours: 25 })
  expect(await fetchFile(card, another)).toBeUndefined()
})

it('tells a guest only of what goes by their own account', async () => {
  const { cards } = await loa.bot.conversation.respond({
    activity: 'activity-of-a-guest',
    sender: { account: 'a-stranger', name: 'Somebody' },
    place: { kind: 'personal', conversation: 'personal-guest' },
    client: 'en',
    zone: undefined,
    input: { kind: 'text', text: 'what do you know about me', files: [], attachments: 0 },
  })
  expect(cards[0]?.view).toMatchObject({ kinds: [] })
  expect(loa.troubles).toEqual([])
})
