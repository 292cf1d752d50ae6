import type { Person } from '../../core/people/person.ts'
import type { Answered } from './acknowledge.ts'
import { pollOf } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { saveAnswer } from './answer.ts'
import { type AnswerRequest, checkAnswer, type NotTaken } from './check-answer.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A person's vote in the poll, counted from 1 as the card numbers the options; the last one counts. */
export const vote = async (
  parts: Announcing,
  person: Person,
  request: AnswerRequest & { readonly choice: number | undefined },
): Promise<Answered | NotTaken | Refusal<'no-such-choice'>> => {
  const checked = await checkAnswer(parts, person, 'poll', request)
  if (!checked.ok) return checked
  const options = pollOf(checked.announcement)?.options ?? []
  const { choice } = request
  if (choice === undefined || options[choice - 1] === undefined)
    return refuse('no-such-choice', { id: request.id, most: options.length })
  const who = { announcement: request.id, account: person.account }
  const now = parts.clock().toUTC().toISO()
  return { ...checked, answer: await saveAnswer(parts.store, who, { vote: choice - 1 }, now) }
}
