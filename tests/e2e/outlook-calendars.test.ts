import { expect, it } from 'vitest'
import { z } from 'zod'
import { aDayAhead } from '../builders/a-day-ahead.ts'
import { startProcess } from '../builders/a-process.ts'
import { chatOf, tenantOf } from '../builders/a-tenant.ts'

const hoa = 'tran.thu.hoa'
const mai = 'le.thanh.mai'

/** Some weeks ahead, where nothing of the sample is held. */
const { iso: day } = aDayAhead({ weeks: 5, weekday: 3 })

const eventsSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      start: z.object({ dateTime: z.string() }),
      attendees: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })),
    }),
  ),
})

const utc = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' })

const patiently = { timeout: 30_000, interval: 500 }

it('a meeting arranged in chat stands in Outlook, and what is moved there moves in the chats of all', async () => {
  const loa = await startProcess({ PLAYGROUND_GRAPH_PORT: '0' })
  const tenant = await tenantOf(loa)
  const calendar = `/users/${tenant.accountOf(hoa)}/events`
  const events = async () => eventsSchema.parse(await (await tenant.ask('GET', calendar)).json()).value
  const [organiser, invited] = [chatOf(loa, hoa), chatOf(loa, mai)]
  const told = async () => (await invited.shown()).join('\n')

  for (const { say } of [organiser, invited]) await say('English')
  await organiser.say(
    `new meeting: antenna review on ${day} 9:00 to 10:00\nplace: room 7\ninvites: Lê Thanh Mai`,
  )
  await organiser.say('save the meeting')
  await expect.poll(told, patiently).toMatch(/antenna review.*room 7/is)
  await expect.poll(events, patiently).toMatchObject([
    {
      subject: 'Antenna review',
      start: { dateTime: `${day}T02:00:00.0000000` },
      attendees: [{ emailAddress: { address: 'le.thanh.mai@centre.example' } }],
    },
  ])
  const before = (await invited.shown()).length

  const [event] = await events()
  // The stand-in tells the address for notifications, which the real server listens on.
  const moved = await tenant.ask('PATCH', `${calendar}/${event?.id}`, {
    start: utc('07:00'),
    end: utc('08:30'),
    location: { displayName: 'room 9' },
  })
  expect(moved.status).toBe(200)
  await expect.poll(told, patiently).toMatch(/14:00–15:30.*room 9/is)
  // The card that was delivered says the new time; one message more tells that it moved. Either may be first.
  await expect.poll(invited.shown, patiently).toHaveLength(before + 1)
  await expect.poll(async () => (await invited.shown())[before - 1], patiently).toMatch(/14:00–15:30/)

  expect((await tenant.ask('DELETE', `${calendar}/${event?.id}`)).status).toBe(204)
  await expect.poll(told, patiently).toMatch(/called off|cancelled/i)
  expect(loa.lines.filter((line) => /"level":(40|50|60)/.test(line))).toEqual([])
  expect(await loa.stop()).toBe(0)
})
