import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../../src/features/meetings/read-command.ts'
import { readPlainTask } from '../../../../src/features/meetings/task-words.ts'

describe('a meeting that is asked for in a sentence', () => {
  it.each([
    ['set up a meeting with Bảo tomorrow at 2pm', 'with Bảo tomorrow at 2pm'],
    [
      'Could you please set up a 30 minute meeting with Lan on Thursday at 10am?',
      'with Lan on Thursday at 10am 30 minute',
    ],
    ['please arrange a budget meeting on 3 December from 9:00', 'on 3 December from 9:00'],
    ["let's meet with Bảo tomorrow at 2pm", 'with Bảo tomorrow at 2pm'],
    ['I need a meeting with the network team on Wednesday 13:30', 'with the network team on Wednesday 13:30'],
    ['invite Olga and Bảo to a meeting tomorrow at 11:00', 'with Olga and Bảo\n tomorrow at 11:00'],
    ['создай совещание завтра в 14:00 с Хоанг Зя Бао', 'завтра в 14:00 с Хоанг Зя Бао'],
    ['Пожалуйста, назначьте встречу в пятницу в 9:00', 'в пятницу в 9:00'],
    ['организуйте, пожалуйста, собрание 1 декабря в 9 утра', '1 декабря в 9 утра'],
    ['можно создать встречу с Иваном завтра в 15:00', 'с Иваном завтра в 15:00'],
    ['пригласи Ольгу на встречу завтра в 11:00', 'с Ольгу\n завтра в 11:00'],
    ['đặt lịch họp với anh Bảo 14h mai', 'với anh Bảo 14h mai'],
    ['cho tôi đặt lịch họp với chị Mai 9h sáng mai được không?', 'với chị Mai 9h sáng mai'],
    ['giúp em tạo cuộc họp bàn về ăng-ten 15h thứ năm', 'bàn về ăng-ten 15h thứ năm'],
    ['hẹn họp đội vô tuyến sáng thứ sáu 9h phòng 302', 'đội vô tuyến sáng thứ sáu 9h phòng 302'],
    ['hẹn gặp anh Bảo 14h mai', 'với anh Bảo 14h mai'],
    ['mời anh Bảo họp 14h mai qua Teams', 'với anh Bảo\n 14h mai qua Teams'],
    ['tao cuoc hop voi Bao ngay mai luc 2 gio chieu', 'voi Bao ngay mai luc 2 gio chieu'],
  ])('%s', (text, line) => {
    expect(readCommand(text)).toMatchObject({ kind: 'new', line, noun: expect.any(String) })
  })
})

describe('a meeting that words mean', () => {
  it.each([
    ['please cancel my meeting tomorrow at 2pm', 'cancel', 'my meeting tomorrow at 2pm', undefined],
    ['hủy cuộc họp với anh Bảo ngày mai', 'cancel', 'cuộc họp với anh Bảo ngày mai', undefined],
    ['huy cuoc hop 14h mai giup toi', 'cancel', 'cuoc hop 14h mai', undefined],
    ['отмени встречу с Бао завтра', 'cancel', 'встречу с Бао завтра', undefined],
    ['move the meeting with Bảo to Friday 15:00', 'move', 'the meeting with Bảo', 'Friday 15:00'],
    ['dời họp giao ban sang thứ năm đi', 'move', 'họp giao ban', 'thứ năm'],
    ['можно перенести встречу с Бао на пятницу?', 'move', 'встречу с Бао', 'пятницу'],
    ["I can't come to the safety meeting", 'rsvp-no', 'the safety meeting', undefined],
    ['em không đi họp giao ban thứ hai được', 'rsvp-no', 'họp giao ban thứ hai được', undefined],
    ['не смогу быть на планёрке', 'rsvp-no', 'планёрке', undefined],
    ["I'll attend the safety meeting", 'rsvp-yes', 'the safety meeting', undefined],
    ['tôi sẽ dự họp an toàn', 'rsvp-yes', 'họp an toàn', undefined],
    ['приду на совещание по охране труда', 'rsvp-yes', 'совещание по охране труда', undefined],
    ['I might attend the safety meeting', 'rsvp-maybe', 'the safety meeting', undefined],
  ])('%s', (text, deed, which, to) => {
    expect(readCommand(text)).toMatchObject({ kind: 'meant', deed, which, ...(to && { to }) })
  })
})

describe('a question', () => {
  it.each([
    'how do I set up a meeting?',
    'who cancelled the meeting with Bảo',
    'tạo cuộc họp như thế nào',
    'tạo cuộc họp ở đâu vậy',
    'tôi có đi họp giao ban không',
    'tôi sẽ dự họp nào',
    'кто может назначить совещание',
    'когда перенести встречу на пятницу',
    'удали меня из рассылки приглашений на совещания',
    'hẹn gặp lại',
    'invite five people to the call',
  ])('is no deed: %s', (text) => {
    expect(readCommand(text)).toBeUndefined()
  })
})

describe('a task in plain words', () => {
  it.each([
    ['ru', 'проверить замок 10 декабря для Лан', 'проверить замок', 'Лан'],
    ['ru', 'заказать антенну для Лан к 10 декабря', 'заказать антенну', 'Лан'],
    ['en', 'check the standby 10 December, for Lan', 'check the standby', 'Lan'],
    ['en', 'order the antenna for Lan, due: 10 December', 'order the antenna', 'Lan'],
    ['vi', 'đặt mua ăng-ten cho chị Lan – hạn chót 10/12', 'đặt mua ăng-ten', 'chị Lan'],
  ] as const)('in %s, “%s”, keeps every word but those before its day', (language, line, text, owner) => {
    expect(readPlainTask(line, language, DateTime.fromISO('2026-11-25'))).toMatchObject({ text, owner })
  })
})
