import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createCardRenderer } from '../../../src/adapters/cards/card-renderer.ts'
import { composeBot, openStore } from '../../../src/compose.ts'
import type { Input } from '../../../src/core/conversation/incoming.ts'
import { silentSender } from '../../../src/core/delivery/silent-sender.ts'
import { createMemoryEphemeral } from '../../../src/core/store/ephemeral.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import { appointments } from '../../../src/features/health-checks/appointment.ts'

/** What a child is told: the folder of its data, whose turns it takes, and over how long. */
export type Task = {
  readonly folder: string
  readonly from: number
  readonly to: number
  readonly slots: readonly string[]
  readonly spreadMs: number
}

/** Latencies in milliseconds. */
export type Done = {
  readonly booking: readonly number[]
  readonly question: readonly number[]
  readonly full: number
  readonly unbooked: number
  readonly strange: readonly string[]
}

/** How often one person looks for another time before giving up. */
const mostTries = 40

const plainQuestion = 'Điện thoại hôm nay có hoạt động bình thường không?'

const run = async ({ folder, from, to, slots, spreadMs }: Task): Promise<Done> => {
  const store = openStore(join(folder, 'loa.sqlite'))
  const bot = await composeBot({
    dataFolder: folder,
    store,
    ephemeral: createMemoryEphemeral(systemClock),
    baseUrl: () => 'https://loa.example',
    secret: 'a secret of the bench',
    modelFile: '.out/recogniser.model',
    clock: systemClock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    sender: silentSender,
    render: createCardRenderer('cards'),
    sayPrivately: async () => true,
  })
  await bot.trained()
  let activities = 0
  const respond = async (number: number, input: Input) => {
    const began = performance.now()
    const { cards } = await bot.conversation.respond({
      activity: `activity-${from}-${++activities}`,
      sender: { account: `account-${number}`, name: `Person ${number}` },
      place: { kind: 'personal', conversation: `personal-${number}` },
      client: 'vi',
      zone: undefined,
      input,
    })
    return { took: performance.now() - began, name: cards[0]?.name ?? 'nothing' }
  }
  const ask = (number: number) =>
    respond(number, { kind: 'text', text: plainQuestion, files: [], attachments: 0 })
  await ask(from)

  process.send?.('ready')
  await new Promise((resolve) => process.once('message', resolve))
  const booking: number[] = []
  const question: number[] = []
  const strange = new Set<string>()
  let full = 0
  let unbooked = 0
  const book = async (number: number) => {
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const slot = slots[Math.floor(Math.random() * slots.length)] ?? ''
      const data = { loa: 'act', verb: 'health-checks.take', how: 'book', slot }
      const { took, name } = await respond(number, { kind: 'button', data })
      booking.push(took)
      if (name === 'health-checks/appointment') return
      if (name !== 'health-checks/message') strange.add(name)
      full += 1
    }
    const kept = await store.get(appointments, `bench/person-${number}`)
    if (!kept) unbooked += 1
  }
  const once = async (number: number) => {
    await pause(((number - from) / (to - from)) * spreadMs)
    // Side by side, so that what else the machine does hits them alike.
    await Promise.all([book(number), ask(number).then(({ took }) => question.push(took))])
  }
  await Promise.all(Array.from({ length: to - from }, (_, index) => once(from + index)))
  await store.close()
  return { booking, question, full, unbooked, strange: [...strange] }
}

const done = await run(JSON.parse(process.argv[2] ?? '{}'))
process.send?.(done, () => process.disconnect())
