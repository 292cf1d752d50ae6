import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { notices } from '../../../../src/core/delivery/notice.ts'
import type { PersonId } from '../../../../src/core/people/person.ts'
import { appointments, holdsPlace } from '../../../../src/features/health-checks/appointment.ts'
import { changeCapacity } from '../../../../src/features/health-checks/change-capacity.ts'
import { declineAppointment } from '../../../../src/features/health-checks/decline-appointment.ts'
import { places } from '../../../../src/features/health-checks/places.ts'
import { slots } from '../../../../src/features/health-checks/slot.ts'
import { swapPlaces } from '../../../../src/features/health-checks/swap-places.ts'
import { takePlace } from '../../../../src/features/health-checks/take-place.ts'
import { aRedis, type StartedRedis } from '../../../builders/a-redis.ts'
import { aBookingDesk, aCampaign, aMember, anOfficer, type DeskUnderTest, slotId } from './a-booking-desk.ts'

const slotIds = ['a', 'b', 'c'] as const

type Step =
  | { kind: 'book' | 'move' | 'wait'; person: number; slot: (typeof slotIds)[number] }
  | { kind: 'decline'; person: number }
  | { kind: 'swap'; person: number; other: number }
  | { kind: 'capacity'; slot: (typeof slotIds)[number]; capacity: number }

const person = fc.integer({ min: 1, max: 9 })
const slot = fc.constantFrom(...slotIds)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('book' as const, 'move' as const, 'wait' as const), person, slot }),
  fc.record({ kind: fc.constant('decline' as const), person }),
  fc.record({ kind: fc.constant('swap' as const), person, other: person }),
  fc.record({ kind: fc.constant('capacity' as const), slot, capacity: fc.integer({ min: 1, max: 5 }) }),
)

const perform = (desk: DeskUnderTest, step: Step) => {
  switch (step.kind) {
    case 'decline':
      return declineAppointment(desk, { person: aMember(step.person), campaign: aCampaign().id }, 'duty')
    case 'capacity':
      return changeCapacity(desk, anOfficer, { slot: slotId(step.slot), capacity: step.capacity })
    case 'swap':
      return swapPlaces(desk, anOfficer, {
        campaign: aCampaign().id,
        first: aMember(step.person),
        second: aMember(step.other),
      })
    default:
      return takePlace(desk, { person: aMember(step.person), slot: slotId(step.slot), how: step.kind })
  }
}

/** What must hold after every step, whatever came before. */
const expectSound = async ({ store }: DeskUnderTest) => {
  const kept = (await store.find(appointments, { index: 'id' })).items.map(({ document }) => document)
  for (const id of slotIds) {
    const capacity = (await store.get(slots, id))?.document.capacity ?? 0
    const stored = (await store.get(places, id))?.document ?? { held: [], waiting: [] }
    const of = (state: (appointment: (typeof kept)[number]) => boolean): PersonId[] =>
      kept.filter((each) => each.slot === id && state(each)).map((each) => each.person)
    expect(stored.held.length).toBeLessThanOrEqual(capacity)
    expect([...stored.held].sort()).toEqual(of(holdsPlace).sort())
    expect([...stored.waiting].sort()).toEqual(of(({ state }) => state === 'waiting').sort())
    expect(stored.waiting.length > 0 && stored.held.length < capacity).toBe(false)
  }
}

/** Those who have a place, wherever: a swap neither seats nor unseats anybody. */
const everybodySeated = async ({ store }: DeskUnderTest) =>
  (await store.find(appointments, { index: 'id' })).items
    .filter(({ document }) => holdsPlace(document))
    .map(({ id }) => id)

let open: DeskUnderTest | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

let redis: StartedRedis
let spaces = 0
beforeAll(async () => {
  redis = await aRedis()
})
afterAll(() => redis.stop())

const backends = [
  ['SQLite', async () => undefined, 40],
  ['Redis', async () => `${redis.url} booking-${++spaces}`, 12],
] as const

describe.each(backends)('on %s a slot', (_, newPlace, runs) => {
  const hold = (
    seed: number,
    minLength: number,
    act: (desk: DeskUnderTest, steps: Step[]) => Promise<void>,
  ) =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength, maxLength: 40 }), async (steps) => {
        const place = await newPlace()
        const desk = await aBookingDesk({ a: 1, b: 2, c: 3 }, { ...(place && { place }) })
        open = desk
        await act(desk, steps)
        await desk.close()
        open = undefined
      }),
      { numRuns: runs, seed },
    )

  it('is never overbooked, loses nobody and is not left free while somebody waits, whatever is done in turn', () =>
    hold(20261125, 5, async (desk, steps) => {
      for (const each of steps) {
        const before = each.kind === 'swap' ? await everybodySeated(desk) : undefined
        await perform(desk, each)
        await expectSound(desk)
        if (before) expect(await everybodySeated(desk)).toEqual(before)
      }
    }))

  it('holds as well when everybody does everything at once', () =>
    hold(20261126, 10, async (desk, steps) => {
      await Promise.all(steps.map((each) => perform(desk, each)))
      await expectSound(desk)
    }))
})

it('tells everybody who is promoted, and nobody else', async () => {
  const desk = await aBookingDesk({ a: 1 })
  open = desk
  const a = slotId('a')
  await takePlace(desk, { person: aMember(1), slot: a, how: 'book' })
  await takePlace(desk, { person: aMember(2), slot: a, how: 'wait' })
  await takePlace(desk, { person: aMember(3), slot: a, how: 'wait' })
  await declineAppointment(desk, { person: aMember(1), campaign: aCampaign().id }, 'trip')
  const said = (await desk.store.find(notices, { index: 'at' })).items
  expect(said.map(({ document }) => document.data)).toEqual([{ campaign: 'round', slot: 'a' }])
  expect((await desk.store.get(appointments, 'round/person-2'))?.document).toMatchObject({ state: 'booked' })
  expect((await desk.store.get(appointments, 'round/person-3'))?.document).toMatchObject({ state: 'waiting' })
})
