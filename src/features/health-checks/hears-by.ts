import type { Heard } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'

/** Hears what can be read as something, and answers it. */
export const hearsBy =
  <Typed extends { readonly language: Language }, Parts>(
    read: (text: string) => Typed | undefined,
    hear: (parts: Parts, turn: Turn, typed: Typed) => Promise<Reply>,
  ) =>
  (parts: Parts) =>
  (text: string): Heard | undefined => {
    const typed = read(text)
    return typed && { language: typed.language, run: (turn) => hear(parts, turn, typed) }
  }
