import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Announcing } from './announcing.ts'
import { askForListCard } from './audience-list-views.ts'
import { refusalCard } from './message-card.ts'
import { noteOpenDraft } from './open-draft.ts'
import { editableDraft } from './open-form.ts'

/** Asks for the list of one draft: the next table that this person sends is taken for it. */
export const askForList = async (parts: Announcing, turn: Turn, id: string): Promise<Card> => {
  const draft = await editableDraft(parts, turn, id)
  if ('ok' in draft) return refusalCard(draft, turn.language)
  await noteOpenDraft(parts, turn.person, draft, true)
  return askForListCard(id, turn.language)
}
