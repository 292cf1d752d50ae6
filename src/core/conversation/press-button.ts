import type { AnswerQuestion } from './answer-question.ts'
import { type ButtonData, parseButtonData } from './button-data.ts'
import type { Fallbacks } from './fallbacks.ts'
import type { Action, Feature } from './feature.ts'
import type { Reply } from './reply.ts'
import type { Turn } from './turn.ts'

export type ButtonRouting = {
  readonly actions: ReadonlyMap<string, Action>
  readonly answerQuestion: AnswerQuestion
  /** Answers a text as if it had been typed. */
  readonly hear: (turn: Turn, text: string) => Promise<Reply>
  readonly fallbacks: Fallbacks
}

/** What a button stands for; data that no button of today carries answers "out of date". */
export const pressButton = async (routing: ButtonRouting, turn: Turn, data: unknown): Promise<Reply> =>
  (await follow(routing, turn, parseButtonData(data))) ?? { cards: [routing.fallbacks.outOfDate(turn)] }

const follow = async (
  { actions, answerQuestion, hear }: ButtonRouting,
  turn: Turn,
  data: ButtonData | undefined,
): Promise<Reply | undefined> => {
  switch (data?.loa) {
    case undefined:
      return undefined
    case 'ask':
      return answerQuestion(turn, data.question)
    case 'say':
      return hear(turn, data.command)
    case 'act': {
      const { loa, verb, ...fields } = data
      return actions.get(verb)?.perform(turn, fields)
    }
  }
}

/** Throws a TypeError when two features claim one verb. */
export const indexActions = (features: readonly Feature[]): Map<string, Action> => {
  const actions = new Map<string, Action>()
  for (const action of features.flatMap((feature) => feature.actions ?? [])) {
    if (actions.has(action.verb)) throw new TypeError(`two features perform ${action.verb}`)
    actions.set(action.verb, action)
  }
  return actions
}
