import type { Intent, Question } from '../understanding/intent.ts'
import type { Card } from './reply.ts'
import type { Turn } from './turn.ts'

/** A question beside the text that asks it. */
export type PhrasedQuestion = { readonly question: Question; readonly phrase: string }

/** What Loa says where no feature answers; the help feature knows the words. */
export type Fallbacks = {
  /** Two readings are close: both as buttons. */
  didYouMean(turn: Turn, readings: readonly PhrasedQuestion[]): Card
  /** Not something that Loa knows: says so and names whom to ask, by the subject that comes nearest. */
  declined(turn: Turn, nearest: Intent | undefined): Card
  /** Nothing to read: no text at all, a mention alone, emoji alone. */
  empty(turn: Turn): Card
  /** A file came that Loa does not read, or in a place where it reads none. */
  attachmentOnly(turn: Turn): Card
  /** A button whose data is forged, from another version, or of something that is gone. */
  outOfDate(turn: Turn): Card
  /** The turn failed; `reference` is what its log line carries. */
  failed(turn: Turn, reference: string): Card
  /** What Loa keeps does not answer for now: to be asked again in a moment, nothing was changed. */
  aMoment(turn: Turn): Card
  /** The person asks faster than hands can. */
  tooFast(turn: Turn): Card
  /** In a shared place: the answer went to the person's own chat, or could not. */
  sentPrivately(turn: Turn, delivered: boolean): Card
  /** First words to somebody for whom Loa was installed, or in a place that it was added to. */
  welcome(turn: Turn): Card
}
