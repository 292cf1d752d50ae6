import { expect, it } from 'vitest'
import { parseButtonData } from '../../../../src/core/conversation/button-data.ts'

const half = '\ud800'
const mended = '\ufffd'

it('has no half of a surrogate pair, as a typed text has none, wherever in a button it stands', () => {
  const pressed = {
    loa: 'act',
    verb: half,
    id: `a${half}`,
    people: [half],
    answers: { [half]: half },
    day: 3,
  }
  expect(parseButtonData(pressed)).toEqual({
    loa: 'act',
    verb: mended,
    id: `a${mended}`,
    people: [mended],
    answers: { [mended]: mended },
    day: 3,
  })
  const asked = { loa: 'ask', question: { intent: 'meeting_agenda', slots: { meeting: half } } }
  expect(parseButtonData(asked)).toMatchObject({ question: { slots: { meeting: mended } } })
})

it('is read however deep a stranger nests it', () => {
  let deep: unknown = half
  for (let level = 0; level < 40_000; level += 1) deep = { deep }
  expect(parseButtonData({ loa: 'act', verb: 'close', deep })).toMatchObject({ verb: 'close' })
})
