import {
  isoKey,
  keptAmong,
  keptBy,
  keptUnder,
  type PersonalData,
  type Whom,
} from '../../core/people/personal-data.ts'
import type { Store } from '../../core/store/store.ts'
import { incidents } from './incident.ts'
import { kpiImports } from './kpi-import.ts'
import { kpiReports } from './kpi-report.ts'
import { maintenance } from './maintenance.ts'
import { manualStates } from './manual-state.ts'
import { reportSchedules } from './report-schedule.ts'
import { heldNews, subscriptionId, subscriptions } from './subscription.ts'
import { tellings } from './telling.ts'

const ofPerson = ({ id }: Whom): string => subscriptionId({ kind: 'person', who: id })

/** What the log of services keeps about people: who wrote in it, and who wants to be told. */
export const keptData = (store: Store): readonly PersonalData[] => [
  keptUnder({ kind: 'subscriptions', store, collection: subscriptions }, ofPerson),
  keptUnder({ kind: 'subscriptions', store, collection: heldNews }, ofPerson),
  keptBy({ kind: 'subscriptions', store, collection: reportSchedules }, ({ id }) => ({
    index: 'person',
    equals: id,
  })),
  keptAmong(
    { kind: 'incidents', store, collection: incidents, show: ({ id, title }) => ({ id, title }) },
    { index: 'id' },
  ),
  keptAmong(
    { kind: 'incidents', store, collection: maintenance, show: ({ id, title }) => ({ id, title }) },
    { index: 'id' },
  ),
  keptAmong({ kind: 'incidents', store, collection: manualStates }, { index: 'history' }),
  keptAmong({ kind: 'incidents', store, collection: tellings, show: () => ({}) }, { index: 'times' }),
  keptAmong(
    { kind: 'serviceFigures', store, collection: kpiReports, show: ({ id }) => ({ id }) },
    { index: 'id' },
  ),
  keptUnder(
    { kind: 'figureImports', store, collection: kpiImports, time: { index: 'sent', key: isoKey } },
    ({ account }) => account,
  ),
]
