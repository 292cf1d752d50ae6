import { type Refuse, type Refused, refused } from '../../core/errors/refused.ts'
import type { Language } from '../../core/i18n/language.ts'
import { texts } from './texts.ts'

/** Why something was not done. Each has a sentence of its own in three languages (`refusal.<code>`). */
type RefusalCode =
  | 'not-allowed'
  | 'circle-only'
  | 'circle-too-large'
  | 'not-yours'
  | 'not-found'
  | 'none-meant'
  | 'no-draft'
  | 'conflict'
  | 'outdated'
  | 'nothing-changed'
  | 'no-title'
  | 'no-day'
  | 'no-such-day'
  | 'ambiguous-day'
  | 'no-time'
  | 'no-such-time'
  | 'ends-first'
  | 'past'
  | 'too-long'
  | 'too-far'
  | 'too-much'
  | 'bad-rule'
  | 'ends-before-first'
  | 'unknown-zone'
  | 'no-place'
  | 'bad-link'
  | 'unknown-names'
  | 'ambiguous-name'
  | 'left'
  | 'bad-organiser'
  | 'bad-agenda'
  | 'agenda-too-long'
  | 'bad-quorum'
  | 'bad-reminder'
  | 'clash'
  | 'cancelled'
  | 'no-such-date'
  | 'not-invited'
  | 'over'
  | 'no-such-item'
  | 'no-text'
  | 'bad-task'
  | 'no-such-task'
  | 'task-done'

/** An outcome that was to be expected; `values` fill its sentence. */
export type Refusal = Refused<RefusalCode>

export const refuse: Refuse<RefusalCode> = refused

/** The sentence of a refusal. */
export const refusalText = ({ code, values = {} }: Refusal, language: Language): string =>
  texts(language)(`refusal.${code}`, values)
