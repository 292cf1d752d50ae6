import type { Language } from '../i18n/language.ts'
import type { Recognition } from '../understanding/intent.ts'
import { slotsFor } from '../understanding/slot-values.ts'
import type { AnswerQuestion } from './answer-question.ts'
import type { FindCommand } from './exact-commands.ts'
import type { Fallbacks, PhrasedQuestion } from './fallbacks.ts'
import type { Feature } from './feature.ts'
import { continueQuestion, type Subjects } from './follow-up.ts'
import type { Reply } from './reply.ts'
import type { Turn } from './turn.ts'

export type TextRouting = {
  readonly features: readonly Feature[]
  readonly findCommand: FindCommand
  readonly answerQuestion: AnswerQuestion
  readonly subjects: Subjects
  readonly fallbacks: Fallbacks
}

/** Exact command first, then a follow-up of what was asked before, then what the recogniser makes of it. */
export const routeText = async (
  routing: TextRouting,
  turn: Turn,
  recognition: Recognition,
): Promise<Reply> => {
  const command = routing.findCommand(recognition.text)
  if (command)
    return typeof command.run === 'function' ? command.run(turn) : routing.answerQuestion(turn, command.run)

  const continued = continueQuestion(await routing.subjects.recall(turn), recognition)
  if (continued) return routing.answerQuestion(turn, continued)

  switch (recognition.tier) {
    case 'answer':
      return routing.answerQuestion(turn, { intent: recognition.intent, slots: recognition.slots })
    case 'ask':
      return {
        cards: [
          routing.fallbacks.didYouMean(turn, await readingsOf(routing.features, recognition, turn.language)),
        ],
      }
    case 'decline':
      return { cards: [routing.fallbacks.declined(turn, recognition.alternatives[0]?.intent)] }
  }
}

const readingsOf = async (
  features: readonly Feature[],
  { alternatives, named }: Recognition,
  language: Language,
): Promise<PhrasedQuestion[]> => {
  const readings: PhrasedQuestion[] = []
  for (const { intent } of alternatives.slice(0, 2)) {
    const question = { intent, slots: slotsFor(intent, named) }
    const phrase = await features.find(({ answers }) => answers[intent])?.phrase(question, language)
    if (phrase) readings.push({ question, phrase })
  }
  return readings
}
