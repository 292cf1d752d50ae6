import { globSync, readFileSync } from 'node:fs'

/** Messages that say what somebody may type, by the first word of their names. */
const spoken = ['say', 'set', 'command', 'compose', 'phrase', 'repeat', 'filter', 'subject']

/** Typed commands whose words stand in code. */
const others = [
  'sự cố mới vô tuyến',
  'report incident radio',
  'сообщить о сбое радио',
  'cập nhật sự cố 1',
  'update incident 1',
  'обновить инцидент 1',
  'resolve incident 1',
  'plan maintenance of radio',
  'move maintenance 1 to',
  'запланировать работы на радио',
  'set state of radio',
  'subscribe to radio',
  'подписаться на радио',
  'quiet hours',
  'incident digest at',
  'kpi vô tuyến quý 3 2026: đạt 1150 kế hoạch',
  'kpi radio',
  'báo cáo dịch vụ hằng tháng',
  'service report',
  'отчёт по сервисам',
  'đặt lịch khám',
  'book health check',
  'перенести медосмотр на',
  'quên',
  'agenda',
  'award list',
  'em muốn đặt lịch khám cho Bảo',
  'ai chưa đặt lịch khám',
  'cho tôi biết khi',
  'tắt thông báo',
  'hẹn họp với anh Bảo',
  'hủy cuộc họp chiều nay',
  'trả lời bằng tiếng Anh',
  'gửi thông báo cho',
  'please cancel my health check',
  'book a health check for Bảo on',
  'set up a meeting with Bảo about',
  'notify me about',
  'do not disturb me from',
  'send an announcement to',
  'audit log of',
  'хочу перенести медосмотр',
  'назначь встречу с',
  'сообщай мне о сбоях',
  'не беспокоить с',
  'говори по-',
  'сделай объявление для',
  '/',
]

const valuesIn = (file: string): [key: string, value: unknown][] =>
  Object.entries(JSON.parse(readFileSync(file, 'utf8')))

/** Names of things that are there. */
const ids = ['1', 'm1', 'weekly-briefing']

/** Beginnings of what features hear, numbers filled in; new wordings are among them by themselves. */
export const commands: readonly string[] = [
  ...new Set(
    globSync('src/features/*/locales/*.json')
      .flatMap(valuesIn)
      .flatMap(([key, value]) =>
        spoken.includes(key.split(/[._]/)[0] ?? '') && typeof value === 'string' && value.length < 80
          ? ids.map((id) => value.replaceAll('{{id}}', id).replaceAll(/\{\{\w+\}\}/g, '1'))
          : [],
      )
      .concat(others),
  ),
].sort()
