import { describe, expect, it } from 'vitest'
import { readComposing } from '../../../../src/features/announcements/compose-words.ts'

describe('what somebody wants to announce', () => {
  it.each([
    ['gửi thông báo cho mọi người', undefined, 'everyone', ''],
    ['soạn thông báo cúp nước', undefined, '', 'cúp nước'],
    ['soan thong bao cup nuoc toa nha A', undefined, '', 'cup nuoc toa nha A'],
    ['em muốn gửi thông báo cho toàn trung tam', undefined, 'everyone', ''],
    ['giúp tôi soạn một thông báo về việc cúp điện', undefined, '', 'cúp điện'],
    ['tạo thông báo mới', undefined, '', ''],
    ['viết thông báo hội nghị người lao động', 'conference', '', 'hội nghị người lao động'],
    ['gửi thông báo cho Đội Vô tuyến: Họp lúc 9 giờ', undefined, 'Đội Vô tuyến', 'Họp lúc 9 giờ'],
    ['thông báo cho mọi người là mai cúp nước', undefined, 'everyone', 'mai cúp nước'],
    ['gửi thông báo đến toàn thể nhân viên về lịch nghỉ Tết', undefined, 'everyone', 'lịch nghỉ Tết'],
    ['soạn thông báo chia buồn', 'condolence', '', ''],
    ['cho tôi gửi thông báo tới tất cả nhé', undefined, 'everyone', ''],
    ['send an announcement to everyone', undefined, 'everyone', ''],
    ['I want to announce a conference', 'conference', '', ''],
    ['can I send an announcement to all staff, please?', undefined, 'everyone', ''],
    ['please create an announcement about the water outage', 'outage', '', 'the water outage'],
    ['write a new announcement', undefined, '', ''],
    ['make a conference announcement', 'conference', '', ''],
    ['announce to everyone: no water tomorrow', undefined, 'everyone', 'no water tomorrow'],
    ['let everyone know that the gym is closed', undefined, 'everyone', 'the gym is closed'],
    ['send an announcement to Radio team about new helmets', undefined, 'Radio team', 'new helmets'],
    ["I'd like to publish an announcement", undefined, '', ''],
    ['send out an announcement about the new bus to everybody', undefined, 'everyone', 'the new bus'],
    ['announce the year-end conference', 'conference', '', 'the year-end conference'],
    ['сделай объявление', undefined, '', ''],
    ['разослать объявление всем', undefined, 'everyone', ''],
    ['хочу отправить объявление всем сотрудникам', undefined, 'everyone', ''],
    ['создайте, пожалуйста, объявление об отключении воды', undefined, '', 'об отключении воды'],
    ['объявить конференцию', 'conference', '', ''],
    ['сообщи всем, что завтра не будет воды', undefined, 'everyone', 'завтра не будет воды'],
    ['мне нужно подготовить объявление о конференции', 'conference', '', ''],
    ['разошли всем: завтра учения', undefined, 'everyone', 'завтра учения'],
    ['можно сделать объявление для MSP-1?', undefined, 'MSP-1', ''],
  ] as const)('%s', (text, kind, to, about) => {
    expect(readComposing(text)).toMatchObject({ kind, to, about })
  })

  it('may have the text of it on further lines', () => {
    expect(readComposing('send an announcement to everyone:\nWater off\nOn Saturday')).toMatchObject({
      to: 'everyone',
      about: 'Water off\nOn Saturday',
    })
  })

  it.each([
    'gửi thông báo hội nghị',
    'gửi thông báo cho tôi khi mạng có sự cố',
    'gửi tôi thông báo hội nghị',
    'gửi thông báo hội nghị cho em',
    'gửi thông báo cho mọi người chưa',
    'soạn thông báo như thế nào',
    'thông báo các hội nghị',
    'có thông báo hội nghị nào mới không',
    'send me the announcement',
    'send the conference announcement to me',
    'give me the conference announcement from last year',
    'tell all about the conference',
    'how do I send an announcement to everyone',
    'who announced the conference',
    'announcements',
    'announcement of apartment sale',
    'отправь мне объявление',
    'отправь объявление о конференции',
    'дайте последнее объявление',
    'напиши объявление про потерянный пропуск',
    'как сделать объявление',
    'есть свежие объявления о конференциях?',
  ])('is nothing: %s', (text) => {
    expect(readComposing(text)).toBeUndefined()
  })
})
