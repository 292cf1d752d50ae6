import { expect, test } from 'vitest'
import { conceptsOf } from '../../../../src/core/understanding/concepts.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'

const conceptsIn = (text: string) => conceptsOf(wordsOf(text))

test.each([
  ['mạng bị chập chờn', 'broken'],
  ['mang bi chap chon', 'broken'],
  ['is VoIP unreachable', 'broken'],
  ['рация не работает', 'broken'],
  ['họp mấy giờ', 'when'],
  ['во сколько планёрка', 'when'],
  ['planned versus achieved', 'figures'],
])('"%s" speaks of "%s"', (text, concept) => {
  expect(conceptsIn(text)).toContain(concept)
})

test('a short stem is a whole word, not the beginning of one', () => {
  expect(conceptsIn('hi')).toContain('greet')
  expect(conceptsIn('hiện')).not.toContain('greet')
})

test('a stem of several words is found where they stand side by side alone', () => {
  expect(conceptsIn('khi nào họp')).toContain('when')
  expect(conceptsIn('nào khi')).not.toContain('when')
})
