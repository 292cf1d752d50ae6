import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingSources } from './meeting-sources.ts'

/** What arranging meetings is made from. */
export type Arranging = MeetingSources &
  Pick<FeatureParts, 'clock' | 'notices' | 'newId' | 'calendars' | 'sayInFeed'> & {
    /** From now on phrases name the meeting by its title. */
    readonly learn: (meeting: Meeting) => void
  }
