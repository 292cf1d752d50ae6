import type { Language } from '../i18n/language.ts'
import type { Recognition } from '../understanding/intent.ts'
import { slotsFor } from '../understanding/slot-values.ts'
import type { AnswerQuestion } from './answer-question.ts'
import type { FindCommand } from './exact-commands.ts'
import type { Fallbacks, PhrasedQuestion } from './fallbacks.ts'
import type { Feature } from './feature.ts'
import { continueQuestion, type Subjects } from './follow-up.ts'
import type { Reply } from './reply.ts'
import { splitQuestions } from './split-questions.ts'
import type { Turn } from './turn.ts'

export type TextRouting = {
  readonly features: readonly Feature[]
  readonly findCommand: FindCommand
  readonly answerQuestion: AnswerQuestion
  readonly subjects: Subjects
  readonly fallbacks: Fallbacks
  readonly understand: (turn: Turn, text: string) => Recognition
  /** Counts what was not surely understood. */
  readonly noteUnanswered: (recognition: Recognition, language: Language) => Promise<void>
}

/** Exact command first, then what is understood of the text: one question or several. */
export const routeText = async (routing: TextRouting, turn: Turn, text: string): Promise<Reply> => {
  const command = routing.findCommand(text)
  if (command)
    return typeof command.run === 'function' ? command.run(turn) : routing.answerQuestion(turn, command.run)

  const understand = (part: string) => routing.understand(turn, part)
  const several = splitQuestions(text, understand)
  return several.length > 0 ? answerAll(routing, turn, several) : answerOne(routing, turn, understand(text))
}

/** One after the other: each is what the next may follow up. Personal is what one of them is: they came in one breath. */
const answerAll = async (
  routing: TextRouting,
  turn: Turn,
  questions: readonly Recognition[],
): Promise<Reply> => {
  const replies: Reply[] = []
  for (const question of questions) replies.push(await answerOne(routing, turn, question))
  return { cards: replies.flatMap(({ cards }) => cards), personal: replies.some(({ personal }) => personal) }
}

const answerOne = async (routing: TextRouting, turn: Turn, recognition: Recognition): Promise<Reply> => {
  const continued = continueQuestion(await routing.subjects.recall(turn), recognition)
  if (continued) return routing.answerQuestion(turn, continued)

  if (recognition.tier !== 'answer') await routing.noteUnanswered(recognition, turn.language)
  switch (recognition.tier) {
    case 'answer':
      return routing.answerQuestion(turn, { intent: recognition.intent, slots: recognition.slots })
    case 'ask': {
      const readings = await readingsOf(routing.features, recognition, turn.language)
      return { cards: [routing.fallbacks.didYouMean(turn, readings)] }
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
