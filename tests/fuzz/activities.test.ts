import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { aFuzzedLoa, type FuzzedLoa, speakers } from './a-fuzzed-loa.ts'
import { explore } from './explore.ts'
import { mutated } from './mutate.ts'
import { strangeText, strangeValue } from './strange-values.ts'

let loa: FuzzedLoa
beforeAll(async () => {
  loa = await aFuzzedLoa()
})
afterAll(() => loa.close())

const shared = {
  conversation: { id: '19:news@thread.tacv2;messageid=17', conversationType: 'channel', isGroup: true },
  channelData: { channel: { id: '19:news@thread.tacv2', name: 'News' }, team: { id: '19:team' } },
  text: '<at>Loa</at> lịch khám của tôi',
  entities: [{ type: 'mention', mentioned: { id: '28:loa', name: 'Loa' }, text: '<at>Loa</at>' }],
}

/** What Teams sends to a bot, one of each kind. */
const recorded: readonly Readonly<Record<string, unknown>>[] = [
  { text: 'mạng ngoài giàn sao rồi?' },
  { text: 'hôm nay họp gì', attachments: [{ contentType: 'text/html', content: '<p>hôm nay họp gì</p>' }] },
  { text: undefined, value: { loa: 'say', command: 'help' } },
  { text: undefined, value: { loa: 'ask', question: { intent: 'award_list', slots: { year: 2020 } } } },
  { text: undefined, value: { loa: 'act', verb: 'announcements.new', kind: 'outage' } },
  shared,
  {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: {
        type: 'Action.Execute',
        verb: 'help',
        data: { loa: 'act', verb: 'announcements.open', id: '1' },
      },
      trigger: 'manual',
    },
  },
  { type: 'invoke', name: 'task/fetch', value: { data: { loa: 'act', verb: 'announcements.form-new' } } },
  { type: 'invoke', name: 'task/submit', value: { data: { loa: 'act', verb: 'announcements.form-save' } } },
  { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept', context: {} } },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:loa' }, { id: '29:mai' }] },
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '17' } },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '17' },
  {
    text: '',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'danh-sach.xlsx',
        content: { downloadUrl: 'http://127.0.0.1:1/file', uniqueId: '1', fileType: 'xlsx' },
      },
    ],
  },
]

const activities = fc
  .tuple(fc.constantFrom(...speakers), fc.constantFrom(...recorded))
  .map(([person, changes]) => loa.activity(person, changes))

describe('whatever is posted to the endpoint, no answer is a 500 and no error is logged', () => {
  it('an activity of Teams with a few places changed', () =>
    explore(mutated(activities), { runs: 250 }, async (activity) => {
      await loa.exchange(activity)
    }))

  it('an activity whose every text is strange', () =>
    explore(
      fc.tuple(
        activities,
        fc.record({ text: strangeText, name: strangeText, zone: strangeText, id: strangeText }),
      ),
      { runs: 100 },
      async ([activity, { text, name, zone, id }]) => {
        await loa.exchange({
          ...activity,
          text,
          id,
          from: { id: `29:${id}`.slice(0, 900), name, aadObjectId: id.slice(0, 200) },
          entities: [{ type: 'clientInfo', locale: name, timezone: zone }],
        })
      },
    ))

  it('any JSON at all', () =>
    explore(strangeValue, { runs: 100 }, async (value) => {
      await loa.exchange(value)
    }))

  it('JSON that is cut off, or nested without end', () =>
    explore(
      fc.tuple(
        fc.constantFrom(['[', ']'], ['{"a":', '}'], ['"', ''], ['{"value":[', ']}']),
        fc.constantFrom(1, 100, 40_000),
        fc.boolean(),
      ),
      { runs: 24 },
      async ([[opening = '', end = ''], times, closed]) => {
        const nested = `${opening.repeat(times)}${closed ? `1${end.repeat(times)}` : ''}`
        const activity = JSON.stringify(loa.activity('le.thanh.mai', { text: undefined, value: 'DEEP' }))
        await loa.exchange(nested)
        await loa.exchange(activity.replace('"DEEP"', nested))
      },
    ))
})
