import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AskDisturbing } from '../../src/core/people/disturbing.ts'
import { mayDisturb, type NoticeWishes } from '../../src/core/people/disturbing.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../builders/an-announcing-loa.ts'
import { samplePerson, wednesday } from '../builders/loa.ts'

const mai = 'le.thanh.mai'
const [lan, andrei] = ['nguyen.thi.lan', 'andrei.belov'] as const

/** Lan does without announcements, Andrei wants to be left alone from nine to noon. */
const wishes = new Map<string, NoticeWishes>([
  [samplePerson(lan).account, { muted: ['announcements'] }],
  [samplePerson(andrei).account, { muted: [], quiet: { from: '09:00', to: '12:00' } }],
])
const ask: AskDisturbing = async (account, category, now) =>
  mayDisturb(wishes.get(account) ?? { muted: [] }, category, now)

let loa: AnnouncingLoa
beforeEach(async () => {
  loa = await anAnnouncingLoa({ ports: { mayDisturb: ask } })
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

const release = async (...changes: readonly string[]) => {
  await loa.say(mai, 'new announcement: Window cleaning\nOn Saturday\nPlease close the windows.')
  for (const text of ['to 1: Radio team', ...changes]) await loa.say(mai, text)
  const team = (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team')
  await loa.say(mai, `release 1 ${team.length}`)
  await loa.at(wednesday.plus({ minutes: 1 }))
}

it('an everyday announcement leaves alone who muted them, and waits for the end of quiet hours', async () => {
  await release()
  expect(loa.shownTo(lan)).toEqual([])
  expect(loa.shownTo(andrei)).toEqual([])
  const { started } = loa.outbox
  const { lines } = await loa.outbox.lines(started[0] ?? '', {})
  expect(lines.flatMap(({ reason }) => reason ?? []).sort()).toEqual(['muted', 'quiet-hours'])
  await loa.at(wednesday.set({ hour: 12 }))
  expect(loa.shownTo(andrei)).toEqual([expect.stringContaining('Window cleaning')])
  expect(loa.shownTo(lan)).toEqual([])
})

it('who waited gets what the announcement says by then', async () => {
  await release()
  await loa.say(mai, 'title 1: Window cleaning is off')
  await loa.at(wednesday.plus({ minutes: 2 }))
  await loa.at(wednesday.set({ hour: 12 }))
  expect(loa.shownTo(andrei)).toEqual([expect.stringContaining('Window cleaning is off')])
})

it.each([['buttons 1: acknowledge'], ['importance 1: important']])(
  'one that cannot be done without goes to everybody at once: %s',
  async (change) => {
    await release(change)
    expect(loa.shownTo(lan)).toHaveLength(1)
    expect(loa.shownTo(andrei)).toHaveLength(1)
  },
)
