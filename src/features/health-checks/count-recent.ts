import { DateTime } from 'luxon'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Person } from '../../core/people/person.ts'
import { appointmentId, appointments } from './appointment.ts'
import type { Campaign } from './campaign.ts'
import { loadCampaigns } from './load-schedule.ts'
import type { Plan } from './plan.ts'

const pageSize = 1_000

/** People who attended a campaign less than their interval before a plan begins: 12 months, or 6 on offshore sites. */
export const countRecent = async (
  { store, directory }: Pick<FeatureParts, 'store' | 'directory'>,
  { from, intervals }: Plan,
  people: readonly Person[],
): Promise<number> => {
  const offshore = new Set((await directory.sites()).filter((site) => site.offshore).map(({ id }) => id))
  const monthsOf = ({ site }: Person) =>
    site !== undefined && offshore.has(site) ? intervals.hazardous : intervals.normal
  const begins = DateTime.fromISO(from, { zone: 'utc' })
  const recent = new Set<string>()
  for (const campaign of await loadCampaigns({ store })) {
    if (campaign.from >= from) continue
    const due = people.filter(
      (person) => campaign.to > begins.minus({ months: monthsOf(person) }).toFormat('yyyy-MM-dd'),
    )
    for (const id of await attended(store, campaign, due)) recent.add(id)
  }
  return recent.size
}

const attended = async (
  store: FeatureParts['store'],
  campaign: Campaign,
  people: readonly Person[],
): Promise<readonly string[]> => {
  const found: string[] = []
  for (let start = 0; start < people.length; start += pageSize) {
    const ids = people.slice(start, start + pageSize).map(({ id }) => appointmentId(campaign.id, id))
    const page = await store.getMany(appointments, ids)
    found.push(...page.flatMap(({ document }) => (document.state === 'attended' ? [document.person] : [])))
  }
  return found
}
