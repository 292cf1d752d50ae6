import { expect, it } from 'vitest'
import {
  calendarCursors,
  calendarLinks,
  calendarSubscriptions,
} from '../../../../src/adapters/graph/calendar-collections.ts'
import { personIdSchema } from '../../../../src/core/people/person.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import { gatherOwnData } from '../../../../src/features/privacy/gather-own-data.ts'
import { aBotWithALeaver, leaver } from '../../../builders/a-bot-with-a-leaver.ts'
import { wednesday } from '../../../builders/loa.ts'

const staying = '1588e1a7-1387-4103-a469-645558c48e76'

/** What following the calendar of a person leaves in the store. */
const followed = (account: string, meeting: string) => [
  put(
    calendarLinks,
    meeting,
    { owner: account, event: `event-of-${meeting}`, transaction: 't', told: { subject: 'x' }, invited: [] },
    absent,
  ),
  put(
    calendarCursors,
    account,
    { link: `https://graph.example/users/${account}/delta`, from: '2026-11-24', to: '2027-01-24' },
    absent,
  ),
  put(
    calendarSubscriptions,
    account,
    { subscription: `s-${meeting}`, secret: `secret-of-${meeting}`, expires: '2026-11-30T00:00:00Z' },
    absent,
  ),
]

const whom = { account: leaver.account, id: personIdSchema.parse(leaver.id), name: leaver.name }

it('lets go of the calendar of a leaver, and goes on following the others', async () => {
  const bot = await aBotWithALeaver()
  const kept = async () =>
    (await bot.stored())
      .filter(({ collection }) => collection.startsWith('calendar-'))
      .map(({ collection, text }) => `${collection} ${text.includes(staying) ? 'staying' : 'leaving'}`)
      .sort()
  await bot.start(wednesday, { present: true })
  await bot.sweep(wednesday)
  await bot.store.commit([...followed(leaver.account, 'm1'), ...followed(staying, 'm2')])
  expect(await kept()).toHaveLength(6)

  await bot.start(wednesday.plus({ days: 1 }), { present: false })
  for (const hours of [0, 24 * 30 + 2, 24 * 30 + 4]) await bot.sweep(wednesday.plus({ days: 1, hours }))
  expect(await kept()).toEqual([
    'calendar-cursors staying',
    'calendar-links staying',
    'calendar-subscriptions staying',
  ])
})

it('shows people that their calendar is followed, without the secret by which it is', async () => {
  const bot = await aBotWithALeaver()
  await bot.start(wednesday, { present: true })
  await bot.store.commit([...followed(leaver.account, 'm1'), ...followed(staying, 'm2')])
  const found = await gatherOwnData(bot.bot().parts.keeps(), whom)
  const own = found.find(({ kind }) => kind === 'followedCalendars')
  expect(own?.items).toEqual([
    { event: 'event-of-m1' },
    { from: '2026-11-24', to: '2027-01-24' },
    { expires: '2026-11-30T00:00:00Z' },
  ])
})
