import { fold } from '../../fold.ts'
import type { Found, Rule } from '../grammar.ts'
import { type Content, oneDay } from '../piece.ts'
import { inUnits, spanOf, type Unit } from '../relative.ts'
import type { Today } from '../today.ts'
import { numberOf, numeral } from './numbers.ts'
import { partOf, parts } from './parts.ts'
import type { Spelling } from './spelling.ts'

const named: Readonly<Record<string, number>> = {
  'hôm nay': 0,
  'hum nay': 0,
  'bữa nay': 0,
  'ngày hôm nay': 0,
  hnay: 0,
  'hôm qua': -1,
  'hum qua': -1,
  'bữa qua': -1,
  'ngày hôm qua': -1,
  hqua: -1,
  'hôm kia': -2,
  'bữa kia': -2,
  'ngày mai': 1,
  'hôm mai': 1,
  'bữa mai': 1,
  'ngày mốt': 2,
  'bữa mốt': 2,
  'ngày kia': 2,
}

/** After a part of the day these need no other word: sáng nay, tối qua. */
const afterPart: Readonly<Record<string, number>> = { nay: 0, mai: 1, mốt: 2, qua: -1 }

const offsetByWord = new Map(
  [...Object.entries(named), ...Object.entries(afterPart)].map(([word, offset]) => [fold(word), offset]),
)

/** What makes `mai` a person, a tree or half of another word: chị Mai, thoải mái, khuyến mãi, thương mại. */
const notTomorrowAfter =
  'chị|anh|cô|em|bà|ông|bác|chú|dì|cậu|thím|mợ|bạn|sếp|hoa|cây|cành|khuyến|thoải|thương|mềm|mỉa|phòng|họ|tên|thị|ngọc|xuân|tuyết|thanh|phương|hoàng|lan|quỳnh|trúc|hồng|kim|nhật|với|của|mr|ms|mrs|giàn|đường|sương|nguyễn|trần|lê|phạm'
const notTomorrowBefore = 'ơi|sau|mốt|mối|táng|dâm|một|che|anh|lan|hoa|phương|thị|chi|linh|vy'

/** `mot` without its mark is `một` unless what follows only fits the day. */
const dayAfterTomorrowNext =
  '(?=\\s*(?:[?.!,]|$)|\\s+(?:họp|có|đi|nghỉ|là|thì|lúc|mấy giờ|phải|được|khám|không|ko|\\d{1,2}(?:h|g| giờ)))'

export const dayRules = (spelling: Spelling): Rule[] => [
  {
    pattern: spelling.words(`(?:(?<part>${parts}) )?(?<day>${Object.keys(named).join('|')})`),
    read: readNamed,
  },
  {
    pattern: spelling.words(`(?<part>${parts}) (?<day>${Object.keys(afterPart).join('|')})`),
    ...(spelling.plain && { notAfter: spelling.before('phó|chuyển|dời|đổi') }),
    read: (found, today) => (isPlainMot(found) ? undefined : readNamed(found, today)),
  },
  {
    pattern: spelling.words('mai'),
    notAfter: spelling.before(notTomorrowAfter),
    notBefore: spelling.after(notTomorrowBefore),
    read: (found, today) => (isName(found) ? undefined : { spec: oneDay(today.day + 1) }),
  },
  {
    pattern: spelling.words(spelling.plain ? `mốt${dayAfterTomorrowNext}` : 'mốt'),
    notAfter: spelling.before(
      spelling.plain
        ? 'mai|số|có|cái|từng|hai mươi|là|chỉ|không|thứ|lần|giàn|tổ|đội'
        : 'mai|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi|mươi',
    ),
    read: (_, today) => ({ spec: oneDay(today.day + 2) }),
  },
  /** Southern: `nay` alone opens a question about today. */
  { pattern: spelling.words('(?<=^\\s*)nay(?! mai)'), read: (_, today) => ({ spec: oneDay(today.day) }) },
  {
    pattern: spelling.words(
      '(?<=từ )(?:nay|giờ|bây giờ)(?= (?:cho )?(?:đến|tới))|(?<=(?:đến|tới) )(?:nay|giờ|bây giờ)',
    ),
    read: () => ({ spec: { is: 'now' } }),
  },
  {
    pattern: spelling.words('ngày (?<number>0?[1-9]|[12]\\d|3[01])'),
    notBefore: spelling.after('(?:[/.-] ?)?\\d|(?:ngày|lần|người|máy|công|%)'),
    read: ({ group }) => ({ spec: { is: 'day', day: Number(group('number')) } }),
  },
  ...countedRules(spelling),
]

const readNamed = ({ group }: Found, today: Today): Content | undefined => {
  const offset = offsetByWord.get(fold(group('day') ?? '').replace(/\s+/g, ' '))
  return offset === undefined ? undefined : { spec: oneDay(today.day + offset), part: partOf(group('part')) }
}

/** "sang mot", "toi mot" without marks: into one, to one. */
const isPlainMot = ({ group }: Found): boolean => group('day') === 'mot'

/** A capital inside a sentence, or before another name, is a person's. */
const isName = ({ prepared, start, end }: Found): boolean => {
  const { source, offsetOf } = prepared
  const typed = source.slice(offsetOf(start), offsetOf(end))
  if (typed !== 'Mai') return false
  const opens = /(?:^|[.?!:\n])\s*$/.test(source.slice(0, offsetOf(start)))
  return !opens || /^\s+\p{Lu}\p{Ll}/u.test(source.slice(offsetOf(end)))
}

const units: Readonly<Record<string, Unit>> = {
  phut: 'minute',
  gio: 'hour',
  tieng: 'hour',
  ngay: 'day',
  hom: 'day',
  bua: 'day',
  tuan: 'week',
  thang: 'month',
  quy: 'quarter',
  nam: 'year',
}

const unit = 'ngày|hôm|bữa|tuần|tháng|quý|năm'

/** How many days "mấy hôm nay" are taken to be. */
const some = 3

const countedRules = (spelling: Spelling): Rule[] => [
  {
    pattern: spelling.words('(?:mấy|vài|những) (?:hôm|bữa|ngày) (?:nay|qua|vừa qua|vừa rồi|gần đây)'),
    read: (_, today) => spanOf(-some, 'day', today),
  },
  {
    pattern: spelling.words('(?:mấy|vài|những) (?:hôm|bữa|ngày) (?:tới|sắp tới|nữa)'),
    read: (_, today) => spanOf(some, 'day', today),
  },
  {
    pattern: spelling.words(`(?<count>${numeral}) (?<unit>${unit}) nữa`),
    read: ahead,
  },
  {
    pattern: spelling.words(`(?:cách đây|cách nay) (?<count>${numeral}) (?<unit>${unit})(?: trước)?`),
    read: ago,
  },
  {
    pattern: spelling.words(`(?<count>${numeral}) (?<unit>${unit}) (?:về )?trước`),
    notBefore: spelling.after('khi|hội nghị|ngày|tết|khám|họp|đó|lễ|\\d'),
    read: ago,
  },
  {
    pattern: spelling.words(
      `(?<count>${numeral}) (?<unit>${unit}) (?:sắp tới|tới|tiếp theo|kế tiếp)(?! (?:nữa|đây))`,
    ),
    read: (found, today) => spanOf(countOf(found), unitOf(found), today),
  },
  {
    pattern: spelling.words(
      `(?<count>${numeral}) (?<unit>${unit}) (?:vừa qua|vừa rồi|gần đây|gần nhất|trở lại đây|qua)`,
    ),
    read: (found, today) => spanOf(-countOf(found), unitOf(found), today),
  },
  {
    pattern: spelling.words(`(?<count>${numeral}|nửa) (?<unit>giờ|tiếng|phút)(?: đồng hồ)? nữa`),
    read: ahead,
  },
]

const unitOf = ({ group }: Found): Unit => units[fold(group('unit') ?? '')] ?? 'day'

const countOf = ({ group }: Found): number => {
  const count = group('count') ?? ''
  return fold(count) === 'nua' ? 0.5 : numberOf(count)
}

const ahead: Rule['read'] = (found, today) => inUnits(countOf(found), unitOf(found), today)
const ago: Rule['read'] = (found, today) => inUnits(-countOf(found), unitOf(found), today)
