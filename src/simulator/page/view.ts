import type { PlaceKind } from '../../core/conversation/turn.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import type { Role } from '../../core/people/person.ts'

/** What the page is told: plain JSON, shared by the server and the browser. */
export type PersonView = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly position?: Localized
  readonly unit?: Localized
}

export type PlaceView = {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: Localized
  readonly members: number
  /** Ids of the people who are offered and are members. */
  readonly visibleTo: readonly string[]
}

export type CommandView = {
  readonly title: Localized
  readonly description: Localized
  readonly menu: readonly PlaceKind[]
}

export type WorldView = {
  readonly bot: { readonly id: string; readonly name: string }
  readonly team: Localized
  readonly people: readonly PersonView[]
  readonly places: readonly PlaceView[]
  readonly commands: readonly CommandView[]
  /** The page renders Markdown when the server has a renderer to hand out. */
  readonly markdown: boolean
}

export type AttachmentView = {
  readonly contentType: string
  readonly content?: unknown
  readonly url?: string
  readonly name?: string
}

export type SuggestionView = { readonly title: string; readonly text: string }

export type MessageView = {
  readonly id: string
  readonly place: string
  readonly thread?: string
  readonly author: { readonly kind: 'bot' | 'person'; readonly id: string; readonly name: string }
  readonly at: string
  readonly revision: number
  readonly edited: boolean
  readonly deleted: boolean
  readonly failure?: string
  readonly text: string
  /** What a notification says of a message with a card. */
  readonly summary: string
  readonly format: 'plain' | 'markdown'
  /** The text names the bot. */
  readonly mention: boolean
  readonly attachments: readonly AttachmentView[]
  readonly suggestions: readonly SuggestionView[]
}

export type TypingView = { readonly place: string; readonly thread?: string }

export type DialogView = {
  readonly title: string
  readonly card?: unknown
  readonly url?: string
  readonly width?: number | string
  readonly height?: number | string
}

/** What pressing a button led to, beside the changes that arrive as messages. */
export type OutcomeView =
  | { readonly kind: 'none' }
  | { readonly kind: 'card' }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'dialog'; readonly dialog: DialogView }
  | { readonly kind: 'failed'; readonly code: string; readonly text?: string }

export type ActionView = {
  readonly type: 'Action.Execute' | 'Action.Submit'
  readonly verb?: string
  readonly id?: string
  readonly title?: string
  readonly data?: unknown
}
