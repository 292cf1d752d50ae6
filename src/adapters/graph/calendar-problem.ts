import type { CalendarProblem } from '../../core/time/calendar-port.ts'
import type { GraphAnswer } from './graph-answer.ts'

/** Codes of people without a mailbox: unlicensed, or with one on a server of their own. */
const noMailbox = new Set(['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI'])

export type Problem = { readonly ok: false; readonly reason: CalendarProblem }

/** The code of an item that is gone; with any other a 404 says that the whole mailbox or its owner is. */
const itemGone = 'ErrorItemNotFound'

/** Why something did not work; `missing` is what it means that an item is not there. */
export const problemOf = (
  answer: Exclude<GraphAnswer, { kind: 'ok' }>,
  missing: CalendarProblem,
): Problem => {
  if (answer.kind === 'denied') return { ok: false, reason: 'not-granted' }
  if (answer.kind === 'missing')
    return { ok: false, reason: answer.code === itemGone ? missing : 'no-calendar' }
  const none = answer.kind === 'failed' && noMailbox.has(answer.code)
  return { ok: false, reason: none ? 'no-calendar' : 'unreachable' }
}
