import { describe, expect, it } from 'vitest'
import { readBooking } from '../../../../src/features/health-checks/booking-words.ts'

describe('what a text asks of booking', () => {
  it.each([
    ['đặt lịch khám thứ sáu', 'book', 'thứ sáu'],
    ['em muốn đăng ký khám sức khỏe sáng mai', 'book', 'sáng mai'],
    ['can I book a medical check-up on Friday, please', 'book', 'on Friday'],
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
    ['đặt giúp em lịch khám sáng thứ hai với ạ', 'book', 'sáng thứ hai'],
    ['cho toi dat cho kham suc khoe ngay mai', 'book', 'ngay mai'],
    ['could you book me in for a medical next Monday morning please', 'book', 'next Monday morning'],
    ["I'd like to make an appointment for the health check", 'book', ''],
    ['запишите меня, пожалуйста, на медосмотр', 'book', ''],
    ['забронируй мне время для медосмотра', 'book', ''],
    ['em xin đổi giờ khám sang sáng thứ sáu tuần sau ạ', 'move', 'sáng thứ sáu tuần sau'],
    ['I need a different time for my health check', 'move', ''],
    ['перенеси запись на медосмотр на 30 ноября', 'move', '30 ноября'],
    ['em muốn đi khám vào thứ hai', 'book', 'vào thứ hai'],
    ['хочу на медосмотр в пятницу', 'book', 'в пятницу'],
    ['hủy khám', 'decline', ''],
    ['em xác nhận sẽ đi khám', 'confirm', ''],
    ['I will come to my health check', 'confirm', ''],
    ['подтверждаю, что приду на медосмотр', 'confirm', ''],
    ['em không đi khám được', 'decline', ''],
    ["I can't come to the health check", 'decline', ''],
    ['cancel my appointment for the medical check please', 'decline', ''],
    ['не смогу прийти на медосмотр', 'decline', ''],
    ['cho em vào danh sách chờ khám sáng thứ hai', 'wait', 'sáng thứ hai'],
    ['put me on the waiting list for the health check on Monday 8:00', 'wait', 'on Monday 8:00'],
    ['поставь меня в лист ожидания на медосмотр', 'wait', ''],
  ] as const)('%s', (text, deed, rest) => {
    expect(readBooking(text)).toMatchObject({ deed, rest })
  })

  it.each([
    'khi nào tôi đi khám',
    'what to bring to the health check',
    'кто отменил медосмотр',
    'khám ở đâu',
    'hủy lịch khám của Bảo',
    'đặt lịch khám thai cho vợ',
    'как выбрать время на медосмотр',
  ])('is nothing: %s', (text) => {
    expect(readBooking(text)).toBeUndefined()
  })
})
