import { describe, expect, it } from 'vitest'
import { asksForNext } from '../../../../src/core/understanding/next-one.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'
import { whoseOf } from '../../../../src/core/understanding/whose.ts'

describe('whose something is', () => {
  it.each([
    'lịch họp của tôi',
    'lich hop cua toi',
    'lich hop tuan toi cua toi',
    'mình khám ngày nào',
    'my meetings',
    'моё совещание',
  ])('is the asker’s own: %s', (text) => {
    expect(whoseOf(wordsOf(text), false)).toBe(true)
  })

  it.each([
    'lịch họp tuần tới',
    'lich hop tuan toi',
    'tối nay có họp không',
    'toi nay co hop khong',
    'cuộc họp tới',
    'cuoc hop toi',
    'quà cho mẹ',
    'cho em hỏi lịch họp',
    'tell me about the meeting',
  ])('is not told: %s', (text) => {
    expect(whoseOf(wordsOf(text), false)).toBeUndefined()
  })
})

describe('the one that comes next', () => {
  it.each([
    'agenda of the next meeting',
    'when is the nearest union meeting',
    'cuộc họp tới bàn gì',
    'họp tiếp theo',
    'phiên họp gần nhất',
    'повестка ближайшего собрания',
    'следующее совещание',
  ])('is meant: %s', (text) => {
    expect(asksForNext(wordsOf(text))).toBe(true)
  })

  it.each([
    'the next few meetings',
    'upcoming union meetings',
    'lịch họp sắp tới',
    'các cuộc họp sắp tới',
    'ближайшие совещания',
    'meetings today',
  ])('is not meant: %s', (text) => {
    expect(asksForNext(wordsOf(text))).toBe(false)
  })
})
