import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLoa, eachLanguage, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const commands = { vi: 'Hôm nay của tôi', en: 'My day', ru: 'Мой день' } as const

describe.each(eachLanguage)('my day in %s', (language) => {
  it('shows what the person has today or what comes next', async () => {
    const [card] = await loa.say(speakers[language], commands[language], { client: language })
    expect(card).toMatchObject({ name: 'my-day/day', language })
    expect(card?.words).toMatch(/\d\d:\d\d/)
    expect(card?.summary).not.toBe('')
  })

  it('leads on to answers', async () => {
    const [card] = await loa.say(speakers[language], commands[language], { client: language })
    for (const button of card?.next ?? []) {
      const [pressed] = await loa.press(speakers[language], button)
      expect(pressed?.name).toMatch(/^(meetings|health-checks|service-status)\//)
    }
  })
})

it('is understood without diacritics and in any case', async () => {
  const [card] = await loa.say('nguyen.thi.lan', 'HOM NAY CUA TOI')
  expect(card?.name).toBe('my-day/day')
})

it('goes to the own chat when it is asked for in a group', async () => {
  const [card] = await loa.say('nguyen.thi.lan', 'Hôm nay của tôi', { place: 'group' })
  expect(card?.name).not.toBe('my-day/day')
  expect(loa.private.at(-1)?.cards[0]?.name).toBe('my-day/day')
})

describe('the schedule of other days', () => {
  const asked: [string, string, string, RegExp][] = [
    ['vi', 'nguyen.thi.lan', 'mai tôi có gì không', /Thứ Năm, 26 tháng 11.*07:15/s],
    [
      'vi',
      'nguyen.thi.lan',
      'sang thu 5 minh co ranh khong',
      /Thứ Năm, 26 tháng 11, 2026 · 06:00–12:00.*07:15/s,
    ],
    [
      'en',
      'hoang.gia.bao',
      'What’s on my calendar next week?',
      /30\/11\/2026 – 06\/12\/2026.*Monday, 30 November/s,
    ],
    ['en', 'hoang.gia.bao', 'am I free on Saturday?', /28 November.*You are free/s],
    ['ru', 'ivan.petrenko', 'что у меня в понедельник', /Понедельник, 30 ноября.*Еженедельная планёрка/s],
    ['ru', 'ivan.petrenko', 'я свободен в воскресенье вечером?', /29 ноября.*Вы свободны/s],
  ]
  it.each(asked)('is told in %s to %s who asks %j', async (language, person, text, words) => {
    const [card] = await loa.say(person, text)
    expect(card).toMatchObject({ name: 'my-day/day', language })
    expect(card?.words).toMatch(words)
  })

  it('has what goes on at an hour, and not what is over by then', async () => {
    const [during] = await loa.say('nguyen.thi.lan', 'am I busy at 7:20 tomorrow?')
    expect(during?.words).toContain('07:15')
    const [after] = await loa.say('nguyen.thi.lan', 'am I busy at 7:40 tomorrow?')
    expect(after?.words).toContain('You are free')
  })

  it.each(['what do I have to bring on Thursday', 'am I free to leave tomorrow', 'my schedule for 2026'])(
    'is not what %j asks for',
    async (text) => expect((await loa.say('nguyen.thi.lan', text))[0]?.name).not.toBe('my-day/day'),
  )
})
