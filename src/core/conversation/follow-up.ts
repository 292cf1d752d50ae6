import type { Ephemeral } from '../store/ephemeral.ts'
import { fold } from '../understanding/fold.ts'
import { type Question, questionSchema, type Recognition, type Slots } from '../understanding/intent.ts'
import { slotsFor } from '../understanding/slot-values.ts'
import type { Turn } from './turn.ts'

/** How long a conversation stays on its subject, in milliseconds. */
const memory = 10 * 60_000

/** What a conversation was last about: each person has a subject of their own in a shared place. */
export const createSubjects = (ephemeral: Ephemeral) => {
  const key = (turn: Turn) => `subject:${turn.place.conversation}:${turn.person.account}`
  return {
    recall: async (turn: Turn): Promise<Question | undefined> =>
      questionSchema.safeParse(await ephemeral.get(key(turn))).data,
    remember: (turn: Turn, question: Question): Promise<void> => ephemeral.set(key(turn), question, memory),
  }
}

export type Subjects = ReturnType<typeof createSubjects>

/** Folded words that open a follow-up ("còn tháng sau?", "а радио?") or a correction ("không, ý tôi là radio"). */
const opener =
  /^((the|vay)? ?con|the|vay|khong,? y (toi|em|minh) la|y (toi|em|minh) la|а|и|ну а|нет,? (я про|а)|я имел[аи]? в виду|and|(what|how) about|no,? i mean|i meant?)(?![\p{L}])/u

/** Words of a follow-up at most: a longer text says by itself what it is about. */
const longest = 7

/** So few words that, after an opener, nothing but what changes can stand there. */
const brief = 4

/** So few words that, with no intent of their own, they can only be what changes. */
const bare = 3

/**
 * The question that a text asks when it only continues the one before: it names something that the one before asks
 * about, and opens like a follow-up or has no clear intent of its own. undefined: the text stands on its own.
 */
export const continueQuestion = (
  previous: Question | undefined,
  recognition: Recognition,
): Question | undefined => {
  const slots = previous ? slotsFor(previous.intent, recognition.named) : {}
  if (!previous || Object.keys(slots).length === 0) return undefined
  return continues(previous, recognition)
    ? { intent: previous.intent, slots: mergeSlots(previous.slots, slots) }
    : undefined
}

const continues = (previous: Question, { text, tier, best }: Recognition): boolean => {
  const words = text.split(' ').length
  const clear = tier === 'answer' && best !== previous.intent
  return opener.test(fold(text))
    ? words <= brief || (words <= longest && !clear)
    : words <= bare && tier !== 'answer'
}

/** New values take the place of old ones; a new time takes the place of every old one, a named unit of "mine". */
const mergeSlots = (before: Slots, after: Slots): Slots => {
  const { date, year, next, mine, unit, ...rest } = before
  const newTime = after.date !== undefined || after.year !== undefined || after.next === true
  const newWhose = after.mine !== undefined || after.unit !== undefined
  return {
    ...rest,
    ...(!newTime && date && { date }),
    ...(!newTime && year && { year }),
    ...(!newTime && next && { next }),
    ...(!newWhose && mine !== undefined && { mine }),
    ...(!newWhose && unit && { unit }),
    ...after,
  }
}
