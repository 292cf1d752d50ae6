import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { aFuzzedLoa, type FuzzedLoa, speakers } from './a-fuzzed-loa.ts'
import { openings, words } from './chat-words.ts'
import { explore } from './explore.ts'
import { stories } from './stories.ts'
import { strangeText } from './strange-values.ts'

let loa: FuzzedLoa
beforeAll(async () => {
  loa = await aFuzzedLoa()
  for (const [who, text] of stories) await say(who, text)
})
afterAll(() => loa.close())

const person = fc.constantFrom(...speakers)
const garbage = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join('')),
  },
  { weight: 2, arbitrary: strangeText },
)
const said = fc.oneof(
  garbage,
  fc
    .tuple(fc.constantFrom(...openings), fc.constantFrom(' ', ': ', '\n', ''), garbage)
    .map((parts) => parts.join('')),
)

const say = async (who: string, text: string) => {
  const { cards } = await loa.exchange(loa.activity(who, { text, locale: undefined, entities: [] }))
  if (cards.length === 0) throw new Error('nothing was answered')
}

describe('whatever somebody says, it is answered', () => {
  it('words of three languages and commands with garbage behind them', () =>
    explore(fc.tuple(person, said), { runs: 300 }, ([who, text]) => say(who, text)))

  it('a command with lines of garbage below it', () =>
    explore(
      fc.tuple(person, fc.constantFrom(...openings), fc.array(garbage, { minLength: 1, maxLength: 6 })),
      { runs: 100 },
      ([who, opening, lines]) => say(who, [opening, ...lines].join('\n')),
    ))

  it('one sign or word again and again, up to what a message holds', () =>
    explore(
      fc.tuple(
        fc.constantFrom(...speakers.slice(2, 5)),
        fc.constantFrom('', ...openings),
        fc.constantFrom(
          ...words,
          ' ',
          '\n',
          '\t',
          '. ',
          ', ',
          ': ',
          '- ',
          '1',
          '9',
          '0 ',
          'a',
          ' a',
          'please ',
          'em muốn ',
          'можно ',
          'with Bảo ',
          '(',
          '"',
          '|',
          ';',
          '–',
          '\u0301',
        ),
        fc.constantFrom(30, 1_000, 6_000),
      ),
      { runs: 100 },
      ([who, opening, unit, times]) => say(who, `${opening} ${unit.repeat(times).slice(0, 12_000)}x`),
    ))
})
