import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../src/compose.ts'
import { appointments } from '../../src/features/health-checks/appointment.ts'
import { places } from '../../src/features/health-checks/places.ts'
import type { Done, Task } from './booking/child.ts'
import { quantile } from './statistics.ts'

const people = 7_000
const slotCount = 300
const capacity = 24
const spreadMs = 60_000
const processes = 2

/**
 * 7,000 people book one of 300 times within a minute, over two processes on one file, each with a plain question of
 * theirs at the same moment. Whoever finds a time full tries another.
 */
export const benchBooking = async (): Promise<object> => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-bench-booking-'))
  try {
    await writeData(folder)
    const slots = slotIds()
    const children: ChildProcess[] = []
    for (let index = 0; index < processes; index += 1) {
      const [from, to] = [(people / processes) * index, (people / processes) * (index + 1)]
      children.push(await startChild({ folder, from, to, slots, spreadMs }))
    }
    const finished = children.map(async (child) => (await once(child, 'message'))[0] as Done)
    const began = performance.now()
    for (const child of children) child.send('go')
    const done = await Promise.all(finished)
    const seconds = (performance.now() - began) / 1_000
    return {
      people,
      slots: slotCount,
      processes,
      seconds: Math.round(seconds),
      ...report(done),
      ...(await audit(folder)),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const startChild = async (task: Task): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('booking/child.ts', import.meta.url)), [JSON.stringify(task)])
  const kill = () => void child.kill()
  process.once('exit', kill)
  await once(child, 'message')
  return child
}

const report = (done: readonly Done[]) => {
  const latencies = (of: 'booking' | 'question') => {
    const values = done.flatMap((each) => each[of]).sort((a, b) => a - b)
    const rounded = (part: number) => Math.round(quantile(values, part) * 100) / 100
    return { count: values.length, p50: rounded(0.5), p99: rounded(0.99) }
  }
  const [booking, question] = [latencies('booking'), latencies('question')]
  return {
    booking,
    question,
    p99Ratio: Math.round((booking.p99 / question.p99) * 100) / 100,
    foundFull: done.reduce((sum, { full }) => sum + full, 0),
    unbooked: done.reduce((sum, { unbooked }) => sum + unbooked, 0),
    strange: done.flatMap(({ strange }) => strange),
  }
}

/** What the file says afterwards: no slot above its capacity, nobody twice, nobody lost. */
const audit = async (folder: string) => {
  const store = openStore(join(folder, 'loa.sqlite'))
  let [overbooked, held, differing] = [0, 0, 0]
  for (const id of slotIds()) {
    const of = (await store.get(places, id))?.document.held ?? []
    const kept = (await store.find(appointments, { index: 'slot', equals: id, limit: 500 })).items
    held += of.length
    if (of.length > capacity || new Set(of).size !== of.length) overbooked += 1
    if (kept.length !== of.length) differing += 1
  }
  await store.close()
  return { held, overbooked, differing }
}

const slotIds = (): string[] => Array.from({ length: slotCount }, (_, index) => `bench-${index}`)

/** The sample with 7,000 people and one campaign for all of them. */
const writeData = async (folder: string): Promise<void> => {
  await cp(fileURLToPath(new URL('../../src/sample', import.meta.url)), folder, { recursive: true })
  const write = (name: string, content: object) => writeFile(join(folder, name), JSON.stringify(content))
  const sample = (await import('../../src/sample/people.json', { with: { type: 'json' } })).default
  const campaigns = (await import('../../src/sample/campaigns.json', { with: { type: 'json' } })).default
  await write('people.json', [
    ...sample,
    ...Array.from({ length: people }, (_, index) => ({
      id: `person-${index}`,
      account: `account-${index}`,
      name: `Person ${index}`,
      unit: 'radio-team',
      site: 'onshore',
    })),
  ])
  const [campaign] = campaigns
  await write('campaigns.json', [
    {
      ...campaign,
      id: 'bench',
      from: '{monday+7}',
      to: '{monday+60}',
      units: [{ unit: 'radio-team', clinic: 'hai-dang', days: [] }],
      makeUpDays: [],
    },
  ])
  await write('appointments.json', [])
  await write(
    'slots.json',
    slotIds().map((id, index) => ({
      id,
      campaign: 'bench',
      clinic: 'hai-dang',
      start: `{monday+${7 + Math.floor(index / 6)}}T0${7 + Math.floor((index % 6) / 2)}:${index % 2 === 0 ? '00' : '30'}`,
      minutes: 30,
      capacity,
    })),
  )
}
