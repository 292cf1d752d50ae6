import { describe, expect, test } from 'vitest'
import { type Row, readingsOf, testNoDate, testRow, withoutDiacritics } from './date-table.ts'

const morning = '06:00-12:00'
const noon = '11:00-13:30'
const afternoon = '12:00-18:00'
const evening = '18:00-22:00'
const night = '21:00-23:59'

const days: readonly Row[] = [
  ['hôm nay có họp gì không ạ', 'hôm nay', '2026-11-25'],
  ['Bữa nay mạng chậm quá', 'Bữa nay', '2026-11-25'],
  ['nay có giao ban không', 'nay', '2026-11-25'],
  ['hội nghị hôm qua có tin chưa', 'hôm qua', '2026-11-24'],
  ['hôm kia ai trực', 'hôm kia', '2026-11-23'],
  ['mai họp mấy giờ', 'mai', '2026-11-26'],
  ['Mai có họp không em', 'Mai', '2026-11-26'],
  ['lịch họp ngày mai', 'ngày mai', '2026-11-26'],
  ['mốt họp mấy giờ', 'mốt', '2026-11-27'],
  ['ngày mốt có khám không', 'ngày mốt', '2026-11-27'],
  ['ngày kia đội nào khám', 'ngày kia', '2026-11-27'],
  ['sáng nay mất mạng', 'sáng nay', '2026-11-25', '2026-11-25', morning],
  ['trưa nay có bảo trì không', 'trưa nay', '2026-11-25', '2026-11-25', noon],
  ['chiều mai có họp không', 'chiều mai', '2026-11-26', '2026-11-26', afternoon],
  ['tối nay có cắt mạng không', 'tối nay', '2026-11-25', '2026-11-25', evening],
  ['sự cố đêm qua xử lý xong chưa', 'đêm qua', '2026-11-24', '2026-11-24', night],
  ['3 ngày nữa họp gì', '3 ngày nữa', '2026-11-28'],
  ['hai tuần nữa khám', 'hai tuần nữa', '2026-12-09'],
  ['sự cố 2 ngày trước', '2 ngày trước', '2026-11-23'],
  ['cách đây 3 tháng', 'cách đây 3 tháng', '2026-08-25'],
  ['mấy hôm nay chập chờn', 'mấy hôm nay', '2026-11-22', '2026-11-25'],
]

const weekdays: readonly Row[] = [
  ['thứ hai họp gì', 'thứ hai', '2026-11-30'],
  ['thứ 2 họp gì', 'thứ 2', '2026-11-30'],
  ['lịch t2', 't2', '2026-11-30'],
  ['T6 có họp ko', 'T6', '2026-11-27'],
  ['thứ tư có giao ban không', 'thứ tư', '2026-11-25'],
  ['có khám vào thứ bảy ko', 'thứ bảy', '2026-11-28'],
  ['CN có ai trực', 'CN', '2026-11-29'],
  ['chủ nhật có khám không vậy', 'chủ nhật', '2026-11-29'],
  ['thứ hai tuần sau em khám', 'thứ hai tuần sau', '2026-11-30'],
  ['thứ 6 tuần tới', 'thứ 6 tuần tới', '2026-12-04'],
  ['thứ hai tuần này', 'thứ hai tuần này', '2026-11-23'],
  ['thứ ba tuần trước', 'thứ ba tuần trước', '2026-11-17'],
  ['tuần sau thứ 5 họp gì', 'tuần sau thứ 5', '2026-12-03'],
  ['thứ tư tới có họp không', 'thứ tư tới', '2026-12-02'],
  ['thứ 6 vừa rồi họp gì', 'thứ 6 vừa rồi', '2026-11-20'],
  ['tối thứ 6 có bảo trì', 'tối thứ 6', '2026-11-27', '2026-11-27', evening],
  ['sáng thứ hai em khám ở đâu', 'sáng thứ hai', '2026-11-30', '2026-11-30', morning],
  ['giao ban sáng thứ năm', 'sáng thứ năm', '2026-11-26', '2026-11-26', morning],
  ['dời họp sang thứ năm đi', 'thứ năm', '2026-11-26'],
  ['thứ 6 ngày 27/11 có gì', 'thứ 6 ngày 27/11', '2026-11-27'],
]

const periods: readonly Row[] = [
  ['tuần này có mấy cuộc họp', 'tuần này', '2026-11-23', '2026-11-29'],
  ['tuần sau', 'tuần sau', '2026-11-30', '2026-12-06'],
  ['tuần tới ai khám', 'tuần tới', '2026-11-30', '2026-12-06'],
  ['tuần tới nữa', 'tuần tới nữa', '2026-12-07', '2026-12-13'],
  ['sự cố tuần trước', 'tuần trước', '2026-11-16', '2026-11-22'],
  ['tuần rồi mạng ra sao', 'tuần rồi', '2026-11-16', '2026-11-22'],
  ['đầu tuần sau có họp không', 'đầu tuần sau', '2026-11-30', '2026-12-01'],
  ['lịch cắt mạng cuối tuần', 'cuối tuần', '2026-11-28', '2026-11-29'],
  ['cuối tuần sau', 'cuối tuần sau', '2026-12-05', '2026-12-06'],
  ['kpi mạng tháng này', 'tháng này', '2026-11-01', '2026-11-30'],
  ['tháng sau họp công đoàn ngày nào', 'tháng sau', '2026-12-01', '2026-12-31'],
  ['tháng tới', 'tháng tới', '2026-12-01', '2026-12-31'],
  ['sla tháng trước', 'tháng trước', '2026-10-01', '2026-10-31'],
  ['kpi tháng 10', 'tháng 10', '2026-10-01', '2026-10-31'],
  ['kpi tháng mười', 'tháng mười', '2026-10-01', '2026-10-31'],
  ['lịch họp tháng 12', 'tháng 12', '2026-12-01', '2026-12-31'],
  ['khám sức khỏe tháng 8', 'tháng 8', '2027-08-01', '2027-08-31'],
  ['khám sức khỏe tháng 9', 'tháng 9', '2026-09-01', '2026-09-30'],
  ['tháng 12 năm ngoái', 'tháng 12 năm ngoái', '2025-12-01', '2025-12-31'],
  ['tháng 12/2020', 'tháng 12/2020', '2020-12-01', '2020-12-31'],
  ['số liệu 12/2020', '12/2020', '2020-12-01', '2020-12-31'],
  ['đầu tháng 12', 'đầu tháng 12', '2026-12-01', '2026-12-10'],
  ['giữa tháng', 'giữa tháng', '2026-11-11', '2026-11-20'],
  ['đầu tháng tới', 'đầu tháng tới', '2026-12-01', '2026-12-10'],
  ['cuối tháng này họp gì', 'cuối tháng này', '2026-11-21', '2026-11-30'],
  ['sla quý 3', 'quý 3', '2026-07-01', '2026-09-30'],
  ['sla quý III', 'quý III', '2026-07-01', '2026-09-30'],
  ['quý tư đạt bao nhiêu', 'quý tư', '2026-10-01', '2026-12-31'],
  ['kpi q3 năm 2025', 'q3 năm 2025', '2025-07-01', '2025-09-30'],
  ['quý 2/2024 bao nhiêu %', 'quý 2/2024', '2024-04-01', '2024-06-30'],
  ['quý 1 năm sau', 'quý 1 năm sau', '2027-01-01', '2027-03-31'],
  ['quý này', 'quý này', '2026-10-01', '2026-12-31'],
  ['quý trước', 'quý trước', '2026-07-01', '2026-09-30'],
  ['6 tháng đầu năm', '6 tháng đầu năm', '2026-01-01', '2026-06-30'],
  ['6 tháng cuối năm 2025', '6 tháng cuối năm 2025', '2025-07-01', '2025-12-31'],
  ['nửa đầu năm', 'nửa đầu năm', '2026-01-01', '2026-06-30'],
  ['được khen cuối năm', 'cuối năm', '2026-12-01', '2026-12-31'],
  ['đầu năm sau', 'đầu năm sau', '2027-01-01', '2027-03-31'],
  ['trong 2 tuần tới', '2 tuần tới', '2026-11-25', '2026-12-09'],
  ['xu hướng 12 tháng qua', '12 tháng qua', '2025-11-25', '2026-11-25'],
  ['luỹ kế từ đầu năm', 'từ đầu năm', '2026-01-01', '2026-11-25'],
]

const calendarDays: readonly Row[] = [
  ['nghỉ lễ 30/4', '30/4', '2027-04-30'],
  ['nghỉ lễ 2/9', '2/9', '2026-09-02'],
  ['họp ngày 3/4', 'ngày 3/4', '2027-04-03'],
  ['xin lại giờ khám hôm 15/11', 'hôm 15/11', '2026-11-15'],
  ['hội nghị 17/12/2020', '17/12/2020', '2020-12-17'],
  ['hội nghị 17-12-2020', '17-12-2020', '2020-12-17'],
  ['hội nghị 17.12.2020', '17.12.2020', '2020-12-17'],
  ['hội nghị 2020-12-17', '2020-12-17', '2020-12-17'],
  ['hội nghị 12/18/2020', '12/18/2020', '2020-12-18'],
  ['ngày 17 tháng 12 năm 2020', 'ngày 17 tháng 12 năm 2020', '2020-12-17'],
  ['17 tháng 12', '17 tháng 12', '2026-12-17'],
  ['về bờ ngày 20', 'ngày 20', '2026-12-20'],
  ['ngày 5 tháng sau', 'ngày 5 tháng sau', '2026-12-05'],
  ['mùng 3 Tết trực giàn', 'mùng 3 Tết', '2027-02-08'],
  ['quà Tết', 'Tết', '2027-02-06', '2027-02-08'],
  ['quà Tết năm ngoái', 'Tết năm ngoái', '2025-01-29', '2025-01-31'],
  ['rằm tháng giêng', 'rằm tháng giêng', '2027-02-20'],
  ['rằm', 'rằm', '2026-12-23'],
  ['họp ngày 29/2/2028', 'ngày 29/2/2028', '2028-02-29'],
]

const ranges: readonly Row[] = [
  ['từ 5 đến 9/12', 'từ 5 đến 9/12', '2026-12-05', '2026-12-09'],
  ['khám 5-9/12', '5-9/12', '2026-12-05', '2026-12-09'],
  ['từ ngày 5 đến ngày 9 tháng 12', 'từ ngày 5 đến ngày 9 tháng 12', '2026-12-05', '2026-12-09'],
  ['từ 25/12 đến 3/1', 'từ 25/12 đến 3/1', '2026-12-25', '2027-01-03'],
  ['nghỉ 30/4-1/5', '30/4-1/5', '2027-04-30', '2027-05-01'],
  ['từ thứ 2 đến thứ 4', 'từ thứ 2 đến thứ 4', '2026-11-30', '2026-12-02'],
  ['từ thứ 2 đến thứ 4 tuần này', 'từ thứ 2 đến thứ 4 tuần này', '2026-11-23', '2026-11-25'],
  ['trực T2-T6', 'T2-T6', '2026-11-30', '2026-12-04'],
  ['từ nay đến cuối năm', 'từ nay đến cuối năm', '2026-11-25', '2026-12-31'],
  ['từ giờ tới cuối tuần còn họp gì', 'từ giờ tới cuối tuần', '2026-11-25', '2026-11-29'],
  ['từ tháng 1 đến nay', 'từ tháng 1 đến nay', '2026-01-01', '2026-11-25'],
]

const times: readonly Row[] = [
  ['họp 9h', '9h', '2026-11-25', '2026-11-25', '09:00'],
  ['họp 9h30', '9h30', '2026-11-25', '2026-11-25', '09:30'],
  ['họp 9g30', '9g30', '2026-11-25', '2026-11-25', '09:30'],
  ['họp 9:30', '9:30', '2026-11-25', '2026-11-25', '09:30'],
  ['9 giờ rưỡi sáng', '9 giờ rưỡi sáng', '2026-11-25', '2026-11-25', '09:30'],
  ['9 giờ kém 15', '9 giờ kém 15', '2026-11-25', '2026-11-25', '08:45'],
  ['2 giờ chiều', '2 giờ chiều', '2026-11-25', '2026-11-25', '14:00'],
  ['hai giờ chiều mai', 'hai giờ chiều mai', '2026-11-26', '2026-11-26', '14:00'],
  ['7h tối', '7h tối', '2026-11-25', '2026-11-25', '19:00'],
  ['12h trưa', '12h trưa', '2026-11-25', '2026-11-25', '12:00'],
  ['12h đêm nay cắt mạng', '12h đêm nay', '2026-11-26', '2026-11-26', '00:00'],
  ['từ 8h30 đến 10h', 'từ 8h30 đến 10h', '2026-11-25', '2026-11-25', '08:30-10:00'],
  ['họp 8h-9h30', '8h-9h30', '2026-11-25', '2026-11-25', '08:00-09:30'],
  ['8-10h sáng mai', '8-10h sáng mai', '2026-11-26', '2026-11-26', '08:00-10:00'],
  ['sáng mai từ 8h30 đến 10h', 'sáng mai từ 8h30 đến 10h', '2026-11-26', '2026-11-26', '08:30-10:00'],
  ['chiều mai lúc 2h', 'chiều mai lúc 2h', '2026-11-26', '2026-11-26', '14:00'],
  ['9h30 sáng thứ hai', '9h30 sáng thứ hai', '2026-11-30', '2026-11-30', '09:30'],
  ['thứ 6, 9h30 họp', 'thứ 6, 9h30', '2026-11-27', '2026-11-27', '09:30'],
  ['họp lúc 14h00 ngày 2/12/2026', '14h00 ngày 2/12/2026', '2026-12-02', '2026-12-02', '14:00'],
  ['2 giờ nữa họp', '2 giờ nữa', '2026-11-25', '2026-11-25', '12:00'],
  [
    'từ 8h ngày 5/12 đến 17h ngày 7/12',
    'từ 8h ngày 5/12 đến 17h ngày 7/12',
    '2026-12-05',
    '2026-12-07',
    '08:00-17:00',
  ],
]

const rows = [...days, ...weekdays, ...periods, ...calendarDays, ...ranges, ...times]

describe('a date in Vietnamese', () => {
  for (const row of rows) testRow('vi', row)
})

describe('a date in Vietnamese without diacritics', () => {
  for (const [text, literal, ...rest] of rows) {
    testRow('vi', [withoutDiacritics(text), withoutDiacritics(literal), ...rest])
  }
})

const noDates: readonly string[] = [
  'chị Mai ơi cho em hỏi',
  'gặp anh Mai phòng kế hoạch',
  'tập huấn thoải mái',
  'chương trình khuyến mãi',
  'Bộ Thương mại',
  'quý vị đại biểu',
  'sau đó thì sao',
  'năm người được khen',
  'hai ba máy hỏng',
  'mùa thu Việt Nam',
  'doanh thu hai đội',
  'đại hội lần thứ hai',
  'hội nghị tổng kết cuối năm',
  'các hội nghị mấy năm trước',
  'năm nay ai được khen',
  'năm 2020',
  'hội nghị 2020',
  'khen thưởng năm ngoái',
  'hỗ trợ 24/7',
  'bảo hiểm tai nạn 24/24',
  'nghỉ 1/2 ngày',
  '3/10 máy hỏng',
  'ngày 31/02 họp',
  '31/02/2026',
  'quyết định 1365/QĐ-KH',
  'thông tư 12/2020/TT-BTC',
  'phòng 203',
  'họp ở phòng số 3/4',
  'đường 30/4 Vũng Tàu',
  'máy lẻ 2020',
  'gọi 0254.3839.871',
  'mạng 4G yếu',
  'giàn MSP-1 và CTP-2',
  'trong 2 giờ',
  'lương tháng 13',
  'mấy giờ họp',
  'họp lúc 25:00',
  'một đội được khen',
  'đường chính hay dự phòng',
  'chúc mừng năm mới',
]

describe('a Vietnamese text without a date', () => {
  for (const text of noDates) testNoDate('vi', text)
  for (const text of noDates) testNoDate('vi', withoutDiacritics(text))
})

test('two dates of one text are two mentions, in order', () => {
  expect(readingsOf('tháng 6 và tháng 7 chênh nhau thế nào', 'vi').map(({ literal }) => literal)).toEqual([
    'tháng 6',
    'tháng 7',
  ])
})

test('a mark left out of one word does not matter where the others have theirs', () => {
  expect(readingsOf('lịch họp tuần sau và thang 12', 'vi').map(({ from }) => from)).toEqual([
    '2026-11-30',
    '2026-12-01',
  ])
})
