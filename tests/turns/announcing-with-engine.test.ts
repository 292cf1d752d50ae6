import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOutbox } from '../../src/core/delivery/create-outbox.ts'
import { createPacing, unlimited } from '../../src/core/delivery/pacing.ts'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'
import type { OutgoingMessage, Sender, SendOutcome } from '../../src/core/delivery/sender.ts'
import { absent, put } from '../../src/core/store/store.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { batches } from '../../src/features/announcements/batch.ts'
import { aLog } from '../builders/a-log.ts'
import { type AnnouncingLoa, anAnnouncingLoa, wordsOf } from '../builders/an-announcing-loa.ts'

/** What each conversation holds, by the id of its messages. */
const aPlatform = () => {
  const shown = new Map<string, Map<string, OutgoingMessage>>()
  let ids = 0
  const delivered = (id: string): SendOutcome => ({ kind: 'delivered', id })
  const sender: Sender = {
    send: async ({ conversation }, message) => {
      const id = String(++ids)
      shown.set(conversation, new Map([...(shown.get(conversation) ?? []), [id, message]]))
      return delivered(id)
    },
    update: async ({ conversation }, activity, message) => {
      if (!shown.get(conversation)?.has(activity)) return { kind: 'refused', reason: 'gone', final: false }
      shown.get(conversation)?.set(activity, message)
      return delivered(activity)
    },
    remove: async ({ conversation }, activity) => {
      shown.get(conversation)?.delete(activity)
      return delivered(activity)
    },
    open: async ({ user }) => delivered(`chat-${user}`),
    close: async () => {},
  }
  return { sender, shown: (conversation: string) => [...(shown.get(conversation)?.values() ?? [])] }
}

let loa: AnnouncingLoa
let platform: ReturnType<typeof aPlatform>
let stop: () => Promise<void>
beforeEach(async () => {
  platform = aPlatform()
  loa = await anAnnouncingLoa({
    engine: (store, source) => {
      const outbox = createOutbox({
        store,
        sender: platform.sender,
        sources: () => [source()],
        pacing: createPacing(systemClock, unlimited),
        partnersOf: async () => undefined,
        runner: 'loa',
        clock: systemClock,
        random: Math.random,
        log: aLog(),
        settings: { scanMs: 20, tellMs: 20, gatherMs: 5 },
      })
      const working = outbox.work()
      stop = async () => void (await working.stop())
      return outbox
    },
  })
  const people = await loa.announcing.directory.people()
  await loa.store.commit(
    people.map(({ id, account }) =>
      put(
        personalChats,
        account,
        {
          serviceUrl: 'https://smba.example/',
          conversation: `chat-${id}`,
          bot: 'b',
          user: id,
          installed: true,
        },
        absent,
      ),
    ),
  )
})
afterEach(async () => {
  await stop()
  await loa.close()
})

const rested = async (): Promise<void> => {
  for (;;) {
    const { items } = await loa.store.find(batches, { index: 'id', limit: 100 })
    const progress = await Promise.all(items.map(({ id }) => loa.announcing.outbox.progress(id)))
    if (progress.every((one) => one?.finished)) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const wordsFor = (person: string) => platform.shown(`chat-${person}`).map(({ card }) => wordsOf(card))

test('with the real engine an announcement is delivered, acknowledged, revised, reminded of and recalled', async () => {
  const mai = 'le.thanh.mai'
  const team = (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team')
  await loa.say(mai, 'new announcement: Water off\nNo water\nOn Saturday.')
  await loa.say(mai, 'to 1: Radio team')
  await loa.say(mai, 'buttons 1: acknowledge')
  await loa.say(mai, `release 1 ${team.length}`)
  await rested()
  for (const { id } of team) expect(wordsFor(id)).toEqual([expect.stringContaining('On Saturday.')])
  expect(wordsFor('ivan.petrenko')).toEqual([])

  expect((await loa.say('nguyen.thi.lan', 'đã đọc 1')).first.name).toBe('announcements/notice')
  await loa.say(mai, 'text 1: On Sunday.')
  await rested()
  for (const { id } of team) expect(wordsFor(id)).toEqual([expect.stringMatching(/On Sunday\./)])

  expect((await loa.say(mai, 'remind announcement 1')).words).toContain(`${team.length - 1} people`)
  await rested()
  expect(wordsFor('nguyen.thi.lan')).toHaveLength(1)
  expect(wordsFor('andrei.belov')).toHaveLength(2)

  const report = await loa.say(mai, 'announcement report 1')
  expect(report.words).toMatch(new RegExp(`Delivered\\n${team.length}`))

  await loa.say(mai, 'confirm recalling 1')
  await rested()
  for (const { id } of team) expect(wordsFor(id)).toEqual([])
  expect(loa.troubles).toEqual([])
})
