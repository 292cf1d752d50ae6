import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import { parseActivity } from '../../src/adapters/teams/wire-activity.ts'
import { cleanText } from '../../src/core/conversation/clean-text.ts'
import { readNumber } from '../../src/core/spreadsheet/numbers.ts'
import { anActivity } from '../builders/an-activity.ts'
import { aWorkbook, zipped } from '../unit/adapters/spreadsheet/a-workbook.ts'
import { aFuzzedLoa, type FuzzedLoa } from './a-fuzzed-loa.ts'
import { withinBounds } from './explore.ts'

/** What the fuzzers have found, one test for each; `every-route.test.ts` has the addresses that ended the process. */

describe('an activity', () => {
  const half = '\ud800'

  it.each([
    ['its own id', { id: half }],
    ['the account', { from: { id: '29:mai', aadObjectId: half } }],
    ['the sender', { from: { id: half } }],
    ['the conversation', { conversation: { id: half } }],
    ['the service address', { serviceUrl: `http://127.0.0.1:1/${half}` }],
  ])('is refused where half of a surrogate pair stands in %s, which no store could keep', (_, changes) => {
    expect(parseActivity(anActivity(changes))).toBeUndefined()
  })

  it('keeps no zone longer than any there is, since each is remembered for good', () => {
    const entities = [{ type: 'clientInfo', timezone: 'x'.repeat(61) }]
    expect(parseActivity(anActivity({ entities }))?.entities?.[0]?.timezone).toBeUndefined()
  })
})

describe('a cleaned text', () => {
  it.each([
    ['two blanks around a zero-width space', 'help \u200b me', 'help me'],
    ['two blanks around a control character', 'help \u0000 me', 'help me'],
    ['a mark behind a zero-width space', 'ho\u200b\u0300a', 'hòa'],
  ])('has single blanks and is NFC: %s', (_, text, expected) => {
    expect(cleanText(text)).toBe(expected)
  })
})

describe('a number of a table', () => {
  it('is unreadable with more digits than a number holds', () => {
    expect(readNumber('9'.repeat(400))).toEqual({ kind: 'unreadable' })
    expect(readNumber(`${'9'.repeat(400)},5 USD`)).toEqual({ kind: 'unreadable' })
  })
})

describe('a workbook', () => {
  it.each(['} :A1', '\ufffd A1', 'A0', "A1'", 'a1'])(
    'is refused where a cell says that it stands in %s',
    async (place) => {
      const sheetData = `<row r="1"><c r="${place}" t="inlineStr"><is><t>Tên</t></is></c></row>`
      const bytes = zipped(aWorkbook({ sheetData }))
      await withinBounds(async () => {
        expect(await readTable(bytes)).toEqual({ ok: false, reason: 'not-a-spreadsheet' })
      })
    },
  )
})

describe('somebody in the chat', () => {
  let loa: FuzzedLoa
  beforeAll(async () => {
    loa = await aFuzzedLoa()
  })
  afterAll(() => loa.close())

  it('whom nobody knows, without a name and with a long account, is answered', async () => {
    const from = { id: 'đ'.repeat(500), name: '' }
    const { cards } = await loa.exchange(loa.activity('tran.thu.hoa', { text: 'help', from }))
    expect(cards.length).toBeGreaterThan(0)
  })

  it.each(['toString', 'to\\u0053tring'])(
    'is answered where a button says what a value is by %s',
    async (name) => {
      const verb = `{"length":{"${name}":null}}`
      const press = loa.activity('tran.thu.hoa', { text: undefined, value: { loa: 'act', verb: 'VERB' } })
      const { status } = await loa.exchange(JSON.stringify(press).replace('"VERB"', verb))
      expect(status).toBe(200)
    },
  )

  it('is answered where a button names a campaign by half of a surrogate pair', async () => {
    const value = { loa: 'act', verb: 'health-checks.close', id: '\ud800' }
    const { cards } = await loa.exchange(loa.activity('tran.thu.hoa', { text: undefined, value }))
    expect(cards.length).toBeGreaterThan(0)
  })

  it.each(['', '\ud800'])('is answered in a channel that is called “%s”', async (name) => {
    const changes = {
      conversation: { id: '19:news@thread.tacv2;messageid=17', conversationType: 'channel', isGroup: true },
      channelData: { channel: { id: '19:news@thread.tacv2', name } },
      entities: [{ type: 'mention', mentioned: { id: '28:loa', name: 'Loa' }, text: '<at>Loa</at>' }],
      text: '<at>Loa</at> help',
    }
    const { status } = await loa.exchange(loa.activity('nguyen.thi.lan', changes))
    expect(status).toBe(200)
  })

  it.each([
    ['le.thanh.mai', { verb: 'announcements.form-preview', main: 'ru', subject: 'a'.repeat(99_000) }],
    [
      'tran.thu.hoa',
      { verb: 'health-checks.plan-save', name: 'a'.repeat(19_000), clinics: 'a'.repeat(19_000) },
    ],
    ['tran.thu.hoa', { verb: 'health-checks.plan-save', name: '"'.repeat(120), people: '"'.repeat(10_000) }],
  ])('is not sent back more than a message holds: %s', async (person, data) => {
    const value = { loa: 'act', ...data }
    const { cards } = await loa.exchange(loa.activity(person, { text: undefined, value }))
    expect(cards.length).toBeGreaterThan(0)
  })

  it('is told that a field of a meeting is too long, rather than that the turn failed', async () => {
    await loa.exchange(loa.activity('tran.thu.hoa', { text: 'new meeting: masts on 3 December 9:00 room 8' }))
    const { cards } = await loa.exchange(
      loa.activity('tran.thu.hoa', { text: 'meeting quorum: more than ten characters' }),
    )
    expect(JSON.stringify(cards)).toContain('too much text')
  })
})
