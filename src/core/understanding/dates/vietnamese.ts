import { bareNumbers } from './bare-numbers.ts'
import type { Grammar } from './grammar.ts'
import { numericRules } from './numeric.ts'
import { clockRules } from './vietnamese/clock.ts'
import { counted } from './vietnamese/counted.ts'
import { dayRules } from './vietnamese/days.ts'
import { lunarRules } from './vietnamese/lunar-days.ts'
import { maskRules } from './vietnamese/masks.ts'
import { partRules } from './vietnamese/parts.ts'
import { periodRules } from './vietnamese/periods.ts'
import { marked, plain, type Spelling } from './vietnamese/spelling.ts'
import { weekdayRules } from './vietnamese/weekdays.ts'

const scored = 'đạt|tỷ lệ|tỉ lệ|tỷ số|tỉ số|khoảng|gần|hơn|mới được|chỉ có|được'

const hint =
  '\\d|(?:hôm|hum|bữa|hnay|hqua|mai|mốt|nay|kia|ngày|thứ|chủ nhật|chủ nhựt|chúa nhật|cn|tuần|tháng|thg|quý|quí|qúy|năm|giờ|tết|rằm|mùng|mồng|trung thu|đoan ngọ|giỗ tổ|quốc khánh|noel|giáng sinh|(?:tối|đêm|chiều|sáng|trưa) qua)(?![a-z\\u00c0-\\u1eff])'

const grammarOf = (spelling: Spelling): Grammar => ({
  hint: new RegExp(spelling.source(hint)),
  rules: [
    ...maskRules(spelling),
    ...numericRules({
      monthMayComeFirst: false,
      lead: spelling.source('ngày|hôm|mùng'),
      counted: spelling.source(counted),
      scored: spelling.source(scored),
    }),
    ...dayRules(spelling),
    ...weekdayRules(spelling),
    ...periodRules(spelling),
    ...lunarRules(spelling),
    ...clockRules(spelling),
    ...partRules(spelling),
    ...bareNumbers,
  ],
  glue: new RegExp(
    spelling.source('^[\\s,(]*(?:(?:lúc|vào lúc|vào|ngày|hồi|từ|của|trong|thuộc|khoảng|tầm|buổi)\\s+)*$'),
  ),
  ranges: [
    {
      from: spelling.before('(?:kể từ|từ)(?: ngày)?'),
      to: new RegExp(spelling.source('^\\s*(?:-+>?|~|→|(?:cho )?(?:đến|tới)(?: hết)?(?: ngày)?)\\s*$')),
    },
  ],
})

/** Vietnamese as written with its diacritics, wholly or in part. */
export const markedVietnamese = grammarOf(marked)

/** Vietnamese typed without any diacritics. */
export const plainVietnamese = grammarOf(plain)
