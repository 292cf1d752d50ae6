import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Button } from '../../src/core/conversation/reply.ts'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { aLoa, type SeenCard, speakers, type TestLoa } from '../builders/loa.ts'

/** Where a walk over the buttons starts, in each language. */
const starts: Record<Language, readonly string[]> = {
  vi: [
    'trợ giúp',
    'trạng thái dịch vụ',
    'chỉ tiêu dịch vụ',
    'chế độ công đoàn',
    'lịch khám sức khỏe của tôi',
    'lịch họp hôm nay',
    'tin hội nghị',
    'khen thưởng',
    'hôm nay của tôi',
  ],
  en: [
    'help',
    'service status',
    'service figures',
    'union benefits',
    'my health check',
    "today's meetings",
    'conference news',
    'awards',
    'my day',
  ],
  ru: [
    'помощь',
    'состояние сервисов',
    'показатели сервисов',
    'льготы профсоюза',
    'мой медосмотр',
    'совещания сегодня',
    'новости конференций',
    'награды',
    'мой день',
  ],
}

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const namesOf = (cards: readonly SeenCard[]) => cards.map(({ name }) => name)
const wordsOf = (cards: readonly SeenCard[]) => cards.map(({ words }) => words).join('\n')

describe.each(languages)('every button that a person meets in %s', (language) => {
  it('does what its text command does, and leads on', async () => {
    const person = speakers[language]
    const differing: string[] = []
    const met = new Map<string, Button>()
    for (const start of starts[language])
      for (const button of buttonsOf(await loa.say(person, start)))
        met.set(button.title + keyOf(button), button)
    expect(met.size).toBeGreaterThan(25)
    for (const button of met.values()) {
      const pressed = await loa.press(person, button)
      const typed = await loa.say(person, commandOf(button))
      if (namesOf(pressed).join() !== namesOf(typed).join() || wordsOf(pressed) !== wordsOf(typed))
        differing.push(`${button.title} = "${commandOf(button)}": ${namesOf(pressed)} / ${namesOf(typed)}`)
    }
    expect(differing).toEqual([])
    expect(loa.troubles).toEqual([])
  })
})

const buttonsOf = (cards: readonly SeenCard[]): Button[] =>
  cards.flatMap(({ next = [] }) => next).filter(({ kind }) => kind !== 'open')

const commandOf = (button: Button): string => (button.kind === 'open' ? '' : button.command)

const keyOf = (button: Button): string =>
  button.kind === 'ask' ? JSON.stringify(button.question) : commandOf(button)
