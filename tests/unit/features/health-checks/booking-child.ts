import { takePlace } from '../../../../src/features/health-checks/take-place.ts'
import { aBookingDesk, aMember, slotId } from './a-booking-desk.ts'

/** How many got what, by outcome. */
export type Counts = Record<string, number>

/** A process of its own in which people `from` to `to` book at once: prints how many got what. */
const [place = '', from = '0', to = '0'] = process.argv.slice(2)
const numbers = Array.from({ length: Number(to) - Number(from) }, (_, index) => Number(from) + index)
const people = numbers.map((number) => aMember(number))
const desk = await aBookingDesk({}, { place, people, fresh: false })
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
const outcomes = await Promise.all(
  people.map((person) => takePlace(desk, { person, slot: slotId('a'), how: 'book' })),
)
const counts: Counts = {}
for (const outcome of outcomes) {
  const name = outcome.ok ? 'booked' : outcome.code
  counts[name] = (counts[name] ?? 0) + 1
}
process.stdout.write(`${JSON.stringify(counts)}\n`)
process.stdin.destroy()
await desk.close()
