import { describe, expect, it } from 'vitest'
import { readBooking } from '../../../../src/features/health-checks/booking-words.ts'

describe('what a text asks of booking', () => {
  it.each([
    ['đặt lịch khám thứ sáu', 'book', 'thứ sáu'],
    ['em muốn đăng ký khám sức khỏe sáng mai', 'book', 'sáng mai'],
    ['can I book a medical check-up on Friday, please', 'book', 'on Friday,'],
    ['Хочу записаться на медосмотр в пятницу', 'book', 'в пятницу'],
    ['dời lịch khám của tôi sang tuần sau được không', 'move', 'tuần sau'],
    ['doi lich kham sang tuan sau dc ko', 'move', 'tuan sau'],
    ['Can I move my health check to next week?', 'move', 'next week'],
    ['reschedule my check-up to 4 December', 'move', '4 December'],
    ['можно перенести медосмотр на следующую неделю?', 'move', 'следующую неделю'],
    ['xác nhận lịch khám của tôi', 'confirm', ''],
    ['confirm my health check', 'confirm', ''],
    ['подтвердите мой медосмотр', 'confirm', ''],
    ['hủy lịch khám của tôi', 'decline', ''],
    ['hủy hẹn khám', 'decline', ''],
    ['please cancel my health check', 'decline', ''],
    ['отмени мой медосмотр', 'decline', ''],
    ['отказаться от медосмотра: отпуск', 'decline', 'отпуск'],
  ] as const)('%s', (text, deed, rest) => {
    expect(readBooking(text)).toMatchObject({ deed, rest })
  })

  it.each([
    'khi nào tôi đi khám',
    'what to bring to the health check',
    'кто отменил медосмотр',
    'khám ở đâu',
  ])('is nothing: %s', (text) => {
    expect(readBooking(text)).toBeUndefined()
  })
})
