import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexCommands } from '../../../../src/core/conversation/exact-commands.ts'
import type { Button, Card } from '../../../../src/core/conversation/reply.ts'
import type { Turn } from '../../../../src/core/conversation/turn.ts'
import { languages } from '../../../../src/core/i18n/language.ts'
import type { Slots } from '../../../../src/core/understanding/intent.ts'
import { benefits } from '../../../../src/features/benefits/feature.ts'
import { topics } from '../../../../src/features/benefits/topic.ts'
import { aSampleFeature, type SampleFeature } from '../../../builders/a-sample-feature.ts'

let sample: SampleFeature
beforeAll(async () => {
  sample = await aSampleFeature(benefits)
})
afterAll(() => sample.close())

const ask = async (turn: Turn, slots: Slots, from = sample): Promise<Card> => {
  const reply = await from.feature.answers.union_benefits?.(turn, slots)
  const [card] = reply?.cards ?? []
  if (!card) throw new Error('no answer')
  return card
}

const press = async (turn: Turn, button: Button | undefined): Promise<Card> => {
  if (button?.kind === 'ask') return ask(turn, button.question.slots)
  if (button?.kind !== 'act') throw new Error('not a button of benefits')
  const action = sample.feature.actions?.find(({ verb }) => verb === button.verb)
  const reply = await action?.perform(turn, button.data)
  const [card] = reply?.cards ?? []
  if (!card) throw new Error('no answer')
  return card
}

const type = async (turn: Turn, text: string): Promise<Card> => {
  const command = indexCommands([sample.feature])(text)
  if (!command) throw new Error(`no command "${text}"`)
  if (typeof command.run !== 'function') return ask(turn, command.run.slots)
  const [card] = (await command.run(turn)).cards
  if (!card) throw new Error('no answer')
  return card
}

const wordsOf = (card: Card): string => JSON.stringify(card.view)

describe.each(languages)('in %s', (language) => {
  const turn = () => sample.turn('nguyen.thi.lan', { language })

  test('the six topics are offered when none was named, and when there is none of that name', async () => {
    const overview = await ask(await turn(), {})
    expect(overview.view['topics']).toHaveLength(6)
    expect(overview.next).toHaveLength(6)
    expect(overview.provenance).toBeDefined()
    expect(await ask(await turn(), { topic: 'helicopters' })).toEqual(overview)
  })

  test.each(topics)('%s is answered with who, whom to ask and the document', async (topic) => {
    const card = await ask(await turn(), { topic })
    const articles = card.view['articles'] as { facts: { title: string; value: string }[] }[]
    expect(articles.length).toBeGreaterThan(0)
    for (const { facts } of articles) expect(facts.length).toBeGreaterThanOrEqual(4)
    expect(card.provenance?.source).toMatch(/\d/)
    expect(card.summary.length).toBeGreaterThan(20)
  })

  test.each(topics)('every button of %s is also a text', async (topic) => {
    const asker = await turn()
    const own = ((await ask(asker, { topic })).next ?? []).filter(
      (button) => button.kind === 'act' || (button.kind === 'ask' && !button.question.slots.year),
    )
    for (const button of own) {
      if (button.kind === 'ask' && button.question.intent !== 'union_benefits') continue
      if (button.kind === 'open') throw new Error('unexpected link')
      expect(await type(asker, button.command)).toEqual(await press(asker, button))
    }
  })

  test('the full text of a topic has every part of it', async () => {
    const asker = await turn()
    const [full] = (await ask(asker, { topic: 'insurance' })).next ?? []
    const card = await press(asker, full)
    const articles = card.view['articles'] as { parts: unknown[] }[]
    expect(articles.map(({ parts }) => parts.length)).toEqual([4, 4])
    expect(card.name).toBe('benefits/full-text')
  })
})

describe("last year's bonus rule", () => {
  test('is never given as current: the card says that it expired, whom to ask, and offers the one in force', async () => {
    const turn = await sample.turn('nguyen.thi.lan', { language: 'en' })
    const card = await ask(turn, { topic: 'bonus', year: 2025 })
    expect(card.view['articles']).toEqual([])
    expect(wordsOf(card)).toContain('expired after 31/12/2025')
    expect(wordsOf(card)).toContain('Nguyễn Ngọc Giang')
    expect(wordsOf(card)).not.toContain('13th month is')
    expect(card.provenance).toBeUndefined()
    const inForce = await press(turn, card.next?.[0])
    expect(inForce.summary).toContain('13th month is one month')
  })

  test('of next year is said not to be in force yet', async () => {
    const card = await ask(await sample.turn('nguyen.thi.lan', { language: 'en' }), {
      topic: 'bonus',
      year: 2027,
    })
    expect(card.view['articles']).toEqual([])
    expect(card.summary).toBe('Bonus regulations 2027: applies from 01/01/2027')
  })

  test('for a year that has none, what is in force is shown as such', async () => {
    const card = await ask(await sample.turn('nguyen.thi.lan', { language: 'en' }), {
      topic: 'bonus',
      year: 2019,
    })
    expect(wordsOf(card)).toContain('no rule on “Bonuses” for 2019')
    expect(card.view['articles']).toHaveLength(1)
  })
})

test('a forged topic of the full text is no action of ours', async () => {
  const turn = await sample.turn('nguyen.thi.lan')
  const [full] = sample.feature.actions ?? []
  expect(await full?.perform(turn, { topic: '../../etc' })).toBeUndefined()
  expect(await full?.perform(turn, 'bonus')).toBeUndefined()
})

test.each(['2026-01-01', '2026-02-28', '2026-12-31', '2027-01-05', '2028-02-29'])(
  'the sample has a rule in force for every topic on %s',
  async (day) => {
    const then = await aSampleFeature(benefits, `${day}T09:00`)
    const turn = await then.turn('nguyen.thi.lan')
    for (const topic of topics) {
      const card = await ask(turn, { topic }, then)
      expect([topic, (card.view['articles'] as unknown[]).length > 0]).toEqual([topic, true])
    }
    await then.close()
  },
)
