import type { Intent, Question } from '../understanding/intent.ts'
import type { Fallbacks } from './fallbacks.ts'
import type { Answer, Feature } from './feature.ts'
import type { Subjects } from './follow-up.ts'
import type { Reply } from './reply.ts'
import type { Turn } from './turn.ts'

/** Answers a question that leaves nothing to understand, and remembers it as what the conversation is about. */
export type AnswerQuestion = (turn: Turn, question: Question) => Promise<Reply>

/** Throws a TypeError when two features answer one intent. */
export const createAnswerQuestion = (
  features: readonly Feature[],
  fallbacks: Fallbacks,
  subjects: Subjects,
): AnswerQuestion => {
  const answers = indexAnswers(features)
  return async (turn, question) => {
    const answer = answers.get(question.intent)
    if (!answer) return { cards: [fallbacks.declined(turn, undefined)] }
    await subjects.remember(turn, question)
    return answer(turn, question.slots)
  }
}

const indexAnswers = (features: readonly Feature[]): Map<Intent, Answer> => {
  const answers = new Map<Intent, Answer>()
  for (const feature of features) {
    for (const [intent, answer] of Object.entries(feature.answers) as [Intent, Answer][]) {
      if (answers.has(intent)) throw new TypeError(`two features answer ${intent}`)
      answers.set(intent, answer)
    }
  }
  return answers
}
