import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { appointments } from '../../../../src/features/health-checks/appointment.ts'
import { places } from '../../../../src/features/health-checks/places.ts'
import { takePlace } from '../../../../src/features/health-checks/take-place.ts'
import { aRedis } from '../../../builders/a-redis.ts'
import { aBookingDesk, aMember, slotId } from './a-booking-desk.ts'
import type { Counts } from './booking-child.ts'

it('gives 20 places to 20 of 60 people who book at once, and the truth to the other 40', async () => {
  const people = Array.from({ length: 60 }, (_, number) => aMember(number))
  const desk = await aBookingDesk({ a: 20 }, { people })
  const outcomes = await Promise.all(
    people.map((person) => takePlace(desk, { person, slot: slotId('a'), how: 'book' })),
  )
  expect(outcomes.filter(({ ok }) => ok).length).toBe(20)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === 'full').length).toBe(40)
  expect((await desk.store.find(appointments, { index: 'slot', equals: 'a' })).items.length).toBe(20)
  await desk.close()
})

const sqlite = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-race-'))
  return {
    place: join(folder, 'loa.sqlite'),
    end: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

const redis = async () => {
  const server = await aRedis()
  return { place: `${server.url} race`, end: server.stop }
}

it.each([
  ['two processes on one file', sqlite, [0, 100, 200]],
  ['three processes on one Redis', redis, [0, 70, 140, 200]],
])('gives 20 places to 20 of 200 people who book at once in %s', async (_, open, bounds) => {
  const { place, end } = await open()
  const desk = await aBookingDesk({ a: 20 }, { place })
  const children = bounds.slice(1).map((to, index) => aChild(place, bounds[index] ?? 0, to))
  try {
    await Promise.all(children.map(({ ready }) => ready))
    for (const { start } of children) start()
    const counts = await Promise.all(children.map(({ done }) => done))
    const total = (name: string) => counts.reduce((sum, count) => sum + (count[name] ?? 0), 0)
    expect(total('booked')).toBe(20)
    expect(total('full')).toBe(180)
    const held = (await desk.store.get(places, 'a'))?.document.held ?? []
    expect(new Set(held).size).toBe(20)
    expect(held.length).toBe(20)
  } finally {
    for (const child of children) child.end()
    await desk.close()
    await end()
  }
})

const aChild = (place: string, from: number, to: number) => {
  const path = fileURLToPath(new URL('booking-child.ts', import.meta.url))
  const child = spawn(process.execPath, [path, place, String(from), String(to)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async (): Promise<string> => String((await lines.next()).value)
  const ready = next()
  return {
    ready,
    start: () => child.stdin.write('go\n'),
    done: ready.then(async (): Promise<Counts> => JSON.parse(await next())),
    end: () => child.kill(),
  }
}
