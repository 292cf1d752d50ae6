import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Reader } from '../../core/delivery/notice.ts'
import type { Person } from '../../core/people/person.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingSources } from './meeting-sources.ts'

/** What arranging meetings is made from. */
export type Arranging = MeetingSources &
  Pick<FeatureParts, 'clock' | 'notices' | 'newId' | 'calendars' | 'sayInFeed'> & {
    /** From now on phrases name the meeting by its title. */
    readonly learn: (meeting: Meeting) => void
  }

/** Who reads a notice, as if they had asked for it in their own chat. */
export const turnOfReader = ({ language, zone }: Reader, person: Person, clock: Clock): Turn => {
  const there = clock().setZone(zone)
  return {
    id: 'notice',
    person,
    place: { kind: 'personal', conversation: '' },
    language,
    now: there.isValid ? there : clock(),
  }
}
