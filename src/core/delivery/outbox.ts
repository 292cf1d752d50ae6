import type { DateTime } from 'luxon'
import type { Language } from '../i18n/language.ts'
import type { OutgoingMessage } from './sender.ts'

/** Whom a batch is for: a person in the chat of their own (by account), or a shared conversation. */
export type Recipient =
  | { readonly kind: 'person'; readonly account: string; readonly language: Language }
  | {
      readonly kind: 'conversation'
      readonly conversation: string
      readonly serviceUrl: string
      readonly language: Language
    }

/** What a batch does: says something new, puts a new revision in the place of what was said, or takes it back. */
export type Operation = 'send' | 'update' | 'remove'

/**
 * Every recipient of a batch is in exactly one of these at every moment.
 * `queued`: not yet tried; `sending`: a request may be under way; `delivered`; `unknown`: the request left and no
 * answer told; `retry`: surely not there, tried again at a known time; `failed`: surely not there, for a reason that
 * stays; `skipped`: never tried, for a reason.
 */
export const deliveryStates = [
  'queued',
  'sending',
  'delivered',
  'unknown',
  'retry',
  'failed',
  'skipped',
] as const

export type DeliveryState = (typeof deliveryStates)[number]

export type Counts = Readonly<Record<DeliveryState, number>>

/** What somebody wants of a batch; the engine brings the world there, whenever it is started anew. */
export type Intent = 'running' | 'paused' | 'cancelled'

export type BatchRequest = {
  /** Chosen by the caller: starting the same id again changes nothing. */
  readonly id: string
  /** Which `BatchSource` knows the recipients and the messages. */
  readonly source: string
  readonly operation: Operation
  /**
   * For `update` and `remove`, which need it: the batch whose delivered messages they change. They begin once that
   * batch rests, so it is cancelled first where it still runs.
   */
  readonly of?: string
  /**
   * What to do where an answer is missing: `hold` shows `unknown`; `resend` tries again and may say it twice. An
   * update or a removal is repeated in any case: the second time changes nothing.
   */
  readonly whenUnsure: 'hold' | 'resend'
  /** Nothing is sent after this moment: who is still waiting is skipped as `expired`. */
  readonly expiresAt?: DateTime<true>
}

/** The feature's side of a batch. All of it may be asked again after a crash and must answer the same. */
export type BatchSource = {
  readonly name: string
  /**
   * The audience of a `send` in stable order, a page at a time; `next` undefined ends it. Who is named twice is one
   * recipient. An `update` or a `remove` goes to those who have the message, without asking.
   */
  recipients(
    batch: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly recipients: readonly Recipient[]; readonly next?: string }>
  /**
   * What this recipient gets; `skip` names the reason (`muted`, `left`), `later` has it asked again then (not before,
   * unless the batch ends first). The same text is the same object: it is written as JSON once, however many get it.
   * Not asked for a `remove`.
   */
  message(
    batch: string,
    recipient: Recipient,
  ): Promise<
    | { readonly kind: 'message'; readonly message: OutgoingMessage }
    | { readonly kind: 'skip'; readonly reason: string }
    | { readonly kind: 'later'; readonly until: DateTime<true> }
  >
  /** Told when counts moved (at most every few seconds) and when nobody waits any more. */
  progressed(batch: string, progress: Progress): Promise<void>
}

export type Progress = {
  readonly intent: Intent
  readonly counts: Counts
  /** false while the audience is still being written down. */
  readonly planned: boolean
  /** Everybody is in a final state. */
  readonly finished: boolean
  /** Why the engine itself stopped sending (too many failures in a row), if it did. */
  readonly halted?: string
  /** When the rest will be done at today's pace. */
  readonly estimate?: DateTime<true>
}

/** One line of a report. `reason` is a stable code (`BotNotInConversationRoster`, `expired`, `muted`). */
export type DeliveryLine = {
  readonly recipient: Recipient
  readonly state: DeliveryState
  readonly reason?: string
  /** The platform's id of the message, where it was delivered. */
  readonly activity?: string
  /** When it came into this state. */
  readonly at: DateTime<true>
}

/** The delivery engine, as features ask for it. */
export type Outbox = {
  /**
   * Writes the wish alone, in a moment, however large the audience is. Rejects with `bad-batch` where the id is not
   * 1 to 200 letters, digits, `.`, `:`, `_` or `-`, or an update or removal does not say of what.
   */
  start(request: BatchRequest): Promise<void>
  /** false: there is no such batch, or the move is not one of its state (a cancelled batch never runs again). */
  intend(batch: string, intent: Intent): Promise<boolean>
  progress(batch: string): Promise<Progress | undefined>
  /** Lines of a state (all states when not said), a page at a time; one may be empty though more follow. */
  lines(
    batch: string,
    options: { readonly state?: DeliveryState; readonly after?: string; readonly limit?: number },
  ): Promise<{ readonly lines: readonly DeliveryLine[]; readonly next?: string }>
  /** The line of one recipient; undefined: not of the batch, or not written down yet. */
  line(batch: string, recipient: Recipient): Promise<DeliveryLine | undefined>
  /** Tries those of these states again, because a person said so. Returns how many; none of a cancelled batch. */
  retry(batch: string, states: readonly ('failed' | 'unknown')[]): Promise<number>
}
