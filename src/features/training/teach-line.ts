import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { absent, put, remove, type Store } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type Intent, intentSchema } from '../../core/understanding/intent.ts'
import type { Utterance } from '../../core/understanding/utterances.ts'
import { mayTeach } from './policy.ts'
import { bareText, idOfText, taughtLines } from './taught-line.ts'
import { unansweredQuestions } from './unanswered.ts'

export type Taught =
  | { readonly ok: true; readonly text: string; readonly intent: Intent }
  | {
      readonly ok: false
      readonly reason: 'not-allowed' | 'no-such-intent' | 'no-words' | 'too-long' | 'contended'
    }
  | { readonly ok: false; readonly reason: 'known' | 'contradicts'; readonly intent: Intent }

export type Teaching = {
  readonly store: Store
  readonly clock: Clock
  /** Every line that the recogniser learns from now. */
  readonly lines: () => Promise<readonly Utterance[]>
  /** Trains anew in the background; what is asked meanwhile is answered by the recogniser that is there. */
  readonly retrain: () => void
}

const longest = 300

/** Adds a training line. A line that means something else already is refused: it would teach confusion. */
export const teachLine = async (
  teaching: Teaching,
  turn: Turn,
  intentName: string,
  text: string,
): Promise<Taught> => {
  const refusal = await refuse(teaching, turn, intentName, text)
  if (refusal) return refusal
  const intent = intentSchema.parse(intentName)
  const { store, clock } = teaching
  const id = idOfText(text)
  const line = {
    text,
    intent,
    language: turn.language,
    author: turn.person.account,
    at: clock().toUTC().toISO(),
  }
  const deed = { actor: actorOf(turn.person), action: 'training.taught', subject: id, details: { intent } }
  const committed = await commitAudited(store, clock, deed, async () => {
    const question = await store.get(unansweredQuestions, id)
    return [
      put(taughtLines, id, line, absent),
      ...(question ? [remove(unansweredQuestions, id, question.version)] : []),
    ]
  })
  if (!committed.ok) return { ok: false, reason: 'contended' }
  teaching.retrain()
  return { ok: true, text, intent }
}

const refuse = async (
  { lines }: Teaching,
  { person }: Turn,
  intentName: string,
  text: string,
): Promise<Taught | undefined> => {
  if (!mayTeach(person)) return { ok: false, reason: 'not-allowed' }
  if (!intentSchema.safeParse(intentName).success) return { ok: false, reason: 'no-such-intent' }
  if (bareText(text) === '') return { ok: false, reason: 'no-words' }
  if (text.length > longest) return { ok: false, reason: 'too-long' }
  const same = (await lines()).find((line) => bareText(line.text) === bareText(text))
  if (!same) return undefined
  return { ok: false, reason: same.intent === intentName ? 'known' : 'contradicts', intent: same.intent }
}

/** Takes a taught line back; false when there is none, or the person may not. */
export const forgetLine = async (teaching: Teaching, turn: Turn, id: string): Promise<boolean> => {
  const { store, clock } = teaching
  if (!mayTeach(turn.person) || !(await store.get(taughtLines, id))) return false
  const deed = { actor: actorOf(turn.person), action: 'training.forgotten', subject: id, details: {} }
  const committed = await commitAudited(store, clock, deed, async () => {
    const line = await store.get(taughtLines, id)
    return line ? [remove(taughtLines, id, line.version)] : []
  })
  if (committed.ok) teaching.retrain()
  return committed.ok
}
