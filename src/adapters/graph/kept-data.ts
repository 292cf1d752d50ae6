import { keptBy, keptUnder, type PersonalData, type Whom } from '../../core/people/personal-data.ts'
import type { Store } from '../../core/store/store.ts'
import { calendarCursors, calendarLinks, calendarSubscriptions } from './calendar-collections.ts'

const byAccount = ({ account }: Whom): string => account

/**
 * What is kept about people to follow their calendars; secrets and links of Graph are not shown. Of a leaver nothing
 * is asked of Graph: the mailbox is closed, and a subscription that nobody renews ends within a week.
 */
export const keptData = (store: Store): readonly PersonalData[] => [
  keptBy(
    { kind: 'followedCalendars', store, collection: calendarLinks, show: ({ event }) => ({ event }) },
    ({ account }) => ({ index: 'owner', equals: account }),
  ),
  keptUnder(
    { kind: 'followedCalendars', store, collection: calendarCursors, show: ({ from, to }) => ({ from, to }) },
    byAccount,
  ),
  keptUnder(
    {
      kind: 'followedCalendars',
      store,
      collection: calendarSubscriptions,
      show: ({ expires }) => ({ expires }),
    },
    byAccount,
  ),
]
