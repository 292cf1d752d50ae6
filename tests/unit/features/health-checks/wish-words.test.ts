import { describe, expect, it } from 'vitest'
import { readWish } from '../../../../src/features/health-checks/wish-words.ts'

const wishes = {
  new: [
    'mở đợt khám mới',
    'tao dot kham moi',
    'lập kế hoạch khám sức khỏe',
    'cho chị tạo một đợt khám sức khỏe mới',
    'nhờ em lên kế hoạch đợt khám sức khỏe định kỳ năm sau',
    'start a new health check campaign',
    'plan a health check',
    'I want to set up a new medical check campaign',
    'can we organise a health check for next year?',
    'создай кампанию медосмотров',
    'хочу запланировать медосмотр на следующий год',
    'запустите, пожалуйста, новую кампанию медосмотров',
    'помоги создать новый медосмотр',
  ],
  open: ['mở đợt khám', 'please open the health check campaign', 'открой кампанию медосмотров'],
  close: [
    'kết thúc đợt khám này giúp chị',
    'could you close the health check campaign',
    'закрой, пожалуйста, медосмотр',
    'можно завершить кампанию медосмотров?',
  ],
  progress: [
    'ai chưa đặt lịch khám',
    'ai chua dat lich kham',
    'những ai chưa đi khám vậy',
    'cho xem danh sách những người chưa đăng ký khám sức khỏe',
    'tiến độ đợt khám',
    'who has not booked yet',
    "who still hasn't booked their health check?",
    'give me a list of those who have not been examined',
    'кто из наших ещё не записался на медосмотр',
    "show me the people who haven't booked a health check yet",
    'how many people have been examined?',
    'кто ещё не записался',
    'сколько прошли осмотр',
    'пришли список тех, кто не записался на медосмотр',
  ],
  remind: [
    'nhắc những người chưa đặt lịch khám',
    'gửi nhắc nhở cho những người chưa đăng ký khám giúp chị',
    'remind those who have not booked',
    'please remind everyone to book their health check',
    'напомни тем, кто не записался',
    'разошли напоминание тем, кто ещё не прошёл медосмотр',
  ],
  attendance: [
    'điểm danh khám sức khỏe',
    'mark attendance for the health check',
    'mark who came to the health check',
    'отметить явку на медосмотр',
  ],
  swap: [
    'đổi lịch khám cho hai người',
    'swap two people in the health check campaign',
    'поменять местами двоих',
  ],
  campaigns: ['xem các đợt khám', 'show me all health check campaigns', 'покажи все кампании медосмотров'],
} as const

describe.each(Object.entries(wishes))('an officer wishes: %s', (deed, texts) => {
  it.each(texts)('%s', (text) => expect(readWish(text)).toMatchObject({ deed, who: '' }))
})

it.each([
  ['điểm danh chị Lan đã khám', 'attended', 'chị Lan'],
  ['mark Lan as examined', 'attended', 'Lan'],
  ['отметь, что Бао прошёл медосмотр', 'attended', 'Бао'],
  ['đánh dấu Bảo vắng khám', 'missed', 'Bảo'],
  ['mark Bảo as absent from the health check', 'missed', 'Bảo'],
  ['отметьте, что Бао не пришёл на медосмотр', 'missed', 'Бао'],
])('%s: %s', (text, deed, who) => expect(readWish(text)).toMatchObject({ deed, who }))

it('a campaign is named by its number', () => {
  expect(readWish('close campaign 3')).toMatchObject({ deed: 'close', id: '3' })
})

it.each([
  'khi nào mở đợt khám mới',
  'đợt khám mới bắt đầu khi nào',
  'are all units done with health checks or who is left',
  'remind me about my medical appointment time',
  'who closes the health check campaign',
  'когда закрывается медосмотр',
  'ai chưa nộp báo cáo',
])('is nothing of it: %s', (text) => expect(readWish(text)).toBeUndefined())
