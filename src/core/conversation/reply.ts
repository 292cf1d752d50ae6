import type { Language } from '../i18n/language.ts'
import type { Question } from '../understanding/intent.ts'

/** Name of a template under `cards/`, without its ending: `service-status/overview`. */
export type CardName = `${string}/${string}`

/** Data that a template is expanded with: texts already in the reader's language, nothing but JSON. */
export type View = { readonly [key: string]: unknown }

/**
 * A next step. `command` is the text that does the same when typed; a test holds each pair together. `ask` carries a
 * question that is understood already, `say` a command as if it were typed, `act` changes something; `form` opens a
 * dialog with the card that its verb answers with.
 */
export type Button =
  | { readonly kind: 'ask'; readonly title: string; readonly question: Question; readonly command: string }
  | { readonly kind: 'say'; readonly title: string; readonly command: string }
  | {
      readonly kind: 'act' | 'form'
      readonly title: string
      readonly verb: string
      readonly data: View
      readonly command: string
    }
  | { readonly kind: 'open'; readonly title: string; readonly url: string }

/** Where an answer comes from: shown at the foot of every card that states a fact. Texts in the reader's language. */
export type Provenance = { readonly source: string; readonly owner: string; readonly validFrom: string }

/** One card to show: the template and what fills it, framed by its provenance and its next steps. */
export type Card = {
  readonly name: CardName
  readonly view: View
  /** Plain text of the notification; also what a client without cards shows. */
  readonly summary: string
  readonly provenance?: Provenance
  readonly next?: readonly Button[]
}

/** What Loa says: cards, each a message of its own. */
export type Reply = {
  readonly cards: readonly Card[]
  /** The answer is about the asker: in a shared place it goes to the person's own chat instead. */
  readonly personal?: boolean
  /** Of the cards, where it is not the turn's: after a switch of the language. */
  readonly language?: Language
  /** The dialog that was submitted is finished: it closes, and the cards are said in the chat. */
  readonly closesDialog?: boolean
}
