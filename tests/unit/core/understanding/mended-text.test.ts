import { expect, test } from 'vitest'
import { mendedText } from '../../../../src/core/understanding/mended-text.ts'
import { type Word, wordsOf } from '../../../../src/core/understanding/tokens.ts'

const mend = (text: string, slips: Readonly<Record<string, string>>) => {
  const typed = wordsOf(text)
  const mended = typed.map((word): Word => {
    const meant = slips[word.folded]
    return meant === undefined ? word : { ...word, folded: meant, surface: meant }
  })
  return mendedText(text, typed, mended)
}

test('there is none where no word was mended', () => {
  expect(mend('họp thứ hai', {})).toBeUndefined()
})

test('offsets of mended words lead to the words that were typed', () => {
  const text = 'meetting on mondday, 9h'
  const mended = mend(text, { meetting: 'meeting', mondday: 'monday' })
  const start = 'meeting on '.length
  const end = 'meeting on monday'.length
  expect(mended?.text).toBe('meeting on monday, 9h')
  expect(text.slice(mended?.typedFrom(start), mended?.typedTo(end))).toBe('mondday')
})

test('offsets after a mended word are those of the same letters', () => {
  const text = 'tomorow at 9h30'
  const mended = mend(text, { tomorow: 'tomorrow' })
  const start = 'tomorrow at '.length
  expect(text.slice(mended?.typedFrom(start), mended?.typedTo('tomorrow at 9h30'.length))).toBe('9h30')
})
