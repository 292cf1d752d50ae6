import type { Command, FeatureModule } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { dataFile } from '../../core/store/import-file.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { answerSchedule } from './answer-schedule.ts'
import { appointments, checkAppointment } from './appointment.ts'
import { createBookingDesk } from './booking-desk.ts'
import { bookingActions, hearsBooking } from './booking-feature.ts'
import { calendarDownload, calendarOf } from './calendar-file.ts'
import { campaigns, checkCampaign } from './campaign.ts'
import { invitations } from './invitation.ts'
import { keptData } from './kept-data.ts'
import { listDay } from './list-day.ts'
import { hearsOfficer, hearsSeat, hearsSwap, hearsWish, officerActions } from './officer-feature.ts'
import { phraseSchedule } from './phrase-schedule.ts'
import { places } from './places.ts'
import { campaignNumbers, plans, rosters } from './plan.ts'
import { receiveList } from './receive-list.ts'
import { createReminders } from './remind-due.ts'
import { sheetDownloads } from './sheets.ts'
import { slots } from './slot.ts'
import { invitedNotice, remindNotice, soonNotice } from './tell-invited.ts'
import { promotedNotice } from './tell-promoted.ts'
import { type Say, texts } from './texts.ts'
import { createUnitNames } from './unit-names.ts'

/** When and where periodic health checks take place. Appointments only: nothing medical is kept. */
export const healthChecks: FeatureModule = {
  collections: [campaigns, slots, appointments, places, invitations, plans, rosters, campaignNumbers],
  dataFiles: [
    dataFile('campaigns.json', campaigns, checkCampaign),
    dataFile('slots.json', slots),
    dataFile('appointments.json', appointments, checkAppointment),
  ],
  folder: new URL('.', import.meta.url),
  create: (parts) => {
    const names = createUnitNames(parts.directory)
    const booking = { ...parts, ...createBookingDesk(parts) }
    return {
      name: 'health-checks',
      answers: { health_check_schedule: answerSchedule(parts) },
      commands: [mineCommand, campaignCommand, plainCommand],
      actions: [...bookingActions(booking), ...officerActions(booking)],
      downloads: [calendarDownload(parts), ...sheetDownloads(parts)],
      hears: (text) =>
        hearsWish(booking)(text) ??
        hearsOfficer(booking)(text) ??
        hearsSwap(booking)(text) ??
        hearsSeat(booking)(text) ??
        hearsBooking(booking)(text),
      receive: receiveList(booking),
      sweep: createReminders(booking),
      keeps: keptData(booking),
      notices: [promotedNotice(parts), invitedNotice(booking), remindNotice(booking), soonNotice(booking)],
      phrase: (question, language) =>
        phraseSchedule(question, language, names.known(question.slots.unit, language)),
      day: (turn) => listDay(parts, turn),
      calendar: (person, language) => calendarOf(parts, person, language),
      gazetteer: async () => {
        await names.learn()
        return []
      },
    }
  },
}

const inEach = (text: (say: Say) => string): Record<Language, string> => ({
  vi: text(texts('vi')),
  en: text(texts('en')),
  ru: text(texts('ru')),
})

const ask = (slots: Slots) => ({ intent: 'health_check_schedule', slots }) as const

const mineCommand: Command = {
  title: inEach((say) => say('mine.title')),
  description: inEach((say) => say('mine.description')),
  menu: ['personal'],
  run: ask({ mine: true }),
}

const campaignCommand: Command = {
  title: inEach((say) => say('campaign.title')),
  description: inEach((say) => say('campaign.description')),
  menu: ['personal', 'group', 'channel'],
  run: ask({ mine: false }),
}

/** Names nothing: the asker's own in their own chat, the campaign in a shared place. */
const plainCommand: Command = {
  title: inEach((say) => say('plain.title')),
  description: inEach((say) => say('campaign.description')),
  menu: [],
  run: ask({}),
}
