import { expect, it, onTestFinished } from 'vitest'
import { listEntries } from '../../../../src/core/audit/list-entries.ts'
import { announcingData } from '../../../../src/features/announcements/announcing-data.ts'
import { answerOf } from '../../../../src/features/announcements/answer.ts'
import { snapshots } from '../../../../src/features/announcements/snapshot.ts'
import { applyRetention } from '../../../../src/features/privacy/apply-retention.ts'
import { anAnnouncingLoa } from '../../../builders/an-announcing-loa.ts'
import { samplePerson, wednesday } from '../../../builders/loa.ts'

const mai = 'le.thanh.mai'
const lan = 'nguyen.thi.lan'

it('keeps an audience and the answers of it for a year, and the announcement for good', async () => {
  const loa = await anAnnouncingLoa()
  onTestFinished(() => loa.close())
  const team = (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team')
  await loa.say(mai, 'new announcement: Water off\nNo water\nOn Saturday.')
  await loa.say(mai, 'to 1: Radio team')
  await loa.say(mai, 'buttons 1: acknowledge')
  await loa.say(mai, `release 1 ${team.length}`)
  await loa.at(wednesday.plus({ minutes: 1 }))
  await loa.say(lan, 'đã đọc 1')

  const keeps = () => announcingData(loa.announcing)
  const own = async () => {
    const { account, name } = samplePerson(lan)
    const whom = { account, name, id: (await loa.person(lan)).id }
    const found = await Promise.all(keeps().map(async ({ kind, of }) => ({ kind, items: await of(whom) })))
    return found.filter(({ items }) => items.length > 0).map(({ kind }) => kind)
  }
  expect(await own()).toEqual(['announcementAnswers', 'announcementAudiences'])

  const [batch = ''] = loa.outbox.started
  await applyRetention({ store: loa.store, clock: () => wednesday.plus({ days: 364 }), keeps })
  expect(await loa.store.get(snapshots, `${batch}/0`)).toBeDefined()
  await applyRetention({ store: loa.store, clock: () => wednesday.plus({ days: 366 }), keeps })
  expect(await loa.store.get(snapshots, `${batch}/0`)).toBeUndefined()
  expect(await answerOf(loa.store, '1', samplePerson(lan).account)).toBeUndefined()
  expect((await loa.say(mai, 'announcement no 1')).words).toContain('Water off')
  const { items } = await listEntries(loa.store, { newestFirst: true, limit: 1 })
  expect(items[0]?.document).toMatchObject({
    actor: { account: 'loa' },
    details: { announcementAnswers: 1, announcementAudiences: 2 },
  })
})
