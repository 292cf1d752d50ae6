import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { showDrafts } from './compose-by-text.ts'
import { performStep } from './perform-step.ts'
import { mayReport } from './policy.ts'

/** Announcements looked at for the last release: one that was changed long ago was released long ago. */
const lookedAt = 200

/** What became of the last announcement whose report this person may see; where there is none, the list of all. */
export const reportLast = async (parts: Announcing, turn: Turn): Promise<Reply> => {
  const { items } = await parts.store.find(announcementsCollection, {
    index: 'changed',
    descending: true,
    limit: lookedAt,
  })
  const [latest] = items
    .map(({ document }) => document)
    .filter((announcement) => mayReport(turn.person, announcement) && announcement.released)
    .sort((a, b) => releasedAt(b).localeCompare(releasedAt(a)))
  return latest ? performStep(parts, turn, 'report', { id: latest.id }) : showDrafts(parts, turn)
}

const releasedAt = ({ released }: Announcement): string => released?.by.at ?? ''
