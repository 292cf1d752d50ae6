import type { Person } from '../../core/people/person.ts'
import type { Answered } from './acknowledge.ts'
import type { Announcing } from './announcing.ts'
import { type Rsvp, saveAnswer } from './answer.ts'
import { type AnswerRequest, checkAnswer, type NotTaken } from './check-answer.ts'

/** Whether a person comes; the last answer counts. */
export const answerRsvp = async (
  parts: Announcing,
  person: Person,
  request: AnswerRequest & { readonly rsvp: Rsvp },
): Promise<Answered | NotTaken> => {
  const checked = await checkAnswer(parts, person, 'rsvp', request)
  if (!checked.ok) return checked
  const who = { announcement: request.id, account: person.account }
  const now = parts.clock().toUTC().toISO()
  return { ...checked, answer: await saveAnswer(parts.store, who, { rsvp: request.rsvp }, now) }
}
