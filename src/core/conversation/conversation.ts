import type { Language } from '../i18n/language.ts'
import type { Log } from '../log/log.ts'
import { rememberLanguage } from '../people/preferences.ts'
import { isAway, unlessAway } from '../store/away.ts'
import type { Ephemeral } from '../store/ephemeral.ts'
import type { Recogniser } from '../understanding/recogniser.ts'
import { createAnswerQuestion } from './answer-question.ts'
import { cleanText } from './clean-text.ts'
import { indexCommands } from './exact-commands.ts'
import type { Fallbacks } from './fallbacks.ts'
import type { Feature, Heard } from './feature.ts'
import { createSubjects } from './follow-up.ts'
import type { Incoming, Input } from './incoming.ts'
import type { MayGoOn } from './person-limit.ts'
import { prepareTurn, type TurnSources, turnOf } from './prepare-turn.ts'
import { indexActions, pressButton } from './press-button.ts'
import { createReceiveFiles } from './receive-files.ts'
import type { Card, Reply } from './reply.ts'
import { routeText, type TextRouting } from './route-text.ts'
import type { Turn } from './turn.ts'
import { createFindTypedCommand } from './typed-command.ts'

/** What to say where the person spoke; for a pressed button the first card takes the place of the one it was on. */
export type Response = {
  readonly language: Language
  readonly cards: readonly Card[]
  /** The dialog that was submitted closes. */
  readonly closesDialog?: boolean
}

export type Conversation = {
  /** Never rejects: a turn that fails answers kindly with a reference, and is logged once. */
  respond(incoming: Incoming): Promise<Response>
}

/** Says something in a person's own chat; false when Loa is not installed there or the platform refuses. */
export type SayPrivately = (account: string, cards: readonly Card[], language: Language) => Promise<boolean>

export type ConversationParts = TurnSources & {
  readonly features: readonly Feature[]
  readonly fallbacks: Fallbacks
  readonly recogniser: () => Recogniser
  readonly ephemeral: Ephemeral
  readonly log: Log
  readonly sayPrivately: SayPrivately
  readonly noteUnanswered: TextRouting['noteUnanswered']
  /** Everybody may when not said. */
  readonly mayGoOn?: MayGoOn
}

export const createConversation = (parts: ConversationParts): Conversation => {
  const { features, fallbacks } = parts
  const subjects = createSubjects(parts.ephemeral)
  const answerQuestion = createAnswerQuestion(features, fallbacks, subjects)
  const findCommand = indexCommands(features)
  const texts: TextRouting = {
    features,
    findCommand,
    answerQuestion,
    subjects,
    fallbacks,
    understand: ({ now, language }, text) => parts.recogniser().recognise(text, { now, language }),
    noteUnanswered: parts.noteUnanswered,
  }
  const findTypedCommand = createFindTypedCommand(features, findCommand)
  const answer = async (turn: Turn, text: string, typed: Heard | undefined): Promise<Reply> =>
    typed?.run(turn) ?? routeText(texts, turn, cleanText(text))
  const hear = (turn: Turn, text: string): Promise<Reply> => answer(turn, text, findTypedCommand(text))
  const receiveFiles = createReceiveFiles(features, fallbacks)
  const buttons = { actions: indexActions(features), answerQuestion, hear, fallbacks }

  const replyTo = async (turn: Turn, input: Input, typed: Heard | undefined): Promise<Reply> => {
    if (input.kind === 'arrival') return { cards: [fallbacks.welcome(turn)] }
    if (input.kind === 'button') return pressButton(buttons, turn, input.data)
    const received = await receiveFiles(turn, input.files, cleanText(input.text))
    if (received) return received
    if (/[\p{L}\p{N}]/u.test(input.text)) return answer(turn, input.text, typed)
    return { cards: [hasAttachments(input) ? fallbacks.attachmentOnly(turn) : fallbacks.empty(turn)] }
  }

  return {
    respond: async (incoming) => {
      const { input } = incoming
      const typed = input.kind === 'text' ? findTypedCommand(input.text) : undefined
      const detected = typed?.language ?? detectLanguage(parts.recogniser(), input)
      let prepared: Turn | undefined
      try {
        const turn = await prepareTurn(parts, incoming, detected)
        prepared = turn
        if (parts.mayGoOn?.(turn.person.account) === false)
          return { language: turn.language, cards: [fallbacks.tooFast(turn)] }
        const reply = await replyTo(turn, input, typed)
        if (detected) await unlessAway(rememberLanguage(parts.store, turn.person.account, detected))
        return {
          language: reply.language ?? turn.language,
          cards: await place(parts, turn, reply),
          ...(reply.closesDialog && { closesDialog: true }),
        }
      } catch (cause) {
        const turn = prepared ?? turnOf(parts, incoming, detected)
        if (isAway(cause)) return { language: turn.language, cards: [fallbacks.aMoment(turn)] }
        parts.log.error('turn-failed', { turn: turn.id }, cause)
        return { language: turn.language, cards: [fallbacks.failed(turn, turn.id)] }
      }
    },
  }
}

const detectLanguage = (recogniser: Recogniser, input: Input): Language | undefined =>
  input.kind === 'text' ? recogniser.detectLanguage(cleanText(input.text)) : undefined

const hasAttachments = ({ files, attachments }: Extract<Input, { kind: 'text' }>): boolean =>
  files.length + attachments > 0

/** A personal answer leaves the shared place it was asked in; what stays there only says where it went. */
const place = async (
  { sayPrivately, fallbacks }: ConversationParts,
  turn: Turn,
  reply: Reply,
): Promise<readonly Card[]> => {
  if (!reply.personal || turn.place.kind === 'personal') return reply.cards
  const delivered = await sayPrivately(turn.person.account, reply.cards, reply.language ?? turn.language)
  return [fallbacks.sentPrivately(turn, delivered)]
}
