import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type ApiClient,
  createAnnouncement,
  getAnnouncement,
  openApi,
} from '../../../../src/features/announcements/api.ts'
import { draftChangesSchema } from '../../../../src/features/announcements/draft-changes.ts'
import { refusalCodes } from '../../../../src/features/announcements/refusal.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../../../builders/an-announcing-loa.ts'
import { radioTeam } from './a-draft.ts'

let loa: AnnouncingLoa
beforeEach(async () => {
  loa = await anAnnouncingLoa()
})
afterEach(() => loa.close())

const client: ApiClient = {
  id: 'monitoring',
  name: 'Monitoring',
  scopes: ['announcements:write', 'announcements:release'],
}

const body = {
  kind: 'outage',
  main: 'vi',
  content: { title: { vi: 'Gián đoạn vô tuyến' }, body: { vi: 'Từ 14:00.' } },
  audience: { include: [{ kind: 'unit', unit: 'radio-team' }], exclude: [] },
}

const post = (changes: object = {}, { key = 'k1', by = client }: { key?: string; by?: ApiClient } = {}) =>
  createAnnouncement(loa.announcing, { body: { ...body, ...changes }, client: by, key })

describe('a program', () => {
  it('makes a draft that a person releases', async () => {
    expect(await post()).toMatchObject({ status: 201, body: { id: '1', state: 'draft' } })
    await loa.say('le.thanh.mai', `phát hành 1 ${await radioTeam(loa)}`)
    expect((await loa.say('le.thanh.mai', 'thông báo số 1')).first.name).toBe('announcements/progress')
  })

  it('releases to a part of the staff, and reads the counts', async () => {
    expect(await post({ release: true })).toMatchObject({ status: 201, body: { state: 'released' } })
    await loa.outbox.work()
    const count = await radioTeam(loa)
    expect(await getAnnouncement(loa.announcing, { id: '1', client })).toMatchObject({
      status: 200,
      body: { recipients: count, counts: { delivered: count, failed: 0 }, finished: true },
    })
    expect(await loa.audited()).toEqual(['announcement.created', 'announcement.released'])
  })

  it('does not release to everyone: that stays a draft, and says why', async () => {
    const answer = await post({ release: true, audience: { include: [{ kind: 'everyone' }], exclude: [] } })
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'draft', notReleased: { code: 'author-cannot-release' } },
    })
    expect(loa.outbox.started).toEqual([])
  })

  it('gets the same announcement for the same key, however often and at once it asks', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => post({ release: true })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201])
    expect(new Set(answers.map(({ body: { id } }: { body: { id?: string } }) => id))).toEqual(new Set(['1']))
    expect(await post({ release: true })).toMatchObject({ status: 200, body: { id: '1' } })
    expect(loa.outbox.started).toHaveLength(1)
    expect(await post({ importance: 'urgent' })).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency-key-reused' } },
    })
    expect(await post({}, { by: { ...client, id: 'other' } })).toMatchObject({
      status: 201,
      body: { id: '2' },
    })
  })

  it('that broke off after the draft goes on to the release when it asks again', async () => {
    const newId = (): string => {
      throw new Error('killed')
    }
    const request = { body: { ...body, release: true }, client, key: 'k1' }
    await expect(createAnnouncement({ ...loa.announcing, newId }, request)).rejects.toThrow('killed')
    expect(await loa.audited()).toEqual(['announcement.created'])
    expect(await createAnnouncement(loa.announcing, request)).toMatchObject({
      body: { id: '1', state: 'released' },
    })
    expect(loa.outbox.started).toHaveLength(1)
  })

  it.each([
    ['no key', {}, { key: '' }, 400, 'missing-idempotency-key'],
    ['no scope', {}, { by: { ...client, scopes: [] } }, 403, 'missing-scope'],
    [
      'release without its scope',
      { release: true },
      { by: { ...client, scopes: ['announcements:write'] } },
      403,
      'missing-scope',
    ],
    ['a field that is not known', { colour: 'red' }, {}, 422, 'invalid-body'],
    ['a title that is too long', { content: { title: { vi: 'x'.repeat(121) } } }, {}, 422, 'too-long'],
    [
      'a picture that is not public',
      { picture: { url: 'https://localhost/a.png', alt: {} } },
      {},
      422,
      'picture-not-public',
    ],
    [
      'a picture that is too large',
      { picture: { url: 'https://a.example/huge.png', alt: {} } },
      {},
      422,
      'picture-too-large',
    ],
    [
      'somebody who is not there',
      { audience: { include: [{ kind: 'person', person: 'gone' }] } },
      {},
      422,
      'unknown-names',
    ],
    ['a conference that is not named', { kind: 'conference' }, {}, 422, 'missing-subject'],
    ['a time that is past', { schedule: { local: '2020-01-01T08:00', zone: 'UTC' } }, {}, 422, 'past'],
    [
      'a zone that is not there',
      { schedule: { local: '2027-01-01T08:00', zone: 'Mars/Base' } },
      {},
      422,
      'unknown-zone',
    ],
    ['a body that is no object', 'hello', {}, 422, 'invalid-body'],
  ])('is refused: %s', async (_, changes, options, status, code) => {
    const sent = typeof changes === 'string' ? changes : { ...body, ...changes }
    const { key = 'k1', by = client } = options as { key?: string; by?: ApiClient }
    const answer = await createAnnouncement(loa.announcing, { body: sent, client: by, key })
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\S/) } } })
    expect(await loa.audited()).toEqual([])
  })

  it('without the scope to read sees only what it made', async () => {
    await post()
    const other = { ...client, id: 'other' }
    expect(await getAnnouncement(loa.announcing, { id: '1', client: other })).toMatchObject({ status: 404 })
    const reader: ApiClient = { ...client, id: 'reader', scopes: ['announcements:read'] }
    expect(await getAnnouncement(loa.announcing, { id: '1', client: reader })).toMatchObject({ status: 200 })
    expect(await getAnnouncement(loa.announcing, { id: '__proto__', client: reader })).toMatchObject({
      status: 404,
    })
  })
})

describe('the OpenAPI document', () => {
  it('describes every field that the schema knows, and no other', () => {
    const described = Object.keys(openApi.components.schemas.NewAnnouncement.properties).sort()
    expect(described).toEqual([...Object.keys(draftChangesSchema.shape), 'release'].sort())
  })

  it('holds together: every reference leads somewhere', () => {
    const names = new Set(
      Object.keys(openApi.components.schemas).map((name) => `#/components/schemas/${name}`),
    )
    const references = [...JSON.stringify(openApi).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference]) => reference,
    )
    expect(references.length).toBeGreaterThan(8)
    expect(references.filter((reference) => !names.has(reference ?? ''))).toEqual([])
    expect(openApi.openapi).toMatch(/^3\.1/)
  })

  it('names no code that is not ours', () => expect(refusalCodes).toContain('author-cannot-release'))
})
