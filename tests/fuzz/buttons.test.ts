import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { aLoa } from '../builders/loa.ts'
import { aFuzzedLoa, type Exchanged, type FuzzedLoa, speakers } from './a-fuzzed-loa.ts'
import { buttonsOf } from './buttons-of.ts'
import { explore } from './explore.ts'
import { mutated } from './mutate.ts'
import { stories } from './stories.ts'
import { strangeKey, strangeText, strangeValue } from './strange-values.ts'
import { commands } from './typed-commands.ts'

type Data = Readonly<Record<string, unknown>>

/** Buttons that some card has had, with the fields of that card: a few of the newest by verb. */
const seen = new Map<string, Data[]>()
const mostOfAVerb = 30

let loa: FuzzedLoa
let verbs: readonly string[]

const remember = ({ cards }: Exchanged) => {
  for (const data of buttonsOf(cards)) {
    if (teaches(data)) continue
    const verb = String(data['verb'] ?? data['loa'])
    seen.set(verb, [data, ...(seen.get(verb) ?? [])].slice(0, mostOfAVerb))
  }
}

/** What Loa is taught it trains for, which takes seconds. */
const teaches = (data: unknown) => /training\.teach|dạy |teach |науч/.test(JSON.stringify(data))

beforeAll(async () => {
  const bare = await aLoa()
  verbs = bare.bot.features.flatMap(({ actions = [] }) => actions.map(({ verb }) => verb))
  await bare.close()
  loa = await aFuzzedLoa()
  for (const [person, text] of stories) remember(await loa.exchange(loa.activity(person, { text })))
  for (const [place, text] of commands.entries()) {
    const person = speakers[place % speakers.length] ?? speakers[0]
    if (place % 16 === 0) remember(await loa.exchange(loa.activity(person, { text })))
  }
})
afterAll(() => loa.close())

const routes = [
  (data: unknown) => ({ text: undefined, value: data }),
  (data: unknown) => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { data } } }),
  (data: unknown) => ({ type: 'invoke', name: 'task/fetch', value: { data } }),
  (data: unknown) => ({ type: 'invoke', name: 'task/submit', value: { data } }),
] as const

const press = async (person: string, route: number, data: unknown) => {
  if (teaches(data)) return
  const exchanged = await loa.exchange(loa.activity(person, (routes[route] ?? routes[0])(data)))
  const wasTaken = exchanged.status !== 413
  if (wasTaken && exchanged.cards.length === 0 && route === 0) throw new Error('nothing was answered')
  remember(exchanged)
}

const person = fc.constantFrom(...speakers)
const route = fc.nat(routes.length - 1)
const seenButton = fc.tuple(fc.nat(100_000), fc.nat(100_000)).map(([which, place]): Data => {
  const ofAVerb = [...seen.values()][which % seen.size] ?? []
  return ofAVerb[place % ofAVerb.length] ?? {}
})

/** Names of fields that buttons carry, and strange ones. */
const field = fc.oneof(
  fc
    .tuple(seenButton, fc.nat(50))
    .map(([data, place]) => Object.keys(data)[place % Object.keys(data).length] ?? 'id'),
  strangeKey,
)

describe('whatever a button carries, it answers a card', () => {
  it('a button as it is, pressed by whoever', () =>
    explore(fc.tuple(person, route, seenButton), { runs: 150 }, ([who, way, data]) => press(who, way, data)))

  it('a button with a few places changed', () =>
    explore(fc.tuple(person, route, mutated(seenButton)), { runs: 250 }, ([who, way, data]) =>
      press(who, way, data),
    ))

  it('a form with strange words in its fields', () =>
    explore(
      fc.tuple(person, seenButton, fc.array(strangeText, { minLength: 3, maxLength: 3 }), fc.nat(7)),
      { runs: 100 },
      ([who, data, texts, every]) =>
        press(
          who,
          3,
          Object.fromEntries(
            Object.entries(data).map(([key, value], place) =>
              ['loa', 'verb', 'id', 'revision'].includes(key) || (place + every) % 3 === 0
                ? [key, value]
                : [key, texts[place % texts.length]],
            ),
          ),
        ),
    ))

  it('every verb with anything', () =>
    explore(
      fc.tuple(person, route, fc.nat(10_000), fc.array(fc.tuple(field, strangeValue), { maxLength: 6 })),
      { runs: 150 },
      ([who, way, place, fields]) =>
        press(who, way, { ...Object.fromEntries(fields), loa: 'act', verb: verbs[place % verbs.length] }),
    ))
})
