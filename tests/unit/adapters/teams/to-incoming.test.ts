import { describe, expect, it } from 'vitest'
import { messageInput, placeKindOf, toIncoming } from '../../../../src/adapters/teams/to-incoming.ts'
import { parseActivity, type WireActivity } from '../../../../src/adapters/teams/wire-activity.ts'
import { aChannelMessage, anActivity, bot } from '../../../builders/an-activity.ts'

const parsed = (activity: object): WireActivity => {
  const wire = parseActivity(activity)
  if (!wire) throw new TypeError('no activity')
  return wire
}

const fetched: string[][] = []
const textOf = (activity: object) =>
  messageInput(parsed(activity), async (...asked) => {
    fetched.push(asked)
    return 'gone'
  })
const inputOf = (overrides: Record<string, unknown>) => textOf(anActivity(overrides))

describe('an activity becomes what a person did', () => {
  it('names the person by the account, with language and zone of the client', () => {
    const incoming = toIncoming(parsed(anActivity()), 'turn-1', { kind: 'arrival' })
    expect(incoming).toMatchObject({
      activity: 'turn-1',
      sender: { account: 'account-of-mai', name: 'Trần Thị Mai' },
      place: { kind: 'personal', conversation: 'a:chat-of-mai' },
      client: 'vi',
      zone: 'Asia/Ho_Chi_Minh',
    })
  })

  it('takes the zone of the activity where the client does not tell its own', () => {
    const activity = parsed(anActivity({ entities: [], localTimezone: 'Europe/Moscow', locale: 'ru-RU' }))
    expect(toIncoming(activity, 't', { kind: 'arrival' })).toMatchObject({
      zone: 'Europe/Moscow',
      client: 'ru',
    })
  })

  it.each([
    ['personal', 'personal'],
    ['channel', 'channel'],
    ['groupChat', 'group'],
    ['something new', 'group'],
    [undefined, 'group'],
  ])('takes a conversation of type %s for %s, shared where in doubt', (conversationType, kind) => {
    expect(placeKindOf(parsed(anActivity({ conversation: { id: 'c', conversationType } })))).toBe(kind)
  })
})

describe('a message', () => {
  it('loses the mention of Loa, wherever it stands, and keeps that of others', () => {
    const text = '<at>Loa</at>&nbsp;hỏi <at>Nam</at> giúp <at>Loa</at>'
    const entities = [
      { type: 'mention', mentioned: bot, text: '<at>Loa</at>' },
      { type: 'mention', mentioned: { id: '29:nam' }, text: '<at>Nam</at>' },
    ]
    expect(textOf(aChannelMessage({ text, entities }))).toEqual({
      kind: 'text',
      text: 'hỏi <at>Nam</at> giúp',
      files: [],
      attachments: 0,
    })
  })

  it('is empty when it is a mention alone', () => {
    const alone = textOf(aChannelMessage({ text: '<at>Loa</at>' }))
    expect(alone).toEqual({ kind: 'text', text: '', files: [], attachments: 0 })
  })

  it('counts attachments without the HTML mirror of its text', () => {
    const attachments = [{ contentType: 'text/html' }, { contentType: 'image/png' }, { contentType: null }]
    expect(inputOf({ attachments })).toMatchObject({ attachments: 2 })
  })

  const aFile = (content: unknown = { downloadUrl: 'https://x.sharepoint.com/1', fileType: 'xlsx' }) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'list.xlsx',
    content,
  })

  it('has the files that were sent in a personal chat beside its other attachments', async () => {
    const input = inputOf({ text: '', attachments: [{ contentType: 'image/png' }, aFile()] })
    expect(input).toMatchObject({ attachments: 1, files: [{ name: 'list.xlsx' }] })
    // Whoever looks into it after the first gets what was fetched then.
    if (input.kind === 'text') for (const _ of [1, 2]) expect(await input.files[0]?.read()).toBe('gone')
    expect(fetched).toEqual([['https://x.sharepoint.com/1', anActivity().serviceUrl]])
  })

  it.each([[undefined], ['text'], [{}], [{ downloadUrl: 7 }]])(
    'has no file where it is at no address: %j',
    (none) => {
      expect(inputOf({ attachments: [{ ...aFile(), content: none }] })).toMatchObject({
        attachments: 1,
        files: [],
      })
    },
  )

  it('has no files in a shared place, only attachments', () => {
    expect(textOf(aChannelMessage({ attachments: [aFile()] }))).toMatchObject({ attachments: 1, files: [] })
  })

  it('is a button when it has a value and no text', () => {
    expect(inputOf({ text: undefined, value: { loa: 'act' } })).toEqual({
      kind: 'button',
      data: { loa: 'act' },
    })
  })

  it('is a text when it has both', () => {
    expect(inputOf({ text: 'chào', value: { loa: 'act' } })).toMatchObject({ kind: 'text', text: 'chào' })
  })
})

describe('an activity with something odd beside what matters', () => {
  it.each([
    [
      'an entity of another shape',
      {
        entities: [
          { type: 'mention', mentioned: 7 },
          { type: 'new', text: {} },
        ],
      },
    ],
    ['entities that are no list', { entities: {} }],
    ['channel data that is a text', { channelData: 'text' }],
    ['a locale that is none', { locale: 7 }],
    ['attachments without a type', { attachments: [{}, { contentType: 7 }] }],
  ])('is taken: %s', (_, overrides) => {
    expect(parseActivity(anActivity(overrides))).toMatchObject({ text: 'xin chào' })
  })
})

describe('what is no activity', () => {
  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'message'],
    ['one without a sender', anActivity({ from: undefined })],
    ['one with a number for a text', anActivity({ text: 7 })],
    ['one with an endless account', anActivity({ from: { id: 'x'.repeat(1_001) } })],
  ])('is not taken for one: %s', (_, body) => {
    expect(parseActivity(body)).toBeUndefined()
  })
})
