import type { DateTime } from 'luxon'

/** Where a message goes: a conversation, and the service address through which the platform serves it. */
export type ConversationRef = {
  readonly serviceUrl: string
  /** The platform's id of the conversation, its thread included. */
  readonly conversation: string
  readonly tenant?: string | undefined
}

/** One message: a card and the plain text that stands for it in notifications. Never a text beside the card. */
export type OutgoingMessage = {
  /** Adaptive Card as JSON. */
  readonly card: object
  readonly summary: string
}

/** One person of a tenant, as the platform names the two ends of a chat that is still to be opened. */
export type ChatPartners = {
  readonly serviceUrl: string
  readonly tenant?: string | undefined
  readonly bot: string
  readonly user: string
}

/**
 * What became of one request to the platform. The Connector knows no idempotency key, so whatever cannot be told
 * is `unknown`: a time-out, a connection that broke after the request left, a 5xx.
 */
export type SendOutcome =
  /** `id` is that of the activity (of the conversation, for `open`); undefined where the platform gave none. */
  | { readonly kind: 'delivered'; readonly id: string | undefined }
  /** 429: it is not there. `until` is undefined where the platform did not say how long; neither is final. */
  | {
      readonly kind: 'throttled'
      readonly until: DateTime<true> | undefined
      readonly scope: 'conversation' | 'tenant'
    }
  /** `final`: so it stays for this recipient until Loa is installed anew. Else it is this message that is no good. */
  | { readonly kind: 'refused'; readonly reason: string; readonly final: boolean }
  /** The request left and no answer tells whether it took effect. Sending again may say it twice. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** It did not take effect and may be tried again. */
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * Everything that Loa says outside of an invoke's answer. Never rejects for what the platform can answer, never
 * tries again by itself; requests to one conversation leave one after the other, in the order of the calls.
 */
export type Sender = {
  send(to: ConversationRef, message: OutgoingMessage): Promise<SendOutcome>
  /** Puts another card in the place of an own message. */
  update(to: ConversationRef, activity: string, message: OutgoingMessage): Promise<SendOutcome>
  remove(to: ConversationRef, activity: string): Promise<SendOutcome>
  /** The chat of Loa with one person, who has Loa installed; always the same one. */
  open(partners: ChatPartners): Promise<SendOutcome>
  /** Waits for what is under way, then lets the connections go. */
  close(): Promise<void>
}
