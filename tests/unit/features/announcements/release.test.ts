import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../../../src/core/people/person.ts'
import { acknowledge } from '../../../../src/features/announcements/acknowledge.ts'
import {
  type AnnouncementState,
  announcementsCollection,
  mayMove,
} from '../../../../src/features/announcements/announcement.ts'
import { answerOf, countAnswers } from '../../../../src/features/announcements/answer.ts'
import { answerRsvp } from '../../../../src/features/announcements/answer-rsvp.ts'
import { batches } from '../../../../src/features/announcements/batch.ts'
import { cancelSchedule } from '../../../../src/features/announcements/cancel-schedule.ts'
import { createDraft } from '../../../../src/features/announcements/create-draft.ts'
import { deleteDraft } from '../../../../src/features/announcements/delete-draft.ts'
import { editDraft } from '../../../../src/features/announcements/edit-draft.ts'
import { expireAnnouncement } from '../../../../src/features/announcements/expire-announcement.ts'
import { pressRelease } from '../../../../src/features/announcements/press-release.ts'
import { recallAnnouncement } from '../../../../src/features/announcements/recall-announcement.ts'
import { releaseAnnouncement } from '../../../../src/features/announcements/release-announcement.ts'
import { reviseReleased } from '../../../../src/features/announcements/revise-released.ts'
import { runDue } from '../../../../src/features/announcements/run-due.ts'
import { readSnapshot } from '../../../../src/features/announcements/snapshot.ts'
import { steerBroadcast } from '../../../../src/features/announcements/steer-broadcast.ts'
import { vote } from '../../../../src/features/announcements/vote.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../../../builders/an-announcing-loa.ts'
import { wednesday } from '../../../builders/loa.ts'
import { aDraft, radioTeam } from './a-draft.ts'

let loa: AnnouncingLoa
let mai: Person
let anh: Person
beforeEach(async () => {
  loa = await anAnnouncingLoa()
  mai = await loa.person('le.thanh.mai')
  anh = await loa.person('bui.ngoc.anh')
})
afterEach(() => loa.close())

const stateOf = async (id: string): Promise<AnnouncementState | 'gone'> =>
  (await loa.store.get(announcementsCollection, id))?.document.state ?? 'gone'

const outcomes = (results: readonly { readonly ok: boolean; readonly code?: string }[]) =>
  results.map((result) => (result.ok ? 'ok' : result.code)).sort()

describe('two admins press release at once', () => {
  it('one wins, the other is told who, and it goes out once', async () => {
    const { id, revision } = await aDraft(loa)
    const confirm = await radioTeam(loa)
    const request = { id, revision, confirm }
    const pressed = await Promise.all(
      [mai, anh, mai, anh].map((who) => releaseAnnouncement(loa.announcing, who, request)),
    )
    expect(outcomes(pressed)).toEqual(['already-released', 'already-released', 'already-released', 'ok'])
    expect(pressed.find((result) => !result.ok)).toMatchObject({
      values: { name: expect.stringMatching(/Mai|Anh/) },
    })
    await loa.outbox.work()
    expect(loa.outbox.started).toHaveLength(1)
    expect((await loa.audited()).filter((action) => action === 'announcement.released')).toHaveLength(1)
    for (const number of [1, 2, 3, 4]) {
      const snapshot = `${id}.r1.${number}`
      const { recipients } = await readSnapshot(loa.store, snapshot, undefined, 1)
      expect(recipients.length).toBe(loa.outbox.started.includes(snapshot) ? 1 : 0)
    }
  })

  it('an edit that is faster wins over the release of what it changed', async () => {
    const { id, revision } = await aDraft(loa)
    const changes = { content: { title: { en: 'Power off' } } }
    expect(await editDraft(loa.announcing, anh, { id, revision, changes })).toMatchObject({ ok: true })
    const released = await releaseAnnouncement(loa.announcing, mai, {
      id,
      revision,
      confirm: await radioTeam(loa),
    })
    expect(released).toMatchObject({ code: 'conflict', values: { name: anh.name } })
    expect(await editDraft(loa.announcing, mai, { id, revision, changes })).toMatchObject({
      code: 'conflict',
    })
  })
})

describe('the second person', () => {
  const everyone = { audience: { include: [{ kind: 'everyone' }], exclude: [] } }
  const confirmAll = async () => (await loa.announcing.directory.people()).length

  it('is neither the author nor who submitted it', async () => {
    const { id } = await aDraft(loa, everyone)
    const request = { id, confirm: await confirmAll() }
    expect(await pressRelease(loa.announcing, anh, request)).toMatchObject({
      announcement: { state: 'submitted' },
    })
    expect(await pressRelease(loa.announcing, mai, request)).toMatchObject({ code: 'author-cannot-release' })
    expect(await pressRelease(loa.announcing, anh, request)).toMatchObject({ code: 'author-cannot-release' })
    const third = { ...anh, account: 'third', id: mai.id, name: 'A third' }
    expect(await pressRelease(loa.announcing, third, request)).toMatchObject({
      announcement: { state: 'released' },
    })
  })

  it('is asked anew after an edit', async () => {
    const { id } = await aDraft(loa, everyone)
    const request = { id, confirm: await confirmAll() }
    await pressRelease(loa.announcing, mai, request)
    await editDraft(loa.announcing, mai, { id, changes: { content: { body: { en: 'Something else.' } } } })
    expect(await releaseAnnouncement(loa.announcing, anh, request)).toMatchObject({
      code: 'author-cannot-release',
    })
    const stored = await loa.store.get(announcementsCollection, id)
    expect(stored?.document).toMatchObject({ state: 'draft' })
    expect(stored?.document.submitted).toBeUndefined()
  })
})

describe('a broadcast that is under way', () => {
  const released = async () => {
    const { id } = await aDraft(loa)
    await releaseAnnouncement(loa.announcing, mai, { id, confirm: await radioTeam(loa) })
    return id
  }

  it('reaches nobody any more once it is recalled', async () => {
    const id = await released()
    await recallAnnouncement(loa.announcing, mai, { id })
    await loa.outbox.work()
    expect(loa.shownTo('nguyen.thi.lan')).toEqual([])
  })

  it('is updated to its last revision alone: the updates before it end', async () => {
    const id = await released()
    await loa.outbox.work()
    for (const text of ['One.', 'Two.'])
      await reviseReleased(loa.announcing, mai, { id, changes: { content: { body: { en: text } } } })
    const [, first = '', second = ''] = loa.outbox.started
    expect((await loa.outbox.progress(first))?.intent).toBe('cancelled')
    expect((await loa.outbox.progress(second))?.intent).toBe('running')
  })

  it('is not paused when it is over, and nothing of that is recorded', async () => {
    const id = await released()
    await loa.outbox.work()
    for (const step of ['pause', 'resume', 'cancel'] as const)
      expect(await steerBroadcast(loa.announcing, mai, { id, step })).toMatchObject({ code: 'not-running' })
    expect(await loa.audited()).toEqual(['announcement.created', 'announcement.released'])
  })
})

describe('a broadcast that a crash cut off before the engine knew of it', () => {
  it('is started by the next look at what is due, once', async () => {
    const { id } = await aDraft(loa)
    const start = loa.outbox.start
    const broken = {
      ...loa.announcing,
      outbox: { ...loa.outbox, start: () => Promise.reject(new Error('killed')) },
    }
    await expect(releaseAnnouncement(broken, mai, { id, confirm: await radioTeam(loa) })).rejects.toThrow(
      'killed',
    )
    expect(await stateOf(id)).toBe('released')
    expect(loa.outbox.started).toEqual([])
    await runDue({ ...loa.announcing, outbox: { ...loa.outbox, start } })
    await runDue(loa.announcing)
    await loa.outbox.work()
    expect(loa.shownTo('nguyen.thi.lan')).toHaveLength(1)
    expect((await loa.store.find(batches, { index: 'pending' })).items).toEqual([])
  })
})

describe('people who left', () => {
  it('since the release are skipped, and the report says so', async () => {
    const { id } = await aDraft(loa)
    await releaseAnnouncement(loa.announcing, mai, { id, confirm: await radioTeam(loa) })
    const { account } = await loa.person('nguyen.thi.lan')
    const known = loa.announcing.directory.personByAccount
    Object.assign(loa.announcing.directory, {
      personByAccount: async (asked: string) => (asked === account ? undefined : known(asked)),
    })
    await loa.outbox.work()
    const [batch = ''] = loa.outbox.started
    const { lines } = await loa.outbox.lines(batch, { state: 'skipped' })
    expect(lines).toMatchObject([{ recipient: { account }, reason: 'left' }])
  })
})

describe('answers', () => {
  it('count one a person, the last one, however often and at once they press', async () => {
    const poll = {
      kind: 'poll',
      question: { en: 'When?' },
      options: [{ en: 'Mon' }, { en: 'Tue' }, { en: 'Wed' }],
    }
    const { id, revision } = await aDraft(loa, { buttons: [{ kind: 'acknowledge' }, { kind: 'rsvp' }, poll] })
    await releaseAnnouncement(loa.announcing, mai, { id, confirm: await radioTeam(loa) })
    await loa.outbox.work()
    const lan = await loa.person('nguyen.thi.lan')
    const request = { id, revision, language: 'en' as const }
    await Promise.all(Array.from({ length: 8 }, () => acknowledge(loa.announcing, lan, request)))
    for (const choice of [1, 3, 2]) await vote(loa.announcing, lan, { ...request, choice })
    for (const rsvp of ['yes', 'no', 'maybe', 'yes'] as const)
      await answerRsvp(loa.announcing, lan, { ...request, rsvp })
    const first = await answerOf(loa.store, id, lan.account)
    await loa.at(wednesday.plus({ hours: 1 }))
    await acknowledge(loa.announcing, lan, request)
    expect(await answerOf(loa.store, id, lan.account)).toEqual(first)
    const stored = await loa.store.get(announcementsCollection, id)
    if (!stored) throw new TypeError('it is there')
    expect(await countAnswers(loa.store, stored.document)).toEqual({
      acknowledged: 1,
      rsvp: { yes: 1, no: 0, maybe: 0 },
      votes: [0, 1, 0],
    })
    for (const choice of [0, 4, -1, Number.NaN, undefined])
      expect(await vote(loa.announcing, lan, { ...request, choice })).toMatchObject({
        code: 'no-such-choice',
      })
  })
})

/** People of the sample who have no power over this announcement. */
const powerless = ['tran.thu.hoa', 'nguyen.thi.lan', 'vo.minh.thu']

describe('whatever people press in whatever order', () => {
  const operations = fc.constantFrom(
    'edit',
    'release',
    'recall',
    'revise',
    'cancel',
    'pause',
    'resume',
    'expire',
    'delete',
    'unschedule',
    'later',
  )
  const people = fc.constantFrom(
    'le.thanh.mai',
    'bui.ngoc.anh',
    'tran.thu.hoa',
    'nguyen.thi.lan',
    'vo.minh.thu',
  )

  it('only moves of the table happen, nobody has a card twice, and the audit chain holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(operations, people), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (steps, wide) => {
          const own = await anAnnouncingLoa()
          try {
            await walk(own, steps, wide)
          } finally {
            await own.close()
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  const walk = async (
    own: AnnouncingLoa,
    steps: readonly (readonly [operation: string, person: string])[],
    wide: boolean,
  ): Promise<void> => {
    const include = wide ? [{ kind: 'everyone' }] : [{ kind: 'unit', unit: 'radio-team' }]
    const { id } = await aDraft(own, { audience: { include, exclude: [] } })
    const confirm = wide ? (await own.announcing.directory.people()).length : await radioTeam(own)
    const states: (AnnouncementState | 'gone')[] = ['draft']
    for (const [operation, who] of steps) {
      await perform(own, operation, await own.person(who), { id, confirm, text: states.length })
      states.push((await own.store.get(announcementsCollection, id))?.document.state ?? 'gone')
      if (powerless.includes(who)) expect(states.at(-1)).toBe(states.at(-2))
    }
    for (const [index, next] of states.entries())
      expect(isAllowed(states[index - 1] ?? next, next)).toBe(true)
    await own.outbox.work()
    const most = states.at(-1) === 'recalled' ? 0 : 1
    expect(own.shownTo('nguyen.thi.lan').length).toBeLessThanOrEqual(most)
    await own.audited()
  }

  const isAllowed = (from: AnnouncementState | 'gone', to: AnnouncementState | 'gone'): boolean => {
    if (from === to) return true
    if (from === 'gone') return false
    return to === 'gone' ? from === 'draft' || from === 'submitted' : mayMove(from, to)
  }

  const perform = async (
    { announcing, outbox }: AnnouncingLoa,
    operation: string,
    who: Person,
    { id, confirm, text }: { readonly id: string; readonly confirm: number; readonly text: number },
  ): Promise<void> => {
    const changes = { content: { body: { en: `Text ${text}.` } } }
    const performs: Record<string, () => Promise<unknown>> = {
      edit: () => editDraft(announcing, who, { id, changes }),
      release: () => pressRelease(announcing, who, { id, confirm }),
      recall: () => recallAnnouncement(announcing, who, { id }),
      revise: () => reviseReleased(announcing, who, { id, changes }),
      cancel: () => steerBroadcast(announcing, who, { id, step: 'cancel' }),
      pause: () => steerBroadcast(announcing, who, { id, step: 'pause' }),
      resume: () => steerBroadcast(announcing, who, { id, step: 'resume' }),
      expire: () => expireAnnouncement(announcing, id),
      delete: () => deleteDraft(announcing, who, { id }),
      unschedule: () => cancelSchedule(announcing, who, id),
      later: () => outbox.work(),
    }
    await performs[operation]?.()
  }
})

describe('a new draft is refused at once, and nothing is stored, where', () => {
  it.each([
    [
      'its author may not reach them',
      { audience: { include: [{ kind: 'everyone' }] } },
      'audience-not-allowed',
    ],
    ['its author may not use the kind', { kind: 'outage' }, 'kind-not-allowed'],
    [
      'Teams can not show its picture',
      { picture: { url: 'https://a.example/huge.png', alt: {} } },
      'picture-too-large',
    ],
  ])('%s', async (_, changes, code) => {
    const officer = await loa.person('tran.thu.hoa')
    expect(await createDraft(loa.announcing, officer, 'en', changes)).toMatchObject({ ok: false, code })
    expect(await loa.audited()).toEqual([])
  })
})
