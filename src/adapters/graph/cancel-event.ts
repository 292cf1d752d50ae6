import { remove, type Store } from '../../core/store/store.ts'
import type { CalendarSaved } from '../../core/time/calendar-port.ts'
import { calendarLinks } from './calendar-collections.ts'
import { eventPath } from './calendar-event.ts'
import { problemOf } from './calendar-problem.ts'
import type { Graph } from './graph.ts'

/** Cancels the event of a meeting; Graph tells those invited. One that is not there any more is cancelled. */
export const cancelEvent = async (
  { graph, store }: { readonly graph: Graph; readonly store: Store },
  meeting: string,
  comment = '',
): Promise<CalendarSaved> => {
  const stored = await store.get(calendarLinks, meeting)
  if (!stored) return { ok: true, told: 0 }
  const { owner, event } = stored.document
  const answer =
    event === undefined
      ? undefined
      : await graph.ask('calendars', {
          method: 'POST',
          path: `${eventPath(owner, event)}/cancel`,
          body: { comment },
          repeatable: true,
        })
  if (answer && answer.kind !== 'ok' && answer.kind !== 'missing') return problemOf(answer, 'deleted')
  await store.commit([remove(calendarLinks, meeting, stored.version)])
  return { ok: true, told: answer?.kind === 'ok' ? 1 : 0 }
}
