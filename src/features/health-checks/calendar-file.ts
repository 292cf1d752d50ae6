import { DateTime } from 'luxon'
import { z } from 'zod'
import { type Download, download } from '../../core/conversation/feature.ts'
import type { Links } from '../../core/conversation/links.ts'
import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Person } from '../../core/people/person.ts'
import type { CalendarEvent } from '../../core/time/calendar-event.ts'
import { type Appointment, appointments, isOpen } from './appointment.ts'
import { campaigns, clinicOf } from './campaign.ts'
import { type Check, checksOf } from './find-check.ts'
import { loadCampaigns, officerOf, type Sources } from './load-schedule.ts'
import { dayOf, slots } from './slot.ts'
import { texts } from './texts.ts'

const kind = 'health-check-slot'

/** Whose link it is goes with it: a link that was passed on opens nobody else's appointment. */
const keySchema = z.strictObject({ appointment: z.string(), account: z.string() })

/** Opens the calendar file of one appointment, of its owner alone. */
export const calendarButton = (
  links: Links,
  appointment: Appointment,
  person: Person,
  language: Language,
): Button => ({
  kind: 'open',
  title: texts(language)('button.calendar'),
  url: links.download(kind, { appointment: appointment.id, account: person.account }, language),
})

/** The .ics of one appointment that is still open, or takes it out of the calendar where it was declined. */
export const calendarDownload = (sources: Sources): Download =>
  download(kind, keySchema, async (key, language) => {
    const check = await checkOf(sources, key)
    if (!check) return undefined
    const say = texts(language)
    const body = sources.writeCalendar({
      name: say('calendar.title'),
      events: [await eventOf(sources, check, language)],
    })
    const name = `${say('calendar.file')}-${dayOf(check.slot)}.ics`
    return { name, contentType: 'text/calendar; charset=utf-8', body }
  })

/** A person's appointments that are ahead or were, for their own calendar. */
export const calendarOf = async (
  sources: Sources,
  person: Person,
  language: Language,
): Promise<readonly CalendarEvent[]> => {
  const open = (await checksOf(sources.store, person, await loadCampaigns(sources))).filter(
    ({ appointment }) => isOpen(appointment),
  )
  return Promise.all(open.map((check) => eventOf(sources, check, language)))
}

const checkOf = async (
  { store, directory }: Sources,
  { appointment: id, account }: z.infer<typeof keySchema>,
): Promise<Check | undefined> => {
  const appointment = (await store.get(appointments, id))?.document
  if (!appointment || !(isOpen(appointment) || appointment.state === 'cancelled')) return undefined
  const owner = await directory.person(appointment.person)
  const slot = (await store.get(slots, appointment.slot))?.document
  const campaign = (await store.get(campaigns, appointment.campaign))?.document
  return owner?.account === account && slot && campaign ? { campaign, appointment, slot } : undefined
}

const eventOf = async (
  sources: Sources,
  { campaign, appointment, slot }: Check,
  language: Language,
): Promise<CalendarEvent> => {
  const clinic = clinicOf(campaign, slot.clinic)
  const officer = await officerOf(sources, campaign)
  const advice = [...campaign.bring, ...campaign.preparation].map((text) => `• ${inLanguage(text, language)}`)
  return {
    uid: `${appointment.id.replace('/', '.')}@health-checks.loa`,
    sequence: appointment.sequence,
    ...(appointment.state === 'cancelled' && { cancelled: true }),
    title: texts(language)('calendar.title'),
    description: advice.join('\n'),
    ...(clinic && {
      place: [clinic.name, clinic.address].map((text) => inLanguage(text, language)).join(', '),
    }),
    ...(officer.email && { organiser: { name: officer.name, email: officer.email } }),
    start: slot.start,
    end: DateTime.fromISO(slot.start, { zone: 'utc' })
      .plus({ minutes: slot.minutes })
      .toFormat("yyyy-MM-dd'T'HH:mm"),
    zone: sources.organisation.zone,
  }
}
