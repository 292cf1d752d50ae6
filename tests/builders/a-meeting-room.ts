import ICAL from 'ical.js'
import { onTestFinished } from 'vitest'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { buttonData } from '../../src/core/conversation/button-data.ts'
import { indexCommands } from '../../src/core/conversation/exact-commands.ts'
import type { Reply } from '../../src/core/conversation/reply.ts'
import type { PlaceKind } from '../../src/core/conversation/turn.ts'
import { createFindTypedCommand } from '../../src/core/conversation/typed-command.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { meetings } from '../../src/features/meetings/feature.ts'
import { aSampleFeature, type Outside, type SampleFeature } from './a-sample-feature.ts'
import { wordsOf } from './words-of.ts'

export type Heard = Reply & {
  /** Every word of the cards. */
  readonly words: string
  readonly heading: string
}

export type MeetingRoom = Omit<SampleFeature, 'close'> & {
  /** A text as somebody types it; throws where it is no command of meetings. */
  say(person: string, text: string, as?: { language?: Language; place?: PlaceKind }): Promise<Heard>
  /** A button by its title, from a card or from what somebody was last told. */
  press(person: string, reply: Reply, title: string, fields?: object, language?: Language): Promise<Heard>
  pressVerb(person: string, verb: string, data: object, language?: Language): Promise<Heard>
  /** The words of what a person has before them, oldest first. */
  told(person: string): Promise<readonly string[]>
}

/** The meetings of the sample organisation, with nobody but the test to speak to them; closed when that is over. */
export const aMeetingRoom = async (now?: string, outside?: Outside): Promise<MeetingRoom> => {
  const room = await aSampleFeature(meetings, now, outside)
  onTestFinished(() => room.close())
  const { feature } = room
  await feature.gazetteer?.()
  const render = createCardRenderer('cards')
  const exact = indexCommands([feature])
  const find = createFindTypedCommand([feature], exact)
  const heard = (reply: Reply, language: Language): Heard => {
    const rendered = reply.cards.map((card) => render(card, language))
    return { ...reply, words: wordsOf(rendered), heading: reply.cards[0]?.summary ?? '' }
  }
  const pressVerb: MeetingRoom['pressVerb'] = async (person, verb, data, language = 'en') => {
    const turn = await room.turn(person, { language })
    const performed = await feature.actions?.find((one) => one.verb === verb)?.perform(turn, data)
    if (!performed) throw new TypeError(`${verb} did nothing with ${JSON.stringify(data)}`)
    return heard(performed, language)
  }
  return {
    ...room,
    say: async (person, text, { language = 'en', place = 'personal' } = {}) => {
      const turn = await room.turn(person, { language, place })
      const command = exact(text)
      if (command && typeof command.run === 'function') return heard(await command.run(turn), language)
      const typed = find(text)
      if (!typed) throw new TypeError(`nobody hears "${text}"`)
      return heard(await typed.run(turn), language)
    },
    press: (person, { cards }, title, fields = {}, language = 'en') => {
      const buttons = cards.flatMap(({ next = [] }) => next)
      const button = buttons.find((one) => one.title === title)
      if (button?.kind !== 'act' && button?.kind !== 'form')
        throw new TypeError(`there is no ${title} among ${buttons.map((one) => one.title).join(', ')}`)
      const { loa: _, verb: __, ...data } = buttonData(button)
      return pressVerb(person, button.verb, { ...data, ...fields }, language)
    },
    pressVerb,
    told: async (id) => {
      const { person } = await room.turn(id)
      return room.outbox.shownTo(person.account).map(({ card }) => wordsOf(card))
    },
  }
}

/** The events with a title in a calendar as the second library reads it. */
export const eventsCalled = (calendar: ICAL.Component, title: string): readonly ICAL.Event[] =>
  calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .filter(({ summary }) => summary === title)

/** The starts of a series with what stands in the place of single ones, as a client would show them. */
export const startsOf = (calendar: ICAL.Component, title: string, most: number): readonly string[] => {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const [series, ...overrides] = eventsCalled(calendar, title)
  for (const override of overrides) series?.relateException(override)
  const iterator = series?.iterator()
  const starts: string[] = []
  for (let next = iterator?.next(); next && starts.length < most; next = iterator?.next())
    starts.push(series?.getOccurrenceDetails(next).startDate.toString() ?? '')
  return starts
}
