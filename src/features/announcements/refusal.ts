import { isRefused, type Refuse, type Refused, refused } from '../../core/errors/refused.ts'

/** Why something was not done. Each has a sentence of its own in three languages (`refusal.<code>`). */
export const refusalCodes = [
  'not-found',
  'not-allowed',
  'kind-not-allowed',
  'audience-not-allowed',
  'conflict',
  'outdated',
  'not-a-draft',
  'already-released',
  'not-released',
  'author-cannot-release',
  'wrong-count',
  'nobody',
  'missing-text',
  'missing-subject',
  'unknown-subject',
  'too-large',
  'nothing-changed',
  'fixed-after-release',
  'bad-date',
  'ambiguous-date',
  'no-such-day',
  'no-such-time',
  'unknown-zone',
  'past',
  'expires-first',
  'too-long',
  'bad-value',
  'bad-url',
  'picture-not-public',
  'picture-too-large',
  'picture-not-image',
  'too-many-buttons',
  'unknown-names',
  'ambiguous-name',
  'answers-closed',
  'not-a-recipient',
  'not-asked',
  'no-such-choice',
  'not-running',
  'nothing-to-resend',
  'nobody-to-remind',
  'already-reminded',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** An outcome that was to be expected; `values` fill its sentence. */
export type Refusal<Code extends RefusalCode = RefusalCode> = Refused<Code>

export const refuse: Refuse<RefusalCode> = refused

export const isRefusal = (outcome: object): outcome is Refusal => isRefused(outcome)
