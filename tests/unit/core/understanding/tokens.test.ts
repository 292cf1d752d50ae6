import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepare } from '../../../../src/core/understanding/fold.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'

const foldedWords = (text: string) => wordsOf(text).map(({ folded }) => folded)

test.each([
  ['MSP-1', ['msp', '1']],
  ['MSP1', ['msp', '1']],
  ['9h30 sáng', ['9', 'h', '30', 'sang']],
  ['CNTT&LL', ['cntt', 'll']],
  ['họp,giao ban?chiều', ['hop', 'giao', 'ban', 'chieu']],
  ['рация🙂радио', ['рация', 'радио']],
  ['…', []],
])('the words of %s', (text, words) => {
  expect(foldedWords(text)).toEqual(words)
})

test('a word remembers how and where it was typed', () => {
  expect(wordsOf('Ơi, Mạng!')[1]).toEqual({ folded: 'mang', surface: 'mạng', start: 4, end: 8 })
})

test('words stand in the text in order, none over another', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (source) => {
      const text = prepare(source)
      let end = 0
      for (const word of wordsOf(text)) {
        expect(word.start).toBeGreaterThanOrEqual(end)
        expect(word.end).toBeGreaterThan(word.start)
        end = word.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})
