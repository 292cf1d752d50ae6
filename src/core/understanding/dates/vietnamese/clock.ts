import { clockAt } from '../clock.ts'
import type { Found, Rule } from '../grammar.ts'
import type { Content } from '../piece.ts'
import { hourWords, numberOf } from './numbers.ts'
import type { Spelling } from './spelling.ts'

/** Hours that are a length, not a time of day: trong 2 giờ, suốt 3h. */
const lasting =
  'trong|trong vòng|mất|suốt|hơn|được|kéo dài|cả|gần|thêm|tối đa|tối thiểu|ít nhất|quá|mỗi|từng|dưới|trên'
const length = 'làm việc|liên tục|đồng hồ|mỗi|/|một ngày|công|liền|nữa|rồi|vừa qua|qua|trước'
const hour = `(?:(?<hour>\\d{1,2}) ?(?:h|giờ)|(?<hour2>${hourWords}) giờ)`
const inPart = '(?= (?:sáng|trưa|chiều|tối|đêm|khuya))'

export const clockRules = (spelling: Spelling): Rule[] => [
  {
    pattern: spelling.words(
      "(?<hour>\\d{1,2}) ?(?:h|giờ) ?(?<minute>[0-5]\\d)(?: ?(?:phút|p)|')?|(?<hour2>\\d{1,2})g(?<minute2>[0-5]\\d)",
    ),
    notBefore: spelling.after('[/.]\\d'),
    read: readClock,
  },
  {
    pattern: spelling.words(`${hour}(?: (?<half>rưỡi)| kém (?<short>\\d{1,2}|mười|năm)(?: phút)?| đúng)?`),
    notAfter: spelling.before(lasting),
    notBefore: spelling.after(length),
    read: readClock,
  },
  { pattern: spelling.words(`(?:${hour}|(?<hour3>\\d{1,2})g)${inPart}`), read: readClock },
  {
    pattern: spelling.words(`(?<hour>\\d{1,2}|${hourWords}) (?<half>rưỡi)${inPart}`),
    read: readClock,
  },
  /** Below 7 it is a mobile network: 3g, 4g, 5g. */
  { pattern: spelling.words('(?<hour>[7-9]|1\\d|2[0-3])g'), read: readClock },
  {
    pattern: spelling.words('(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)'),
    notBefore: spelling.after(':\\d'),
    read: readClock,
  },
]

const readClock = ({ group }: Found): Content | undefined => {
  const hour = numberOf(group('hour') ?? group('hour2') ?? group('hour3') ?? '')
  const minute = group('half') ? 30 : Number(group('minute') ?? group('minute2') ?? 0)
  const short = group('short')
  const clock = short === undefined ? clockAt(hour, minute) : clockAt(hour - 1, 60 - numberOf(short))
  return clock && { clock }
}
