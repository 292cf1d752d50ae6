import type { DateTime } from 'luxon'
import { notices } from '../../core/delivery/notice.ts'
import type { Person } from '../../core/people/person.ts'
import { inZone } from '../../core/time/in-zone.ts'
import { isOpen } from './appointment.ts'
import type { Booking } from './booking.ts'
import type { Campaign } from './campaign.ts'
import { type Attendee, listAttendees } from './count-completion.ts'
import { daysBetween } from './days.ts'
import { slotsOf } from './list-offers.ts'
import { loadCampaigns } from './load-schedule.ts'
import { noticePart } from './promote.ts'
import { dayOf, hasBegun, type Slot } from './slot.ts'
import { remindKind, soonKind } from './tell-invited.ts'

/** Nobody is reminded from 21:00 to 7:00 of their own clock; of what can wait, not before 9:00. */
const hours = { earliest: 7, working: 9, latest: 21 } as const

/**
 * Says what is due: to those who have not booked every few days, to those who have on the day before and that morning.
 * Each notice has an id of what it is about, so that replicas and restarts say it once. Looks once a minute.
 */
export const createReminders = (parts: Booking): (() => Promise<void>) => {
  let looked = ''
  const said = new Set<string>()
  return async () => {
    const minute = parts.clock().toFormat("yyyy-MM-dd'T'HH:mm")
    if (minute === looked) return
    looked = minute
    const today = parts.clock().setZone(parts.organisation.zone).toFormat('yyyy-MM-dd')
    const running = (await loadCampaigns(parts)).filter(
      ({ state, reminders, opened, to }) => state === 'open' && reminders && opened && today <= to,
    )
    for (const campaign of running) await remindOf(parts, campaign, said)
  }
}

/** `zone`: whose clock decides. */
type Due = {
  readonly id: string
  readonly kind: string
  readonly data: object
  readonly zone: string
  readonly of: (attendee: Attendee) => boolean
  readonly until: DateTime<true>
}

const remindOf = async (parts: Booking, campaign: Campaign, said: Set<string>): Promise<void> => {
  const zones = await zonesOf(parts)
  const slots = await slotsOf(parts.store, campaign)
  const due = zones.flatMap((zone) => [
    ...roundDue(parts, campaign, zone),
    ...slots.flatMap((slot) => slotDue(parts, slot, zone)),
  ])
  const unsaid: Due[] = []
  for (const each of due) if (!said.has(each.id) && !(await isSaid(parts, each.id, said))) unsaid.push(each)
  if (unsaid.length === 0) return
  const attendees = await listAttendees(parts, campaign)
  for (const { id, kind, data, zone, of, until } of unsaid) {
    const people = attendees
      .filter((attendee) => of(attendee) && zoneOf(parts, attendee.person) === zone)
      .map(({ person }) => person.id)
    if (people.length > 0)
      await parts.notices.say({ id, kind, people, data, expiresAt: until, category: 'reminders' })
    said.add(id)
  }
}

const isSaid = async ({ store }: Booking, id: string, said: Set<string>): Promise<boolean> => {
  const stored = await store.get(notices, id)
  if (stored) said.add(id)
  return stored !== undefined
}

const zoneOf = ({ organisation }: Booking, { zone }: Person): string => zone ?? organisation.zone

const zonesOf = async (parts: Booking): Promise<readonly string[]> => [
  ...new Set((await parts.directory.people()).map((person) => zoneOf(parts, person))),
]

/** The round of today for those who have not booked. */
const roundDue = ({ clock }: Booking, campaign: Campaign, zone: string): readonly Due[] => {
  const { reminders, opened } = campaign
  const now = inZone(clock(), zone)
  if (!reminders || !opened || !isBetween(now, hours.working)) return []
  const days = daysBetween(opened, now.toFormat('yyyy-MM-dd'))
  const round = Math.min(reminders.most, Math.floor(days / reminders.everyDays))
  if (round < 1) return []
  return [
    {
      id: `${remindKind}.${noticePart(campaign.id)}.${round}.${noticePart(zone)}`,
      kind: remindKind,
      data: { campaign: campaign.id },
      zone,
      of: hasNotBooked,
      until: now.set({ hour: hours.latest, minute: 0, second: 0 }),
    },
  ]
}

/** Who was examined elsewhere is not asked again; who waits has booked as well as they can. */
const hasNotBooked = ({ appointment }: Attendee): boolean => {
  const state = appointment?.state
  if (state === 'cancelled') return appointment?.declined !== 'elsewhere'
  return state === undefined || state === 'missed'
}

/** The day before and that morning, of one slot. */
const slotDue = (parts: Booking, slot: Slot, zone: string): readonly Due[] => {
  const { clock, organisation } = parts
  const now = inZone(clock(), zone)
  if (hasBegun(slot, clock(), organisation.zone)) return []
  const start = inZone(inZone(clock(), organisation.zone).set(wallOf(slot)), zone)
  const left = daysBetween(now.toFormat('yyyy-MM-dd'), start.toFormat('yyyy-MM-dd'))
  if (left > 1) return []
  const when = left === 1 ? 'before' : 'morning'
  if (!isBetween(now, when === 'before' ? hours.working : hours.earliest)) return []
  const evening = now.set({ hour: hours.latest, minute: 0, second: 0 })
  return [
    {
      id: `${soonKind}.${noticePart(slot.id)}.${when}.${noticePart(zone)}`,
      kind: soonKind,
      data: { slot: slot.id, when },
      zone,
      of: ({ appointment }) =>
        appointment !== undefined && appointment.slot === slot.id && isOpen(appointment),
      until: when === 'before' ? evening : start,
    },
  ]
}

const wallOf = (slot: Slot) => {
  const [year = 0, month = 1, day = 1] = dayOf(slot).split('-').map(Number)
  return {
    year,
    month,
    day,
    hour: Number(slot.start.slice(11, 13)),
    minute: Number(slot.start.slice(14, 16)),
    second: 0,
    millisecond: 0,
  }
}

const isBetween = (now: DateTime, first: number): boolean => now.hour >= first && now.hour < hours.latest
