import { type Refuse, type Refused, refused } from '../../core/errors/refused.ts'

/** Why something about the log was not done. Each has a sentence of its own (`refusal.<code>`). */
type LiveRefusalCode =
  | 'not-allowed'
  | 'not-found'
  | 'no-service'
  | 'unknown-site'
  | 'bad-time'
  | 'ambiguous-time'
  | 'in-future'
  | 'promise-past'
  | 'conflict'
  | 'not-resolved'
  | 'nothing-said'
  | 'no-window'
  | 'window-past'
  | 'window-backwards'
  | 'over'
  | 'no-state'
  | 'no-reason'
  | 'place-not-known'
  | 'not-subscribed'
  | 'too-long'

export type LiveRefusal = Refused<LiveRefusalCode>

export const refuseLive: Refuse<LiveRefusalCode> = refused
