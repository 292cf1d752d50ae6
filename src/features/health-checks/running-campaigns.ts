import type { Turn } from '../../core/conversation/turn.ts'
import type { Booking } from './booking.ts'
import { type Campaign, phaseOn } from './campaign.ts'
import { loadCampaigns } from './load-schedule.ts'
import { mayRun } from './policy.ts'

/** Those that this person runs and that are not over, the next to end first. */
export const runningCampaigns = async (parts: Booking, { person }: Turn): Promise<readonly Campaign[]> => {
  const today = parts.clock().setZone(parts.organisation.zone).toFormat('yyyy-MM-dd')
  return (await loadCampaigns(parts))
    .filter((each) => each.state === 'open' && phaseOn(each, today) !== 'over' && mayRun(person, each))
    .sort((a, b) => (a.to < b.to ? -1 : 1))
}
