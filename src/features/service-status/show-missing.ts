import type { Card } from '../../core/conversation/reply.ts'
import type { DateSlot } from '../../core/understanding/intent.ts'
import type { Asked } from './asked.ts'
import type { KpiReport } from './kpi-report.ts'
import { missingView } from './kpi-views.ts'
import { otherPeriods } from './load-reports.ts'
import { askKpi, askPeriod, mostButtons } from './next-steps.ts'
import { chooseView } from './period-views.ts'
import { capitalised, settled } from './wording.ts'

/** That there are no figures, and which there are. */
export const showMissing = (asked: Asked, reports: readonly KpiReport[], text: string): Card => {
  const { narrator, service } = asked
  const { say, language } = narrator
  return {
    name: 'service-status/message',
    view: missingView(narrator, { heading: say('kpi.missing.heading'), text }, reports),
    summary: text,
    next: otherPeriods(reports, undefined)
      .map(({ period }) => askPeriod(period, service, language))
      .slice(0, mostButtons),
  }
}

/** Asks which of the readings of a date is meant. */
export const choosePeriod = ({ narrator, service }: Asked, date: DateSlot): Card => {
  const { say, language } = narrator
  return {
    name: 'service-status/message',
    view: chooseView(narrator, date),
    summary: say('choose.heading'),
    next: (date.readings ?? []).map((reading) => {
      const chosen = settled(language, date, reading)
      const slots = { ...(service && { service: service.id }), date: chosen }
      return askKpi(capitalised(chosen.text), slots, language)
    }),
  }
}
