import { DateTime } from 'luxon'
import { beforeEach, expect, it } from 'vitest'
import { trainRecogniser } from '../../../../src/core/understanding/recogniser.ts'
import type { ModelShelf } from '../../../../src/core/understanding/save-model.ts'
import type { Utterance } from '../../../../src/core/understanding/utterances.ts'

const lines: readonly Utterance[] = [
  { text: 'điện thoại có hoạt động không', intent: 'service_status', language: 'vi' },
  { text: 'is the telephone working', intent: 'service_status', language: 'en' },
  { text: 'телефон работает', intent: 'service_status', language: 'ru' },
  { text: 'danh sách khen thưởng', intent: 'award_list', language: 'vi' },
  { text: 'show the award list', intent: 'award_list', language: 'en' },
  { text: 'список наград', intent: 'award_list', language: 'ru' },
  { text: 'nấu phở thế nào', intent: 'out_of_scope', language: 'vi' },
]

let kept: Uint8Array | undefined
let writes: number
beforeEach(() => {
  kept = undefined
  writes = 0
})

const aShelf = (codeVersion = 'one'): ModelShelf => ({
  codeVersion,
  read: () => kept,
  write: (bytes) => {
    kept = bytes
    writes += 1
  },
})

const trained = (shelf: ModelShelf, utterances = lines, names: readonly string[] = ['radio']) =>
  trainRecogniser(utterances, {
    gazetteer: [{ slot: 'service', id: 'radio', names }],
    findDates: () => [],
    findYear: () => undefined,
    shelf,
  })

const now = DateTime.fromISO('2026-11-25T10:00')

it('recognises with a kept model as with the one that was trained', () => {
  const first = trained(aShelf())
  const second = trained(aShelf())
  expect(writes).toBe(1)
  for (const text of ['điện thoại thế nào', 'award list', 'список наград', 'is the radio working'])
    expect(second.recognise(text, { now })).toEqual(first.recognise(text, { now }))
})

it.each([
  ['the lines', () => trained(aShelf(), lines.slice(1))],
  ['the names', () => trained(aShelf(), lines, ['radio', 'vhf'])],
  ['the code', () => trained(aShelf('two'))],
])('trains anew when %s have changed', (_, trainAgain) => {
  trained(aShelf())
  trainAgain()
  expect(writes).toBe(2)
})

it.each([
  ['is empty', () => new Uint8Array()],
  ['is cut short', (bytes: Uint8Array) => bytes.slice(0, -1)],
  [
    'is of something else',
    () => new TextEncoder().encode('{"model":"of something else, longer than a hash"}'),
  ],
  ['has another byte', (bytes: Uint8Array) => bytes.with(bytes.length - 20, (bytes.at(-20) ?? 0) ^ 1)],
])('trains anew when what is kept %s, and keeps that', (_, spoil) => {
  trained(aShelf())
  kept = spoil(kept ?? new Uint8Array())
  trained(aShelf())
  expect(writes).toBe(2)
  trained(aShelf())
  expect(writes).toBe(2)
})
