import { expect, test } from 'vitest'
import { appointments } from '../../../../src/features/health-checks/appointment.ts'
import { keptData } from '../../../../src/features/health-checks/kept-data.ts'
import { places } from '../../../../src/features/health-checks/places.ts'
import { takePlace } from '../../../../src/features/health-checks/take-place.ts'
import { aBookingDesk, aMember, slotId } from './a-booking-desk.ts'

test('the place of somebody who left goes to who waits for it', async () => {
  const desk = await aBookingDesk({ a: 1 })
  const slot = slotId('a')
  await takePlace(desk, { person: aMember(1), slot, how: 'book' })
  await takePlace(desk, { person: aMember(2), slot, how: 'wait' })
  const [kept] = keptData(desk)
  const { id, account, name } = aMember(1)
  const whom = { id, account, name }
  expect(await kept?.of(whom)).toMatchObject([{ person: 'person-1', state: 'booked' }])
  expect(await desk.store.commit((await kept?.erase?.(whom)) ?? [])).toEqual({ ok: true })
  expect(await kept?.erase?.(whom)).toEqual([])
  expect((await desk.store.get(places, 'a'))?.document).toMatchObject({ held: ['person-2'], waiting: [] })
  expect((await desk.store.get(appointments, 'round/person-2'))?.document.state).toBe('booked')
  await desk.close()
})
