import { DateTime } from 'luxon'
import type { DayItem } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Question } from '../../core/understanding/intent.ts'
import { isOpen } from './appointment.ts'
import { clinicOf, phaseOn } from './campaign.ts'
import { checksOf } from './find-check.ts'
import { loadCampaigns, type Sources } from './load-schedule.ts'
import { phraseSchedule } from './phrase-schedule.ts'
import { dayOf } from './slot.ts'
import { texts } from './texts.ts'

/** The asker's appointment of today. */
export const listDay = async (
  sources: Sources,
  { person, language, now }: Turn,
): Promise<readonly DayItem[]> => {
  const today = now.toISODate()
  const running = (await loadCampaigns(sources)).filter((campaign) => phaseOn(campaign, today) === 'running')
  const checks = await checksOf(sources.store, person, running)
  const question: Question = { intent: 'health_check_schedule', slots: { mine: true } }
  const { zone } = sources.organisation
  return checks
    .filter(({ appointment, slot }) => isOpen(appointment) && dayOf(slot) === today)
    .map(({ campaign, slot }) => {
      const clinic = clinicOf(campaign, slot.clinic)
      const start = DateTime.fromISO(slot.start, { zone })
      const format = "yyyy-MM-dd'T'HH:mmZZ"
      return {
        kind: 'appointment',
        start: start.toFormat(format),
        end: start.plus({ minutes: slot.minutes }).toFormat(format),
        title: texts(language)('calendar.title'),
        ...(clinic && { place: inLanguage(clinic.name, language) }),
        question,
        command: phraseSchedule(question, language),
      }
    })
}
