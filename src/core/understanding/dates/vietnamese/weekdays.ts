import { weekdayOf } from '../calendar-day.ts'
import type { Found, Rule } from '../grammar.ts'
import { type Content, oneDay } from '../piece.ts'
import type { Today } from '../today.ts'
import { numberOf } from './numbers.ts'
import { offsetOf } from './relations.ts'
import type { Spelling } from './spelling.ts'

/** What makes `thứ hai` the second of something: lần thứ hai, quý thứ ba. */
const ordinalAfter =
  'lần|quý|người|hạng|tuần|cái|câu|vị trí|đợt|phiên|con|bên|điều|khóa|khoá|đứng|kỳ|tháng|điểm|ý|việc|giải|xếp|vị|cuộc|chuyến|bài|máy|giàn'

/** What makes the plain `thu` another word: doanh thu, mùa thu. */
const revenueAfter = 'doanh|nguồn|mùa|báo|phí|tổng|trung|truy|tạm|lệ'

const counted = 'trăm|nghìn|ngàn|triệu|tỷ|tỉ|khoản|đồng|lần|người|loại|phần|nguồn|usd|vnd'

/** `tới` and `trước` may also lead on to a second date: thứ 6 tới thứ 7, thứ 2 trước 9h. */
const relation =
  '(?: (?<relation>này|sắp tới|vừa rồi|vừa qua|rồi|(?:tới|trước)(?! (?:thứ|thu|t[2-7]|cn|chủ|ngày|hết|cuối|mùng|khi|\\d))))?'

export const weekdayRules = (spelling: Spelling): Rule[] => [
  {
    pattern: spelling.words(`(?:thứ ?(?<day>[2-7])|thu ?(?<digit>[2-7])|t(?<short>[2-7]))${relation}`),
    notAfter: spelling.before(`${ordinalAfter}|${revenueAfter}`),
    notBefore: spelling.after(`[/.]\\d|${counted}`),
    read: readWeekday,
  },
  {
    pattern: spelling.words(`thứ (?<day>hai|ba|tư|năm|sáu|bảy|bẩy)${relation}`),
    notAfter: spelling.before(spelling.plain ? `${ordinalAfter}|${revenueAfter}` : ordinalAfter),
    ...(spelling.plain && {
      notBefore: spelling.after(`${counted}|ngoái|20\\d\\d|mươi`),
    }),
    read: readWeekday,
  },
  {
    pattern: spelling.words(`(?:chủ nhật|chủ nhựt|chúa nhật|(?<short>cn))${relation}`),
    notAfter: spelling.before('phòng|ban|bộ|khối|sở|ngành|tổ'),
    notBefore: spelling.after('tt|cao'),
    read: readWeekday,
  },
]

const sunday = 7

const readWeekday = ({ group }: Found, today: Today): Content => {
  const written = group('day') ?? group('digit') ?? group('short')
  const weekday = written === undefined || written === 'cn' ? sunday : numberOf(written) - 1
  const word = group('relation')
  const offset = word === undefined ? 0 : offsetOf(word)
  if (offset === 0) return { spec: { is: 'weekday', weekday } }
  return { spec: oneDay(offset > 0 ? nextAfter(weekday, today) : lastBefore(weekday, today)) }
}

const nextAfter = (weekday: number, { day }: Today): number => day + ((weekday - weekdayOf(day) + 6) % 7) + 1

const lastBefore = (weekday: number, { day }: Today): number => day - ((weekdayOf(day) - weekday + 6) % 7) - 1
