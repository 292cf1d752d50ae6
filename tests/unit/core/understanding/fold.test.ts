import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fold,
  hasVietnameseMarks,
  prepare,
  recognisedLength,
  surface,
} from '../../../../src/core/understanding/fold.ts'

describe('folding', () => {
  test.each([
    ['Đội Vô tuyến', 'doi vo tuyen'],
    ['KHÁM SỨC KHOẺ', 'kham suc khoe'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['Планёрка в Йошкар-Оле', 'планерка в йошкар-оле'],
    ['café', 'cafe'],
  ])('makes of %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(text.normalize('NFD'))).toBe(folded)
  })

  test('changes nothing the second time, and does not care how a text is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })
})

describe('the surface of a word', () => {
  test('has the tone mark in one place however it was typed', () => {
    expect(surface('Hoà, khoẻ, thuý')).toBe(surface('hòa, khỏe, thúy'))
    expect(surface('quý')).toBe('quý')
    expect(surface('hoàn')).toBe('hoàn')
  })
})

describe('preparing a text', () => {
  test('drops what cannot be seen and leaves single spaces', () => {
    expect(prepare(' m\u200bạ\u202eng\u0007 \n\t sao\u00adrồi ')).toBe('mạng saorồi')
  })

  test('keeps the first 300 characters', () => {
    expect(prepare('ạ'.normalize('NFD').repeat(400))).toBe('ạ'.repeat(recognisedLength))
  })

  test('composes letters and marks', () => {
    expect(prepare('họp'.normalize('NFD'))).toBe('họp')
  })
})

test('Vietnamese marks are told from other accents and from Cyrillic', () => {
  expect(hasVietnameseMarks('lịch họp')).toBe(true)
  expect(hasVietnameseMarks('ĐỘI')).toBe(true)
  expect(hasVietnameseMarks('lich hop')).toBe(false)
  expect(hasVietnameseMarks('планёрка')).toBe(false)
  expect(hasVietnameseMarks('façade')).toBe(false)
})
