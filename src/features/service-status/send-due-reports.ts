import { DateTime } from 'luxon'
import { put, type Stored } from '../../core/store/store.ts'
import { nextDue, type ReportSchedule, rangeBefore, reportSchedules } from './report-schedule.ts'
import { reportNotice, type ScheduleParts } from './schedule-report.ts'

/** Schedules that one look takes on; the next look takes the rest. */
const most = 100

/**
 * Sends what is due. A schedule moves on in the one commit that makes its notice: of several replicas one wins, and
 * nothing is lost or sent twice. What fell due while Loa was down is sent once, for the latest period.
 */
export const sendDueReports = async (parts: ScheduleParts): Promise<void> => {
  const now = parts.clock().toUTC().toISO()
  const { items } = await parts.store.find(reportSchedules, { index: 'next', to: `${now}~`, limit: most })
  for (const item of items) await sendDue(parts, item)
  if (items.length > 0) await parts.notices.start()
}

const sendDue = async (
  { store, clock, notices }: ScheduleParts,
  { id, version, document }: Stored<ReportSchedule>,
): Promise<void> => {
  const now = clock()
  const next = nextDue(document, now).toUTC().toISO() ?? ''
  const due = DateTime.fromISO(document.next)
  const notice = await notices.changesOf({
    id: `service-report:${id}:${due.toMillis()}`,
    kind: reportNotice,
    people: [document.person],
    data: { range: rangeBefore(document, now) },
  })
  // A conflict is another replica that was faster, or the person who changed the schedule: both leave nothing to do.
  await store.commit([put(reportSchedules, id, { ...document, next }, version), ...notice])
}
