import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../../src/core/conversation/clean-text.ts'
import { literal } from '../../../../src/core/conversation/markdown.ts'

describe('a text as it was meant', () => {
  it.each([
    ['  hello\n\tworld ', 'hello world'],
    ['\u202Eabc\u202C\u200Bd', 'abcd'],
    ['a\u0000b\u0007', 'ab'],
    ['ho\u0300a', 'hòa'],
    ['\uD800x', '\uFFFDx'],
    ['\u200F\u200E\u00A0', ''],
  ])('%j is %j', (text, expected) => expect(cleanText(text)).toBe(expected))

  it('never grows beyond what is looked at, whatever comes in', () => {
    expect(cleanText('a'.repeat(100_000))).toHaveLength(2_000)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(text).isWellFormed()))
  })
})

describe('text shown literally in a card', () => {
  it.each([
    ['**bold** [x](http://y)', '\\*\\*bold\\*\\* \\[x\\]\\(http://y\\)'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['<script>', '\\<script\\>'],
    ['{{DATE(2020)}}', '{\u200B{DATE\\(2020\\)}}'],
    ['1365/QĐ-KH', '1365/QĐ-KH'],
  ])('%j becomes %j', (text, expected) => expect(literal(text)).toBe(expected))
})
