import type { Card } from '../../core/conversation/reply.ts'
import type { ConversationRef, Sender, SendOutcome } from '../../core/delivery/sender.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Log } from '../../core/log/log.ts'

/** An Adaptive Card as JSON. */
export type RenderCard = (card: Card, language: Language) => object

export type Saying = { readonly cards: readonly Card[]; readonly language: Language }

/** Sends cards to a place, one after the other, up to the first that is not delivered. */
export type SayCards = (to: ConversationRef, saying: Saying, turn: string) => Promise<SendOutcome>

export const createSayCards =
  ({ sender, render, log }: { sender: Sender; render: RenderCard; log: Log }): SayCards =>
  async (to, { cards, language }, turn) => {
    let outcome: SendOutcome = { kind: 'delivered', id: undefined }
    for (const card of cards) {
      outcome = await sender.send(to, { card: render(card, language), summary: card.summary })
      if (outcome.kind === 'delivered') continue
      const reason = 'reason' in outcome ? outcome.reason : outcome.scope
      log.warn('card-not-delivered', { turn, card: card.name, outcome: outcome.kind, reason })
      return outcome
    }
    return outcome
  }
