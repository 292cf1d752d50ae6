import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { personSchema } from '../../../../src/core/people/person.ts'
import { resolveRelativeDates } from '../../../../src/core/time/relative-dates.ts'
import {
  type Appointment,
  appointmentSchema,
  checkAppointment,
  holdsPlace,
  isOpen,
} from '../../../../src/features/health-checks/appointment.ts'
import { campaignSchema, checkCampaign, planOf } from '../../../../src/features/health-checks/campaign.ts'
import { offshoreOn } from '../../../../src/features/health-checks/rotation.ts'
import { dayOf, slotSchema } from '../../../../src/features/health-checks/slot.ts'
import appointmentList from '../../../../src/sample/appointments.json' with { type: 'json' }
import campaignList from '../../../../src/sample/campaigns.json' with { type: 'json' }
import peopleList from '../../../../src/sample/people.json' with { type: 'json' }
import slotList from '../../../../src/sample/slots.json' with { type: 'json' }

const zone = 'Asia/Ho_Chi_Minh'
const days = [
  '2026-11-22',
  '2026-11-23',
  '2026-11-25',
  '2026-11-28',
  '2026-12-31',
  '2027-01-01',
  '2028-02-29',
]

const sampleOn = (day: string) => {
  const today = DateTime.fromISO(day, { zone }) as DateTime<true>
  const resolve = (list: unknown) => resolveRelativeDates(list, today) as unknown[]
  return {
    campaigns: resolve(campaignList).map((each) => campaignSchema.parse(each)),
    slots: resolve(slotList).map((each) => slotSchema.parse(each)),
    appointments: resolve(appointmentList).map((each) => appointmentSchema.parse(each)),
    people: resolve(peopleList).map((each) => personSchema.parse(each)),
  }
}

describe.each(days)('the sample, started on %s', (day) => {
  const { campaigns, slots, appointments, people } = sampleOn(day)
  const slotOf = ({ slot }: Appointment) => slots.find(({ id }) => id === slot)
  const personOf = ({ person }: Appointment) => people.find(({ id }) => id === person)

  test('never holds more people than a slot has places', () => {
    for (const slot of slots) {
      const held = appointments.filter((each) => each.slot === slot.id && holdsPlace(each))
      expect([slot.id, held.length <= slot.capacity]).toEqual([slot.id, true])
    }
  })

  test('books everybody on a day of their unit, in a slot of the campaign and its clinic', () => {
    for (const appointment of appointments) {
      const slot = slotOf(appointment)
      const campaign = campaigns.find(({ id }) => id === appointment.campaign)
      const plan = campaign && planOf(campaign, personOf(appointment)?.unit)
      expect([appointment.id, slot?.campaign, slot?.clinic]).toEqual([
        appointment.id,
        appointment.campaign,
        plan?.clinic,
      ])
      expect([appointment.id, slot && plan?.days.includes(dayOf(slot))]).toEqual([appointment.id, true])
    }
  })

  test('books nobody on a day offshore, and marks nobody as present on a day to come', () => {
    for (const appointment of appointments) {
      const slot = slotOf(appointment)
      const person = personOf(appointment)
      if (!slot || !person) throw new Error(`${appointment.id} names what is not there`)
      if (isOpen(appointment))
        expect([person.id, offshoreOn(person, dayOf(slot))]).toEqual([person.id, undefined])
      else expect([person.id, dayOf(slot) < day]).toEqual([person.id, true])
    }
  })

  test('runs a campaign today with most of the staff in it', () => {
    const running = campaigns.filter(({ from, to }) => from <= day && day <= to)
    expect(running.map(({ id }) => id)).toEqual(['annual'])
    expect(appointments.filter(({ campaign }) => campaign === 'annual')).toHaveLength(64)
  })
})

describe('data that is not right', () => {
  const known = {
    people: new Set(['tran.thu.hoa']),
    units: new Set(['radio-team']),
    sites: new Set(['onshore']),
  }
  const [, campaign] = sampleOn('2026-11-25').campaigns
  if (!campaign) throw new Error('the sample has no second campaign')

  test('an appointment whose id is not that of campaign and person is refused', () => {
    const appointment = appointmentSchema.parse({
      id: 'x',
      campaign: 'annual',
      person: 'tran.thu.hoa',
      slot: 's',
    })
    expect(checkAppointment(appointment, known)).toBe('id: has to be "annual/tran.thu.hoa"')
  })

  test('a campaign with a unit that there is not is refused by its name', () => {
    expect(checkCampaign(campaign, known)).toBe('units: there is no unit "planning"')
  })

  test('a day of a unit outside of the campaign is refused with its place', () => {
    const [first, ...rest] = campaign.units
    const units = [{ ...first, days: ['2020-01-01'] }, ...rest]
    const parsed = campaignSchema.safeParse({ ...campaign, units })
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['units', 0, 'days'],
      message: 'outside of the campaign',
    })
  })

  test('a unit at a clinic that is not listed is refused with its place', () => {
    const [first, ...rest] = campaign.units
    const parsed = campaignSchema.safeParse({ ...campaign, units: [{ ...first, clinic: 'moon' }, ...rest] })
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['units', 0, 'clinic'] })
  })

  test.each([
    { start: '2026-11-25 07:30' },
    { start: '2026-11-31T25:00' },
    { capacity: 0 },
    { capacity: 10_000 },
    { minutes: 0 },
  ])('a slot with %o is refused', (wrong) => {
    const slot = { id: 's', campaign: 'c', clinic: 'k', start: '2026-11-25T07:30', minutes: 90, capacity: 4 }
    expect(slotSchema.safeParse(slot).success).toBe(true)
    expect(slotSchema.safeParse({ ...slot, ...wrong }).success).toBe(false)
  })
})
