import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personSchema } from '../../../../src/core/people/person.ts'
import { preferences } from '../../../../src/core/people/preferences.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import {
  type Audience,
  type AudiencePart,
  audienceSchema,
  resolveAudience,
} from '../../../../src/features/announcements/audience.ts'
import { mayReach } from '../../../../src/features/announcements/policy.ts'
import { readAudience } from '../../../../src/features/announcements/read-audience.ts'
import { readSnapshot, writeSnapshot } from '../../../../src/features/announcements/snapshot.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../../../builders/an-announcing-loa.ts'

let loa: AnnouncingLoa
beforeAll(async () => {
  loa = await anAnnouncingLoa({
    ports: {
      groups: {
        accounts: async (group) => (group === 'known' ? ['1588e1a7-1387-4103-a469-645558c48e76'] : undefined),
      },
    },
  })
})
afterAll(() => loa.close())

const resolve = (audience: unknown) => resolveAudience(loa.announcing, audienceSchema.parse(audience))
const accountsOf = async (audience: unknown) =>
  (await resolve(audience)).recipients.map((recipient) =>
    recipient.kind === 'person' ? recipient.account : recipient.conversation,
  )

const parts: fc.Arbitrary<AudiencePart> = fc.constantFrom<unknown>(
  { kind: 'everyone' },
  { kind: 'union-members' },
  { kind: 'unit', unit: 'radio-team' },
  { kind: 'unit', unit: 'planning' },
  { kind: 'site', site: 'MSP-1' },
  { kind: 'role', role: 'officer' },
  { kind: 'person', person: 'nguyen.thi.lan' },
  { kind: 'person', person: 'gone.long.ago' },
  { kind: 'list', people: ['ivan.petrenko', 'nguyen.thi.lan', 'ivan.petrenko'] },
  { kind: 'channel', channel: 'general' },
  { kind: 'group', group: 'known' },
) as fc.Arbitrary<AudiencePart>

const audiences: fc.Arbitrary<Audience> = fc.record({
  include: fc.array(parts, { maxLength: 5 }),
  exclude: fc.array(parts, { maxLength: 3 }),
})

describe('an audience', () => {
  it('has nobody twice, always in one order, and nobody who is excluded', async () => {
    await fc.assert(
      fc.asyncProperty(audiences, async (audience) => {
        const accounts = await accountsOf(audience)
        expect(new Set(accounts).size).toBe(accounts.length)
        expect(await accountsOf({ ...audience, include: [...audience.include].reverse() })).toEqual(
          expect.arrayContaining(accounts),
        )
        const excluded = new Set(await accountsOf({ include: audience.exclude, exclude: [] }))
        expect(accounts.filter((account) => excluded.has(account))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('speaks to each in the language that they chose, else that of the directory', async () => {
    const lan = await loa.person('nguyen.thi.lan')
    const audience = { include: [{ kind: 'person', person: 'nguyen.thi.lan' }], exclude: [] }
    expect((await resolve(audience)).recipients).toMatchObject([{ language: 'vi' }])
    await loa.store.commit([put(preferences, lan.account, { language: 'ru' as const, pinned: true }, absent)])
    expect((await resolve(audience)).recipients).toMatchObject([{ language: 'ru' }])
  })

  it('names what is not there any more', async () => {
    const gone = [
      { kind: 'person', person: 'gone.long.ago' },
      { kind: 'unit', unit: 'closed-unit' },
      { kind: 'group', group: 'unknown' },
      { kind: 'channel', channel: 'nowhere' },
    ]
    expect((await resolve({ include: gone, exclude: [] })).missing).toEqual([
      'gone.long.ago',
      'closed-unit',
      'unknown',
      'nowhere',
    ])
  })

  it.each([
    [[{ kind: 'everyone' }], true],
    [
      [
        { kind: 'site', site: 'onshore' },
        { kind: 'site', site: 'MSP-1' },
        { kind: 'site', site: 'CTP-2' },
      ],
      true,
    ],
    [[{ kind: 'site', site: 'onshore' }], false],
  ])('%j is everyone: %s', async (include, wide) => {
    expect((await resolve({ include, exclude: [] })).wide).toBe(wide)
  })

  it('stays everyone when somebody is left out of it', async () => {
    const exclude = [{ kind: 'person', person: 'nguyen.thi.lan' }]
    expect((await resolve({ include: [{ kind: 'everyone' }], exclude })).wide).toBe(true)
  })
})

describe('an audience as it is typed', () => {
  it.each([
    ['radio-team', [{ kind: 'unit', unit: 'radio-team' }]],
    ['ĐỘI VÔ TUYẾN', [{ kind: 'unit', unit: 'radio-team' }]],
    [
      'doi vo tuyen; MSP-1',
      [
        { kind: 'unit', unit: 'radio-team' },
        { kind: 'site', site: 'MSP-1' },
      ],
    ],
    ['Nguyễn Thị Lan', [{ kind: 'person', person: 'nguyen.thi.lan' }]],
    ['toàn thể', [{ kind: 'everyone' }]],
    ['члены профсоюза\n#Chung', [{ kind: 'union-members' }, { kind: 'channel', channel: 'general' }]],
    ['role:engineer', [{ kind: 'role', role: 'engineer' }]],
    ['group:5b-7', [{ kind: 'group', group: '5b-7' }]],
  ])('%s', async (text, expected) => {
    expect(await readAudience(loa.announcing, text)).toEqual({ ok: true, parts: expected })
  })

  it('a long list of people becomes one list, each once', async () => {
    const ids = (await loa.announcing.directory.people()).slice(0, 12).map(({ id }) => id)
    expect(await readAudience(loa.announcing, [...ids, ...ids].join('\n'))).toEqual({
      ok: true,
      parts: [{ kind: 'list', people: ids }],
    })
  })

  it('names every name that it does not know, and takes none', async () => {
    expect(await readAudience(loa.announcing, 'radio-team, Nobody, =HYPERLINK("x")')).toMatchObject({
      code: 'unknown-names',
      values: { names: 'Nobody, =HYPERLINK("x")', count: 2 },
    })
  })

  it('asks which of two people of one name is meant', async () => {
    const people = (await loa.announcing.directory.people())
      .slice(0, 1)
      .flatMap((person) => [person, personSchema.parse({ ...person, id: 'other.one', account: 'other' })])
    const directory = { ...loa.announcing.directory, people: async () => people }
    const read = await readAudience({ ...loa.announcing, directory }, people[0]?.name ?? '')
    expect(read).toMatchObject({ code: 'ambiguous-name' })
  })
})

describe('a snapshot', () => {
  it('gives back each recipient once and in order, whatever the size of the pages asked for', async () => {
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_600 }),
        fc.integer({ min: 1, max: 1_100 }),
        async (count, limit) => {
          const id = `snapshot-${++number}`
          const recipients = Array.from({ length: count }, (_, index) => ({
            kind: 'person' as const,
            account: String(index),
            language: 'vi' as const,
          }))
          await writeSnapshot(loa.store, id, recipients)
          const read: unknown[] = []
          let after: string | undefined
          do {
            const page = await readSnapshot(loa.store, id, after, limit)
            expect(page.recipients.length).toBeLessThanOrEqual(limit)
            read.push(...page.recipients)
            after = page.next
          } while (after !== undefined)
          expect(read).toEqual(recipients)
        },
      ),
      { numRuns: 12 },
    )
  })
})

describe('who may reach whom', () => {
  it.each([
    ['le.thanh.mai', 'notice', 'everyone', true],
    ['tran.thu.hoa', 'notice', 'union-members', true],
    ['tran.thu.hoa', 'notice', 'everyone', false],
    ['tran.thu.hoa', 'outage', 'union-members', false],
    ['pham.quoc.dung', 'outage', 'everyone', true],
    ['pham.quoc.dung', 'notice', 'everyone', false],
    ['vo.minh.thu', 'notice', 'union-members', false],
    ['nguyen.thi.lan', 'notice', 'union-members', false],
  ] as const)('%s with a %s to %s: %s', async (person, kind, reach, allowed) => {
    expect(mayReach(await loa.person(person), kind, { include: [{ kind: reach }], exclude: [] })).toBe(
      allowed,
    )
  })

  it('somebody with two roles does not mix what each allows', async () => {
    const both = { ...(await loa.person('tran.thu.hoa')), roles: ['officer' as const, 'engineer' as const] }
    expect(mayReach(both, 'notice', { include: [{ kind: 'everyone' }], exclude: [] })).toBe(false)
    expect(mayReach(both, 'outage', { include: [{ kind: 'everyone' }], exclude: [] })).toBe(true)
  })
})
