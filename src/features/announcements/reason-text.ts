import type { Language } from '../../core/i18n/language.ts'
import { texts } from './texts.ts'

/** What the engine's and the platform's codes mean to somebody who reads a report. */
const known = {
  ConversationBlockedByUser: 'blocked',
  BotNotInConversationRoster: 'not-installed',
  BotDisabledByAdmin: 'disabled',
  MessageWritesBlocked: 'writes-blocked',
  ConversationNotFound: 'not-found',
  MessageSizeTooBig: 'too-big',
  'not-installed': 'not-installed',
  'no-conversation': 'not-installed',
  'no-access-token': 'no-access',
  'foreign-service': 'no-access',
  throttled: 'busy',
  interrupted: 'interrupted',
  'sender-failed': 'interrupted',
  left: 'left',
  muted: 'muted',
  'quiet-hours': 'quiet-hours',
  expired: 'expired',
  cancelled: 'cancelled',
  acknowledged: 'acknowledged',
} as const

const isKnown = (code: string): code is keyof typeof known => code in known

/** Why somebody has not got it, in plain words; a code that has no words stays readable as a code. */
export const reasonText = (code: string, language: Language): string => {
  const say = texts(language)
  if (isKnown(code)) return say(`reason.${known[code]}`)
  if (/^status-5\d\d$|TIMEOUT|ECONN|EPIPE|UND_ERR/i.test(code)) return say('reason.no-answer', { code })
  return say('reason.other', { code })
}
