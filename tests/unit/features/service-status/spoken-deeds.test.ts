import { describe, expect, it } from 'vitest'
import { readLiveCommand } from '../../../../src/features/service-status/live-command.ts'

describe('what a text asks of the log', () => {
  it.each([
    ['notify me about email outages', 'subscribe', 'email outages'],
    ['tell me when radio is back', 'subscribe', 'radio is back'],
    ['can you let me know when the offshore link is back?', 'subscribe', 'the offshore link is back'],
    ['keep me posted on the phone system', 'subscribe', 'the phone system'],
    ['please alert me if the internet fails', 'subscribe', 'the internet fails'],
    ['sign me up for radio alerts on CTP-2', 'subscribe', 'radio alerts on CTP-2'],
    ['notify me of any outage', 'subscribe', 'any outage'],
    ["I'd like to get notifications about email", 'subscribe', 'email'],
    ['I want to follow radio on MSP-1', 'subscribe', 'radio on MSP-1'],
    ['báo cho tôi khi mạng giàn có sự cố', 'subscribe', 'mạng giàn có sự cố'],
    ['thong bao cho em khi mail hong', 'subscribe', 'mail hong'],
    ['theo dõi giúp em mạng giàn', 'subscribe', 'mạng giàn'],
    ['mail có lại thì báo em nhé', 'subscribe', 'mail có lại'],
    ['khi nào mạng có lại thì báo tôi', 'subscribe', 'mạng có lại'],
    ['em muốn nhận thông báo về sự cố mail', 'subscribe', 'sự cố mail'],
    ['cho tôi biết khi mail hỏng được không?', 'subscribe', 'mail hỏng'],
    ['có sự cố gì thì báo tôi', 'subscribe', 'có sự cố gì'],
    ['сообщай мне о сбоях связи', 'subscribe', 'сбоях связи'],
    ['пожалуйста, сообщайте мне обо всех инцидентах', 'subscribe', 'всех инцидентах'],
    ['подпиши меня на радиосвязь', 'subscribe', 'радиосвязь'],
    ['можно подписаться на радио МСП-1?', 'subscribe', 'радио МСП-1'],
    ['дай знать, когда заработает радио', 'subscribe', 'заработает радио'],
    ['предупреждайте меня, если упадёт интернет', 'subscribe', 'упадёт интернет'],
    ['держи меня в курсе по связи с платформой', 'subscribe', 'связи с платформой'],
    ['I would like to be notified about radio', 'subscribe', 'radio'],
    ['прошу оповещать о сбоях радиосвязи', 'subscribe', 'сбоях радиосвязи'],
    ['хочу знать о сбоях почты', 'subscribe', 'сбоях почты'],
    ['stop notifying me about email', 'unsubscribe', 'email'],
    ["don't notify me about radio anymore", 'unsubscribe', 'radio anymore'],
    ['turn off alerts for telephone', 'unsubscribe', 'telephone'],
    ['đừng báo tôi về mail nữa', 'unsubscribe', 'mail'],
    ['tắt thông báo sự cố mail', 'unsubscribe', 'sự cố mail'],
    ['больше не сообщай мне о почте', 'unsubscribe', 'почте'],
    ['отпишите меня от радио', 'unsubscribe', 'радио'],
    ['отключи уведомления о сбоях связи', 'unsubscribe', 'сбоях связи'],
    ['radio is down on MSP-1, report it', 'report', 'radio is down on MSP-1'],
    ['please open an incident for radio on MSP-1', 'report', 'radio on MSP-1'],
    ['report that email is down', 'report', 'email is down'],
    ['open incident e-mail', 'report', 'e-mail'],
    ['ghi nhận sự cố điện thoại ở giàn CTP-2', 'report', 'điện thoại ở giàn CTP-2'],
    ['mất mạng giàn MSP-1, ghi nhận giúp', 'report', 'mất mạng giàn MSP-1'],
    ['bao hong vo tuyen gian msp-1', 'report', 'hong vo tuyen gian msp-1'],
    ['радио не работает на МСП-1, откройте инцидент', 'report', 'радио не работает на МСП-1'],
    ['заведи инцидент по радио на МСП-1', 'report', 'радио на МСП-1'],
    ['открой инцидент: не работает почта', 'report', ''],
    ['close the radio incident', 'find', 'radio incident'],
    ['kết thúc sự cố vô tuyến MSP-1', 'find', 'vô tuyến MSP-1'],
    ['закройте инцидент по радио', 'find', 'радио'],
    ['schedule some maintenance for email tomorrow 20:00 to 23:00', 'plan', 'email tomorrow 20:00 to 23:00'],
    ['xếp lịch bảo dưỡng mail 20h đến 23h ngày mai', 'plan', 'mail 20h đến 23h ngày mai'],
    ['назначьте техобслуживание почты завтра с 20 до 22', 'plan', 'почты завтра с 20 до 22'],
  ] as const)('%s', (text, name, head) => {
    expect(readLiveCommand(text)).toMatchObject({ name, head })
  })

  it.each([
    ['resolve incident 7 please', 'resolve'],
    ['incident 7 is resolved', 'resolve'],
    ['sự cố 7 đã khắc phục xong', 'resolve'],
    ['закрой инцидент 7', 'resolve'],
    ['инцидент 7 устранён', 'resolve'],
    ['обнови инцидент 7: меняем антенну', 'update'],
    ['cập nhật giúp em sự cố 7: đang thay', 'update'],
    ['reschedule maintenance 7 to tomorrow 21:00 to 23:00', 'change-work'],
    ['отмени работы 7', 'cancel-work'],
  ] as const)('%s', (text, name) => {
    expect(readLiveCommand(text)).toMatchObject({ name, id: '7' })
  })

  it('keeps the words of a fault as what is said of it, and those behind a colon as they stand', () => {
    expect(readLiveCommand('radio is down on MSP-1, report it')?.text).toBe('radio is down on MSP-1')
    expect(readLiveCommand('update incident 7: call me please')?.text).toBe('call me please')
  })

  it.each([
    'tell me about radio',
    'tell me if radio is down',
    'when will radio be back?',
    'please inform me when telephone is repaired, do you have an estimate?',
    'notify me about the weather',
    'tell me when the meeting is over',
    'add me to the ERP group',
    'report that radio is back on MSP-1',
    'radio is down on MSP-1',
    'sự cố 7 đã khắc phục chưa',
    'không nhận được mail',
    'tắt thông báo Teams kiểu gì',
    'báo điện thoại đã hoạt động lại',
    'báo cáo sự cố mạng tuần này',
    'khi nào mạng có lại',
    'сообщите, устранена ли неисправность радиостанции на ЦТП-2',
    'надо завести ему почту, телефон и доступ в SAP, оформите пожалуйста',
  ])('is none: %s', (text) => {
    expect(readLiveCommand(text)).toBeUndefined()
  })
})
