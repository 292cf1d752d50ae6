import { expect, it } from 'vitest'
import { readSeatWish } from '../../../../src/features/health-checks/seat-words.ts'

it.each([
  ['đặt lịch khám cho Bảo sáng thứ sáu', 'book', 'Bảo sáng thứ sáu'],
  ['dat lich kham cho anh Bao sang thu sau duoc khong', 'book', 'anh Bao sang thu sau'],
  ['xếp lịch khám giúp Hoàng Gia Bảo 8h thứ hai tuần sau', 'book', 'Hoàng Gia Bảo 8h thứ hai tuần sau'],
  ['xếp cho chị Lan khám sáng thứ hai', 'book', 'chị Lan sáng thứ hai'],
  ['book a health check for Bảo on Friday 8:00', 'book', 'Bảo on Friday 8:00'],
  ['please book Bảo in for a health check on Monday', 'book', 'Bảo on Monday'],
  ['запиши Бао на медосмотр в пятницу', 'book', 'Бао в пятницу'],
  ['запишите на медосмотр Нгуен Тхи Лан', 'book', 'Нгуен Тхи Лан'],
  ['dời lịch khám của chị Lan sang thứ hai 8:00', 'move', 'chị Lan thứ hai 8:00'],
  ["move Lan's health check to Friday 8:00", 'move', 'Lan Friday 8:00'],
  ['перенеси медосмотр Бао на вторник', 'move', 'Бао вторник'],
])('%s: %s %s', (text, how, words) => expect(readSeatWish(text)).toMatchObject({ how, words }))

it.each([
  'đặt lịch khám thứ sáu',
  'đặt giúp em lịch khám sáng thứ hai',
  'đặt lịch khám cho tôi sáng thứ hai',
  'đặt lịch khám thai cho vợ',
  'book a health check for me on Friday',
  'book me a health check',
  'запиши меня на медосмотр',
  'запиши на медосмотр в пятницу',
  'move my health check to Friday',
  'перенеси мой медосмотр на пятницу',
  'who booked a health check for Bảo',
])('is of nobody else: %s', (text) => expect(readSeatWish(text)).toBeUndefined())
