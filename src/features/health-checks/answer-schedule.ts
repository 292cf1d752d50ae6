import type { Answer } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { DayRange, Slots } from '../../core/understanding/intent.ts'
import { type Campaign, overlaps } from './campaign.ts'
import { loadCampaigns, type Sources } from './load-schedule.ts'
import { showCampaign } from './show-campaign.ts'
import { askWhichDate } from './show-message.ts'
import { showOwnCheck } from './show-own-check.ts'
import { showPeriod } from './show-period.ts'
import { showUnit } from './show-unit.ts'

/** When and where health checks take place: the asker's own, a unit's, those of a time, or the whole campaign. */
export const answerSchedule =
  (sources: Sources): Answer =>
  async (turn, slots) => {
    const { date, year } = slots
    if (date?.readings) return { cards: [askWhichDate(slots, date, date.readings, turn.language)] }
    const campaigns = await loadCampaigns(sources)
    const range = askedRange(slots)
    if (isAboutAsker(turn, slots)) return showOwnCheck(sources, turn, within(campaigns, range), range)
    const unit = (await sources.directory.units()).find(({ id }) => id === slots.unit)
    if (unit)
      return showUnit(sources, turn, campaigns, {
        unit,
        name: inLanguage(unit.name, turn.language),
        range,
      })
    if (date) return showPeriod(sources, turn, campaigns, { from: date.from, to: date.to })
    return showCampaign(sources, turn, campaigns, { year })
  }

const askedRange = ({ date, year }: Slots): DayRange | undefined => {
  if (date) return { from: date.from, to: date.to }
  return year === undefined ? undefined : { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** In a person's own chat a question that names nothing is about the person; in a shared place about everybody. */
const isAboutAsker = ({ place }: Turn, { mine, unit, date, year }: Slots): boolean =>
  mine ?? (place.kind === 'personal' && unit === undefined && date === undefined && year === undefined)

/** The campaigns of the time asked about, or all of them where there is none. */
const within = (campaigns: readonly Campaign[], range: DayRange | undefined): readonly Campaign[] => {
  const found = range ? campaigns.filter((campaign) => overlaps(campaign, range)) : []
  return found.length > 0 ? found : campaigns
}
