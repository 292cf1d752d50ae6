import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { type Bot, composeBot, openStore } from '../../src/compose.ts'
import { buttonData } from '../../src/core/conversation/button-data.ts'
import type { Button, Card } from '../../src/core/conversation/reply.ts'
import type { PlaceKind } from '../../src/core/conversation/turn.ts'
import { silentSender } from '../../src/core/delivery/silent-sender.ts'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import type { Log } from '../../src/core/log/log.ts'
import type { Person } from '../../src/core/people/person.ts'
import { createMemoryEphemeral } from '../../src/core/store/ephemeral.ts'
import type { Store } from '../../src/core/store/store.ts'
import people from '../../src/sample/people.json' with { type: 'json' }
import { wordsOf } from './words-of.ts'

/** A Wednesday morning on which every test of the conversation takes place. */
export const wednesday = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>

/** What somebody sees: the card, and every word of it after it went through its template. */
export type SeenCard = Card & { readonly language: Language; readonly words: string }

export type TestLoa = {
  readonly bot: Bot
  readonly store: Store
  /** What a person gets for a text, in the place where it was said. */
  say(
    person: string,
    text: string,
    options?: { place?: PlaceKind; client?: Language },
  ): Promise<readonly SeenCard[]>
  press(
    person: string,
    button: Button | undefined,
    options?: { place?: PlaceKind },
  ): Promise<readonly SeenCard[]>
  /** Any input at all, as a client may send it. */
  pressData(person: string, data: unknown): Promise<readonly SeenCard[]>
  arrive(person: string, place?: PlaceKind): Promise<readonly SeenCard[]>
  /** What went to people's own chats, oldest first. */
  readonly private: { account: string; cards: readonly SeenCard[] }[]
  /** Events that were logged as warnings or errors. */
  readonly troubles: string[]
  close(): Promise<void>
}

/** The bot of `npm start` on the sample organisation and a store of its own, at `wednesday` unless said otherwise. */
export const aLoa = async (options: { now?: DateTime<true>; reachable?: boolean } = {}): Promise<TestLoa> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-'))
  const render = createCardRenderer('cards')
  const sent: TestLoa['private'] = []
  const troubles: string[] = []
  const see = (cards: readonly Card[], language: Language): SeenCard[] =>
    cards.map((card) => ({ ...card, language, words: wordsOf(render(card, language)) }))
  const clock = () => options.now ?? wednesday
  mkdirSync('.out', { recursive: true })
  const store = openStore(join(folder, 'loa.sqlite'))
  const bot = await composeBot({
    dataFolder: 'src/sample',
    store,
    ephemeral: createMemoryEphemeral(clock),
    baseUrl: () => 'https://loa.example',
    secret: 'a secret of the test',
    // One model for all tests: whoever comes first trains it.
    modelFile: '.out/recogniser.model',
    clock,
    log: collectingLog(troubles),
    sender: silentSender,
    render,
    sayPrivately: async (account, cards, language) => {
      if (options.reachable === false) return false
      sent.push({ account, cards: see(cards, language) })
      return true
    },
  })

  let activities = 0
  const respond = async (id: string, place: PlaceKind, input: Input, client?: Language) => {
    const person = samplePerson(id)
    const response = await bot.conversation.respond({
      activity: `activity-${++activities}`,
      sender: { account: person.account, name: person.name },
      place: { kind: place, conversation: place === 'personal' ? `personal-${id}` : place },
      client,
      zone: undefined,
      input,
    })
    return see(response.cards, response.language)
  }

  return {
    bot,
    store,
    private: sent,
    troubles,
    say: (id, text, { place = 'personal', client } = {}) =>
      respond(id, place, { kind: 'text', text, files: [], attachments: 0 }, client),
    press: (id, button, { place = 'personal' } = {}) => {
      if (!button || button.kind === 'open') throw new TypeError('there is no such button to press')
      return respond(id, place, { kind: 'button', data: buttonData(button) })
    },
    pressData: (id, data) => respond(id, 'personal', { kind: 'button', data }),
    arrive: (id, place = 'personal') => respond(id, place, { kind: 'arrival' }),
    close: async () => {
      await bot.trained()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Input = Parameters<Bot['conversation']['respond']>[0]['input']

export const samplePerson = (id: string): Pick<Person, 'account' | 'name'> => {
  const person = people.find((candidate) => candidate.id === id)
  if (!person) throw new TypeError(`the sample organisation has no ${id}`)
  return person
}

/** Somebody of the sample organisation for each language. */
export const speakers = {
  vi: 'nguyen.thi.lan',
  en: 'hoang.gia.bao',
  ru: 'ivan.petrenko',
} as const satisfies Record<Language, string>

export const eachLanguage = languages

const collectingLog = (troubles: string[]): Log => ({
  info: () => {},
  warn: (event) => void troubles.push(event),
  error: (event, _fields, cause) =>
    void troubles.push(`${event}: ${cause instanceof Error ? cause.stack : cause}`),
})
