import { describe, expect, it } from 'vitest'
import { readWishCommand } from '../../../../src/features/privacy/read-command.ts'

const changeOf = (text: string) => readWishCommand(text)?.change

describe('quiet hours', () => {
  it.each([
    ['không làm phiền từ 22h đến 6h', '22:00', '06:00'],
    ['Đừng làm phiền tôi từ 22h đến 6h nhé', '22:00', '06:00'],
    ['đừng nhắn tin cho em từ 10 giờ tối đến 6 giờ sáng', '22:00', '06:00'],
    ['tắt thông báo từ 22h đến 6h sáng', '22:00', '06:00'],
    ['tat thong bao ban dem tu 22h30 den 5h30', '22:30', '05:30'],
    ['cài giờ yên tĩnh 21:00 đến 6:00 giúp em', '21:00', '06:00'],
    ['đặt giờ yên tĩnh từ 22h tới 6h mỗi ngày', '22:00', '06:00'],
    ['please do not disturb me from 10pm to 6am', '22:00', '06:00'],
    ["don't message me between 22:00 and 6:30", '22:00', '06:30'],
    ['quiet hours 22:00 to 6:00', '22:00', '06:00'],
    ['can you set quiet hours from 9 pm till 7 am every day', '21:00', '07:00'],
    ['mute notifications from 10 p.m. until 6 a.m.', '22:00', '06:00'],
    ['mute announcements 22:00-06:00', '22:00', '06:00'],
    ['не беспокоить с 22 до 6', '22:00', '06:00'],
    ['пожалуйста, не беспокойте меня с 10 вечера до 6 утра', '22:00', '06:00'],
    ['не пиши мне ночью с 23:00 до 7:00', '23:00', '07:00'],
    ['отключи уведомления с 22 часов до 6 часов', '22:00', '06:00'],
    ['тихие часы с 22:00 по 6:00', '22:00', '06:00'],
    ['включи тихий режим с 21 до 7', '21:00', '07:00'],
    ['хочу тихие часы с 22 до полуночи', '22:00', '00:00'],
  ])('%s', (text, from, to) => {
    expect(changeOf(text)).toEqual({ kind: 'quiet', quiet: { from, to } })
  })

  it.each([
    'tắt thông báo buổi tối',
    'dung nhan tin cho em ban dem',
    'không làm phiền buổi tối',
    'đừng làm phiền tôi',
    'không làm phiền tôi lúc ngủ được không',
    'em muốn tắt thông báo ngoài giờ làm việc',
    'đừng nhắn tin vào ban đêm nữa',
    'cài đặt giờ yên tĩnh',
    'do not disturb me at night',
    "please don't disturb me in the evening",
    "don't send me notifications at night",
    'turn off notifications at night',
    'mute announcements at night',
    'can I have quiet hours?',
    'no messages on weekends please',
    "don't wake me up at night",
    'не беспокоить ночью',
    'отключи уведомления ночью',
    'не пишите мне по ночам',
    'можно не беспокоить меня вечером?',
    'включи тихие часы',
    'не присылай уведомления в выходные',
    'выключите, пожалуйста, уведомления на ночь',
  ])('are asked for: %s', (text) => {
    expect(changeOf(text)).toBe('which-hours')
  })

  it.each(['do not disturb 22:00', 'không làm phiền từ 22h', 'не беспокоить с 25 до 6'])(
    'are none: %s',
    (text) => expect(changeOf(text)).toBe('bad-hours'),
  )

  it.each([
    'tắt giờ yên tĩnh',
    'bỏ giờ yên tĩnh đi',
    'không làm phiền: tắt',
    'turn off quiet hours',
    'please cancel my quiet hours',
    'do not disturb off',
    'отключи тихие часы',
    'отмени режим не беспокоить',
    'не беспокоить: выкл',
  ])('end: %s', (text) => {
    expect(changeOf(text)).toEqual({ kind: 'quiet', quiet: undefined })
  })
})

describe('notices that somebody does without', () => {
  it.each([
    ['tắt thông báo nhắc việc', 'mute', 'reminders'],
    ['đừng gửi nhắc việc nữa', 'mute', 'reminders'],
    ['em không muốn nhận thông báo sự cố', 'mute', 'incidents'],
    ['bật lại thông báo nhắc việc', 'unmute', 'reminders'],
    ['mute announcements', 'mute', 'announcements'],
    ['please stop sending me reminders', 'mute', 'reminders'],
    ['turn off all announcements', 'mute', 'announcements'],
    ["I don't want any reminders", 'mute', 'reminders'],
    ['unsubscribe from announcements', 'mute', 'announcements'],
    ['turn reminders back on', 'unmute', 'reminders'],
    ['отключите напоминания, пожалуйста', 'mute', 'reminders'],
    ['не присылай мне объявления', 'mute', 'announcements'],
    ['отключи уведомления о сбоях', 'mute', 'incidents'],
    ['больше не присылай напоминания', 'mute', 'reminders'],
    ['включи обратно напоминания', 'unmute', 'reminders'],
  ])('%s', (text, kind, category) => {
    expect(changeOf(text)).toEqual({ kind, category })
  })

  it.each([
    'tắt thông báo',
    'tắt hết thông báo giúp em',
    'mute everything',
    'turn off notifications',
    'отключи все уведомления',
    'выключи уведомления',
  ])('are asked for: %s', (text) => expect(changeOf(text)).toBe('which-notices'))

  it.each(['bật lại thông báo', 'turn on notifications', 'включи уведомления'])('come again: %s', (text) =>
    expect(changeOf(text)).toEqual({ kind: 'unmute-all' }),
  )
})

it.each([
  'all lines went quiet last night',
  'why do I get reminders at night',
  'xin lỗi đã làm phiền nha',
  'ночью не было связи',
  'không nhận được thông báo',
  'I do not receive notifications',
  'мне не приходят уведомления',
  'thông báo hội nghị',
  'gửi thông báo cho mọi người',
  'send me announcements of 2020',
  'tắt mạng ban đêm',
  // As long as a wish may be, and of nothing but times: each may be read in one way alone.
  `no loa${' now'.repeat(28)}x`,
])('is a wish of no kind: %s', (text) => {
  expect(readWishCommand(text)).toBeUndefined()
})
