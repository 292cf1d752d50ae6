import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../../src/core/audit/audit.ts'
import { notices } from '../../../../src/core/delivery/notice.ts'
import { put } from '../../../../src/core/store/store.ts'
import { appointments } from '../../../../src/features/health-checks/appointment.ts'
import { campaigns } from '../../../../src/features/health-checks/campaign.ts'
import { confirmAppointment } from '../../../../src/features/health-checks/confirm-appointment.ts'
import { declineAppointment } from '../../../../src/features/health-checks/decline-appointment.ts'
import { places } from '../../../../src/features/health-checks/places.ts'
import { swapPlaces } from '../../../../src/features/health-checks/swap-places.ts'
import { takePlace } from '../../../../src/features/health-checks/take-place.ts'
import { aBookingDesk, aCampaign, aMember, anOfficer, type DeskUnderTest, slotId } from './a-booking-desk.ts'

let desk: DeskUnderTest
beforeEach(async () => {
  desk = await aBookingDesk({ a: 2, b: 1 })
  await take(1, 'a')
  await take(2, 'a')
  await take(3, 'b')
  await take(4, 'b', 'wait')
})
afterEach(() => desk.close())

const take = (number: number, slot: string, how: 'book' | 'wait' = 'book') =>
  takePlace(desk, { person: aMember(number), slot: slotId(slot), how })

const swap = (first = aMember(1), second = aMember(3), officer = anOfficer) =>
  swapPlaces(desk, officer, { campaign: aCampaign().id, first, second })

const held = async (slot: string) => (await desk.store.get(places, slot))?.document
const said = async () =>
  (await desk.store.find(notices, { index: 'at' })).items.map(({ document }) => document.data)
const recorded = async () => (await desk.store.find(auditEntries, { index: 'sequence' })).items.length

describe('two people who swap', () => {
  it('stand where the other stood, and who waits goes on waiting', async () => {
    expect(await swap()).toMatchObject({ ok: true, first: { id: 'b' }, second: { id: 'a' } })
    expect(await held('a')).toMatchObject({ held: ['person-3', 'person-2'], waiting: [] })
    expect(await held('b')).toMatchObject({ held: ['person-1'], waiting: ['person-4'] })
    expect(await said()).toEqual([
      { campaign: 'round', slot: 'b', swapped: true },
      { campaign: 'round', slot: 'a', swapped: true },
    ])
  })

  it('have to say again that they will come', async () => {
    await confirmAppointment(desk, { person: aMember(1), campaign: aCampaign().id })
    await swap()
    const kept = (await desk.store.get(appointments, 'round/person-1'))?.document
    expect(kept).toMatchObject({ slot: 'b', state: 'booked', sequence: 1 })
  })

  it('can swap back', async () => {
    await swap()
    expect(await swap()).toMatchObject({ ok: true, first: { id: 'a' }, second: { id: 'b' } })
    expect((await desk.store.get(appointments, 'round/person-1'))?.document.sequence).toBe(2)
  })

  it('do so once when two officers press at the same moment as one of them gives up', async () => {
    const [swapped] = await Promise.all([
      swap(),
      declineAppointment(desk, { person: aMember(3), campaign: aCampaign().id }, 'duty'),
    ])
    const all = [...((await held('a'))?.held ?? []), ...((await held('b'))?.held ?? [])]
    expect(all.sort()).toEqual(['person-1', 'person-2', 'person-4'])
    expect(swapped.ok || swapped.code).toSatisfy(
      (outcome) => outcome === true || outcome === 'no-appointment' || outcome === 'busy',
    )
  })
})

describe('a swap is refused, and nothing is changed, recorded or said,', () => {
  const away = [{ from: '2026-12-02', to: '2026-12-09' }]
  it.each([
    ['by who does not run the campaign', () => swap(undefined, undefined, aMember(5)), 'not-yours'],
    ['with oneself', () => swap(aMember(1), aMember(1)), 'same-person'],
    ['with who has no appointment', () => swap(aMember(1), aMember(9)), 'no-appointment'],
    ['with who only waits', () => swap(aMember(1), aMember(4)), 'no-appointment'],
    ['of two at one time', () => swap(aMember(1), aMember(2)), 'same-slot'],
    ['with a day offshore', () => swap(aMember(1, { offshore: away })), 'offshore'],
    ['with a clinic of another site', () => swap(aMember(1, { site: 'MSP-1' as never })), 'other-site'],
    [
      'with who is not invited',
      () => swap(aMember(1), aMember(3, { unit: 'other' as never })),
      'not-invited',
    ],
  ])('%s', async (_, act, code) => {
    expect(await act()).toMatchObject({ ok: false, code })
    expect([(await held('a'))?.held, (await held('b'))?.held]).toEqual([
      ['person-1', 'person-2'],
      ['person-3'],
    ])
    expect([await said(), await recorded()]).toEqual([[], 0])
  })

  it('with who has been examined, and in a campaign that is closed', async () => {
    const stored = await desk.store.get(appointments, 'round/person-3')
    if (!stored) throw new Error('not booked')
    await desk.store.commit([
      put(appointments, stored.id, { ...stored.document, state: 'attended' as const }, stored.version),
    ])
    expect(await swap()).toMatchObject({ code: 'already-attended', values: { name: 'Person 3' } })
    await desk.store.commit([put(appointments, stored.id, stored.document, stored.version + 1)])
    const campaign = await desk.store.get(campaigns, 'round')
    await desk.store.commit([
      put(campaigns, 'round', { ...aCampaign(), state: 'closed' as const }, campaign?.version ?? 0),
    ])
    expect(await swap()).toMatchObject({ code: 'closed' })
  })
})
