import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../../../src/core/conversation/reply.ts'
import type { Language } from '../../../../src/core/i18n/language.ts'
import { absent, put, remove } from '../../../../src/core/store/store.ts'
import type { DateSlot, Slots } from '../../../../src/core/understanding/intent.ts'
import { conferences } from '../../../../src/features/announcements/conference.ts'
import { announcements } from '../../../../src/features/announcements/feature.ts'
import { aSampleFeature, type SampleFeature } from '../../../builders/a-sample-feature.ts'
import { aConference } from './a-conference.ts'

let sample: SampleFeature
beforeEach(async () => {
  sample = await aSampleFeature(announcements)
})
afterEach(() => sample.close())

const ask = async (slots: Slots, language: Language = 'en'): Promise<Card> => {
  const turn = await sample.turn('hoang.gia.bao', { language })
  const reply = await sample.feature.answers.conference_announcements?.(turn, slots)
  const [card] = reply?.cards ?? []
  if (!card) throw new TypeError('there is no card')
  return card
}

const list = async (): Promise<Card | undefined> => {
  const command = sample.feature.commands.find(({ title }) => title.en === 'All conferences')
  if (typeof command?.run !== 'function') throw new TypeError('there is no such command')
  return (await command.run(await sample.turn('hoang.gia.bao', { language: 'en' }))).cards[0]
}

const add = (overrides: Record<string, unknown>) => {
  const conference = aConference(overrides)
  return sample.store.commit([put(conferences, conference.id, conference, absent)])
}

const day = (date: string, to = date): DateSlot => ({ text: date, grain: 'day', from: date, to })
const headingOf = ({ view }: Card) => view['heading']
const titlesOf = ({ view }: Card) => (view['lines'] as { title: string }[]).map(({ title }) => title)
const buttonsOf = ({ next = [] }: Card) => next.map(({ title }) => title)

const yearEnd2020 = 'Year-end conference 2020 and launch of the tasks for 2021'
const yearEnd2025 = 'Year-end conference 2025 and launch of the tasks for 2026'

describe('one conference fits', () => {
  it.each<[string, Slots, string]>([
    ['nothing is named: the latest', {}, 'Union congress of the Centre 2026'],
    ['its kind', { conference: 'innovation' }, 'Innovation conference 2025'],
    ['kind and year', { conference: 'year-end', year: 2020 }, yearEnd2020],
    ['a year', { year: 2020 }, yearEnd2020],
    ['its day', { date: day('2020-12-17') }, yearEnd2020],
    ['a stretch around it', { date: day('2020-12-01', '2020-12-31') }, yearEnd2020],
    ['the day beside a year that it goes before', { date: day('2020-12-17'), year: 1999 }, yearEnd2020],
    [
      'a year as a date',
      { conference: 'year-end', date: { ...day('2025-01-01', '2025-12-31'), grain: 'year' } },
      yearEnd2025,
    ],
    ['the meeting of that name', { meeting: 'year-end-conference', year: 2020 }, yearEnd2020],
    ['its decision', { decision: '1365/QĐ-KH' }, yearEnd2020],
    ['its decision and its year', { decision: '1365/QĐ-KH', year: 2020 }, yearEnd2020],
    [
      'a kind after the decision of another',
      { decision: '1365/QĐ-KH', conference: 'innovation' },
      'Innovation conference 2025',
    ],
    ['a kind that was held as one with it', { conference: 'employees', year: 2020 }, yearEnd2020],
    [
      'its kind, before those that another was held with',
      { conference: 'employees' },
      'Employees’ conference 2026',
    ],
  ])('%s', async (_, slots, title) => {
    const card = await ask(slots)
    expect([card.name, headingOf(card)]).toEqual(['announcements/conference', title])
  })

  it('is told in the notification, not only that there is one', async () => {
    const { summary } = await ask({ year: 2020 }, 'vi')
    expect(summary).toMatch(/^Hội nghị tổng kết năm 2020 .*17\/12\/2020.*115\.000.USD/)
  })

  it('leads on to the awards and figures of its year, another of its kind, the list and the next agenda', async () => {
    const { next = [] } = await ask({ year: 2020 })
    expect(next.map((button) => (button.kind === 'ask' ? button.question : button.kind))).toEqual([
      { intent: 'award_list', slots: { year: 2020 } },
      { intent: 'service_kpi', slots: { year: 2020 } },
      { intent: 'conference_announcements', slots: { conference: 'year-end', year: 2025 } },
      'say',
      { intent: 'meeting_agenda', slots: { meeting: 'year-end-conference' } },
    ])
  })

  it('is news for everybody, wherever it is asked for', async () => {
    const turn = await sample.turn('hoang.gia.bao', { place: 'channel' })
    const reply = await sample.feature.answers.conference_announcements?.(turn, {})
    expect(reply?.personal).toBeFalsy()
  })
})

describe('several conferences fit', () => {
  it('are listed, the latest news first, with a button for each that opens it', async () => {
    const card = await ask({ conference: 'year-end' })
    expect([card.name, headingOf(card)]).toEqual(['announcements/list', 'Year-end conference'])
    expect(titlesOf(card)).toEqual([yearEnd2025, yearEnd2020])
    const [first] = card.next ?? []
    if (first?.kind !== 'ask') throw new TypeError('the first button does not ask')
    expect(headingOf(await ask(first.question.slots))).toBe(yearEnd2025)
  })

  it('are told apart by their day where kind and year are the same', async () => {
    await add({ id: 'spring', held: { from: '2025-04-10', to: '2025-04-10' }, publishedOn: '2025-04-11' })
    const card = await ask({ conference: 'innovation', year: 2025 })
    expect(buttonsOf(card)).toEqual([
      'Innovation 2025 (09/10/2025 – 10/10/2025)',
      'Innovation 2025 (10/04/2025)',
    ])
    const opened = await Promise.all(
      (card.next ?? []).map((button) => (button.kind === 'ask' ? ask(button.question.slots) : undefined)),
    )
    expect(opened.map((one) => one?.name)).toEqual(['announcements/conference', 'announcements/conference'])
    expect(card.next?.map(({ kind, ...rest }) => 'command' in rest && rest.command)).toEqual([
      'innovation conference news of 9 October 2025',
      'innovation conference news of 10 April 2025',
    ])
  })

  it('are at most six buttons, and the older ones are found by their year', async () => {
    for (let year = 2011; year <= 2020; year++)
      await add({
        id: `c-${year}`,
        held: { from: `${year}-10-01`, to: `${year}-10-01` },
        publishedOn: `${year}-10-02`,
      })
    const card = await list()
    expect(card?.next).toHaveLength(6)
    expect(card && titlesOf(card)).toHaveLength(12)
    expect(card?.view['hint']).toMatch(/name the year/)
  })

  it('are all there in the list of all', async () => {
    const card = await list()
    expect(card && titlesOf(card)).toHaveLength(5)
    expect(card?.view['hint']).toBe('')
  })
})

describe('no conference fits', () => {
  it('says what was looked for and offers what there is, of the same kind first', async () => {
    const card = await ask({ conference: 'innovation', year: 2019 })
    expect(card.view['intro']).toBe(
      'Loa has no news yet on: innovation conference, 2019. This is what there is:',
    )
    expect(titlesOf(card)[0]).toBe('Innovation conference 2025')
    expect(card.next?.length).toBeGreaterThan(3)
  })

  it('points to the agenda when the time asked about is not over', async () => {
    const card = await ask({ meeting: 'year-end-conference', year: 2026 })
    expect(card.view['intro']).toMatch(/still to come/)
    expect(buttonsOf(card)).toContain('Next year-end conference')
  })

  it.each<[string, Slots]>([
    ['a kind that there is not', { conference: '<b>x' }],
    ['another meeting', { meeting: 'safety-meeting' }],
    ['a year long ago', { year: 1901 }],
    ['a decision that there is not', { decision: '9999/QĐ-KH' }],
  ])('answers %s with what there is', async (_, slots) => {
    expect(titlesOf(await ask(slots))).toHaveLength(4)
  })

  it('takes the words of a person literally', async () => {
    const card = await ask({ date: { ...day('1999-01-01'), text: '**now** [x](y)' } })
    expect(card.view['intro']).toContain('\\*\\*now\\*\\* \\[x\\]\\(y\\)')
  })

  it('names whom to ask when there is no news at all', async () => {
    const { items } = await sample.store.find(conferences, { index: 'published' })
    await sample.store.commit(items.map(({ id, version }) => remove(conferences, id, version)))
    for (const card of [await ask({}), await list()]) {
      expect(card?.view['intro']).toMatch(/Lê Thanh Mai/)
      expect(card?.next).toEqual([])
    }
  })
})

it('knows each conference by the number of its decision', async () => {
  const entries = (await sample.feature.gazetteer?.()) ?? []
  const decisions = entries.filter(({ slot }) => slot === 'decision')
  expect(decisions).toHaveLength(5)
  const [of2020] = decisions.filter(({ id }) => id === '1365/QĐ-KH')
  expect(of2020?.names).toEqual(expect.arrayContaining(['1365/QĐ-KH', 'quyết định 1365', 'decision 1365']))
  expect(of2020?.names).not.toContain('1365')
})

it('keeps news back until the day of its publication', async () => {
  await add({ id: 'tomorrow', publishedOn: '2026-11-26', title: { vi: 'Mai' } })
  expect(headingOf(await ask({}, 'vi'))).not.toMatch(/Mai/)
  await add({ id: 'today', publishedOn: '2026-11-25', title: { vi: 'Nay' } })
  expect(headingOf(await ask({}, 'vi'))).toMatch(/^Nay/)
})

it('asks which day is meant when a date can be read in two ways, and keeps the rest of the question', async () => {
  const readings = [
    { from: '2026-04-03', to: '2026-04-03' },
    { from: '2026-03-04', to: '2026-03-04' },
  ]
  const card = await ask({ conference: 'innovation', date: { ...day('2026-04-03'), text: '3/4', readings } })
  expect(buttonsOf(card)).toEqual(['Friday, 3 April 2026', 'Wednesday, 4 March 2026'])
  expect(card.next?.map((button) => button.kind === 'ask' && button.question.slots)).toEqual(
    ['3 April 2026', '4 March 2026'].map((words, index) => ({
      conference: 'innovation',
      date: { text: `of ${words}`, grain: 'day', ...readings[index] },
    })),
  )
})
