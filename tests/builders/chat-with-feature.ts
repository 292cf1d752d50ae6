import { expect } from 'vitest'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import type { Card, Reply } from '../../src/core/conversation/reply.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import type { SampleFeature } from './a-sample-feature.ts'

const render = createCardRenderer('cards')

/** The one card of an answer that is the asker's alone. Nothing in it is left of a key or a template. */
export const ownCard = (reply: Reply | undefined, language: Language): Card => {
  const [card] = reply?.cards ?? []
  if (!card) throw new Error('no card')
  expect(reply?.personal).toBe(true)
  expect(JSON.stringify(render(card, language))).not.toMatch(/\$\{|\b(plan|booking|swap)\.\w/)
  return card
}

/** What somebody types to a feature, and the card it is answered with. */
export const sayTo = async (
  { feature, turn }: SampleFeature,
  person: string,
  text: string,
  language: Language,
): Promise<Card> => {
  const heard = feature.hears?.(text)
  if (!heard) throw new Error(`not heard: ${text}`)
  expect(heard.language, text).toBe(language)
  return ownCard(await heard.run(await turn(person, { language })), language)
}

/** What a button of a feature answers. */
export const performIn = async (
  { feature, turn }: SampleFeature,
  person: string,
  verb: string,
  data: object,
  language: Language,
): Promise<Reply | undefined> => {
  const action = feature.actions?.find((each) => each.verb === verb)
  return action?.perform(await turn(person, { language }), data)
}
