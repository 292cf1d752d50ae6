import type { Person } from '../../core/people/person.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type PersonAnswer, saveAnswer } from './answer.ts'
import { type AnswerRequest, checkAnswer, type NotTaken } from './check-answer.ts'

export type Answered = {
  readonly ok: true
  readonly announcement: Announcement
  readonly answer: PersonAnswer
}

/** Notes that a person has read it; the first time counts. */
export const acknowledge = async (
  parts: Announcing,
  person: Person,
  request: AnswerRequest,
): Promise<Answered | NotTaken> => {
  const checked = await checkAnswer(parts, person, 'acknowledge', request)
  if (!checked.ok) return checked
  const who = { announcement: request.id, account: person.account }
  const now = parts.clock().toUTC().toISO()
  return { ...checked, answer: await saveAnswer(parts.store, who, { acknowledged: true }, now) }
}
