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
