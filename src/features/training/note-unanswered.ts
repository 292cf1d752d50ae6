import type { Language } from '../../core/i18n/language.ts'
import type { Directory } from '../../core/people/directory.ts'
import type { Store } from '../../core/store/store.ts'
import { update } from '../../core/store/update.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Recognition } from '../../core/understanding/intent.ts'
import { createStripText } from './strip-text.ts'
import { idOfText } from './taught-line.ts'
import { unansweredQuestions } from './unanswered.ts'

export type NoteUnanswered = (recognition: Recognition, language: Language) => Promise<void>

/** Counts a question that was not answered; who asked is not kept. */
export const createNoteUnanswered = (store: Store, directory: Directory, clock: Clock): NoteUnanswered => {
  // Made once: a directory of thousands is one long pattern.
  let strip: Promise<(text: string) => string> | undefined
  return async (recognition, language) => {
    strip ??= directory.people().then((people) => createStripText(people.map(({ name }) => name)))
    const text = (await strip)(recognition.text).trim()
    if (text === '') return
    const last = clock().toUTC().toISO()
    const [nearest] = recognition.alternatives
    await update(store, unansweredQuestions, idOfText(text), (known) => ({
      text,
      language,
      ...(nearest && { nearest: nearest.intent }),
      count: (known?.count ?? 0) + 1,
      last,
    }))
  }
}
