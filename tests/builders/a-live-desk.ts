import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { auditEntries } from '../../src/core/audit/audit.ts'
import type { Button, Card, Reply } from '../../src/core/conversation/reply.ts'
import type { PlaceKind } from '../../src/core/conversation/turn.ts'
import { rememberChannel } from '../../src/core/delivery/channels.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { serviceStatus } from '../../src/features/service-status/feature.ts'
import people from '../../src/sample/people.json' with { type: 'json' }
import { aSampleFeature } from './a-sample-feature.ts'
import { wordsOf } from './words-of.ts'

/** The desk of the duty engineers, with everybody's chat, on the sample organisation at an hour of Vietnam. */
export const aLiveDesk = async (now = '2026-11-25T10:00', module = serviceStatus) => {
  const sample = await aSampleFeature(module, now)
  const render = createCardRenderer('cards')
  let present = now
  const see = (card: Card, language: Language) => ({
    ...card,
    words: wordsOf(render(card, language)),
    /** The sizes of a message are counted in UTF-16. */
    size: JSON.stringify(render(card, language)).length * 2,
  })
  const replied = ({ cards }: Reply, language: Language) => {
    const [first, ...others] = cards.map((card) => see(card, language))
    if (!first) throw new TypeError('there is no card')
    return { ...first, others }
  }
  type Options = { place?: PlaceKind; language?: Language }
  return {
    ...sample,
    /** What a typed command answers with. */
    say: async (person: string, text: string, options: Options = {}) => {
      const heard = sample.feature.hears?.(text)
      if (!heard) throw new TypeError(`nobody hears "${text}"`)
      const turn = await sample.turn(person, { language: heard.language ?? 'vi', ...options })
      return replied(await heard.run(turn), turn.language)
    },
    press: async (person: string, button: Button | undefined, input: object = {}, options: Options = {}) => {
      if (button?.kind !== 'act' && button?.kind !== 'form') throw new TypeError('there is no such button')
      return perform(person, button.verb, { ...button.data, ...input }, options)
    },
    perform,
    ask: async (person: string, slots: object, language: Language = 'en') => {
      const turn = await sample.turn(person, { language })
      const reply = await sample.feature.answers.service_status?.(turn, slots)
      if (!reply) throw new TypeError('nobody answers')
      return replied(reply, language)
    },
    at: async (next: string) => {
      present = next
      await sample.at(next)
    },
    /** Sends what waits, at the same minute. */
    settle: () => sample.at(present),
    shown: (person: string) =>
      sample.outbox.shownTo(accountOf(person)).map((message) => wordsOf(message.card)),
    shownIn: (conversation: string) =>
      sample.outbox.shownTo(conversation).map((message) => wordsOf(message.card)),
    summaries: (person: string) => sample.outbox.shownTo(accountOf(person)).map(({ summary }) => summary),
    join: (conversation: string) =>
      rememberChannel(sample.store, {
        id: conversation,
        name: conversation,
        conversation,
        serviceUrl: 'https://smba.example',
      }),
    audited: async () => {
      const { items } = await sample.store.find(auditEntries, { index: 'sequence', limit: 1_000 })
      return items.map(({ document }) => document.action)
    },
  }

  async function perform(person: string, verb: string, data: object, options: Options = {}) {
    const turn = await sample.turn(person, options)
    const performed = await sample.feature.actions
      ?.find((action) => action.verb === verb)
      ?.perform(turn, data)
    if (!performed) throw new TypeError(`nothing is done for ${verb}`)
    return { ...replied(performed, turn.language), closesDialog: performed.closesDialog === true }
  }
}

export type LiveDesk = Awaited<ReturnType<typeof aLiveDesk>>

const accountOf = (person: string): string => people.find(({ id }) => id === person)?.account ?? ''
