import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { languages } from '../../src/core/i18n/language.ts'
import { aLoa, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const first = async (person: string, text: string, options?: Parameters<TestLoa['say']>[2]) => {
  const [card] = await loa.say(person, text, options)
  if (!card) throw new TypeError('there was no answer')
  return card
}

describe('the language of a conversation', () => {
  it.each([
    ['lê thanh mai', 'le.thanh.mai', 'trạng thái dịch vụ hôm nay thế nào', 'vi'],
    ['lê thanh mai without diacritics', 'le.thanh.mai', 'trang thai dich vu hom nay the nao', 'vi'],
    ['a Vietnamese who writes English', 'le.thanh.mai', 'what is the status of the radio network', 'en'],
    ['a Vietnamese who writes Russian', 'le.thanh.mai', 'как дела с радиосвязью сегодня', 'ru'],
  ])('follows the text of %s', async (_, person, text, language) => {
    expect((await first(person, text)).language).toBe(language)
  })

  it('stays what it was where a text does not tell', async () => {
    await first('bui.ngoc.anh', 'what is going on with the phones today')
    expect((await first('bui.ngoc.anh', 'ERP')).language).toBe('en')
  })

  it('is the chosen one from the moment somebody chooses, whatever they write', async () => {
    const person = 'olga.vetrova'
    const chosen = await first(person, 'Tiếng Việt')
    expect(chosen.language).toBe('vi')
    expect((await first(person, 'что сегодня с почтой и интернетом?')).language).toBe('vi')
    expect((await first(person, 'по-русски')).words).toContain('по-русски')
    expect((await first(person, 'is the internet down today?')).language).toBe('ru')
  })
})

describe('a language that somebody asks for in a sentence', () => {
  it.each([
    ['vi', 'trả lời tôi bằng tiếng Anh nhé', 'en'],
    ['en', 'can you answer me in Russian, please?', 'ru'],
    ['ru', 'отвечай мне, пожалуйста, по-вьетнамски', 'vi'],
  ] as const)('is the one of the answer, asked for in %s', async (_, text, chosen) => {
    const person = 'do.van.khanh'
    const card = await first(person, text)
    expect([card.name, card.language]).toEqual(['help/message', chosen])
    expect((await first(person, 'ERP')).language).toBe(chosen)
  })
})

describe('a follow-up', () => {
  it.each([
    ['vi', 'chỉ tiêu điện thoại năm 2020', 'còn vô tuyến?', /83,5/],
    ['en', 'telephone KPI 2020', 'and radio?', /83\.5/],
    ['ru', 'показатели телефонной связи за 2020 год', 'а радио?', /83,5/],
  ] as const)('keeps its subject in %s', async (language, question, followUp, answer) => {
    await first(speakers[language], question)
    const card = await first(speakers[language], followUp)
    expect(card.name).toBe('service-status/kpi-line')
    expect(card.words).toMatch(answer)
  })

  it('of one person is not taken for a follow-up of another in the same channel', async () => {
    await first(speakers.en, 'telephone KPI 2020', { place: 'channel' })
    const card = await first('tran.thu.hoa', 'còn vô tuyến?', { place: 'channel' })
    expect(card.name).not.toBe('service-status/kpi-line')
  })
})

describe('two questions in one message', () => {
  it.each([
    ['vi', 'Mạng ngoài giàn sao rồi? Hôm nay có họp gì không?', ['service-status/service', 'meetings/days']],
    ['vi', 'lịch khám của tôi và ai được khen thưởng năm 2020', ['health-checks/appointment', 'awards/list']],
    ['en', 'Is the radio down? And who was commended in 2020?', ['service-status/service', 'awards/list']],
    ['ru', 'Работает ли почта? Какие сегодня совещания?', ['service-status/service', 'meetings/days']],
  ] as const)('are both answered in %s: %s', async (language, text, names) => {
    const cards = await loa.say(language === 'en' ? 'nguyen.thi.lan' : speakers[language], text)
    expect([...new Set(cards.map(({ name }) => name))]).toEqual(names)
  })

  it.each([
    'chào Loa, mạng có bị gì không',
    'ERP, radio and phones: are they all right?',
    'họp giao ban và họp công đoàn tuần này',
  ])('are not seen in %j, which asks one thing', async (text) =>
    expect(new Set((await loa.say('tran.thu.hoa', text)).map(({ name }) => name)).size).toBe(1),
  )
})

describe('a text with two close readings', () => {
  it('shows both, and each button answers the one that it names', async () => {
    const card = await first('pham.quoc.dung', 'tổng kết')
    expect(card.words).toContain('Ý bạn là')
    const readings = card.next?.filter(({ kind }) => kind === 'ask') ?? []
    expect(readings).toHaveLength(2)
    const answers = await Promise.all(readings.map((button) => loa.press('pham.quoc.dung', button)))
    expect(answers.map(([answer]) => answer?.name.split('/')[0]).sort()).toEqual([
      'announcements',
      'meetings',
    ])
  })
})

describe('what Loa does not know', () => {
  it.each([
    ['vi', 'cấp lại mật khẩu email giúp mình với'],
    ['en', 'please reset my password for the ERP'],
    ['ru', 'сбросьте мне пароль от почты'],
  ] as const)('is declined in %s with a person to ask and a way on', async (language, text) => {
    const card = await first(speakers[language], text)
    expect(card.name).toBe('help/message')
    expect(card.words).toMatch(/@centre\.example/)
    expect(card.next?.length).toBeGreaterThan(0)
  })
})

describe('small talk', () => {
  it.each([
    ['vi', 'dạ cảm ơn anh nhiều ạ', /Rất vui được giúp/],
    ['vi', 'tam biet', /Hẹn gặp lại/],
    ['vi', 'mày là người hay máy vậy', /không phải người.*@centre\.example/s],
    ['en', 'thanks a lot, good job!', /You are welcome/],
    ['en', 'are you a real person?', /not a person.*@centre\.example/s],
    ['ru', 'спасибо, всё понятно 👍', /Всегда пожалуйста/],
    ['ru', 'до свидания', /До встречи/],
    ['ru', 'ты кто', /программа.*@centre\.example/s],
  ] as const)('is answered in kind in %s: %j', async (language, text, words) => {
    const card = await first(speakers[language], text)
    expect(card).toMatchObject({ name: 'help/message', language })
    expect(card.words).toMatch(words)
  })

  it('around a question gives way to it', async () =>
    expect((await first('nguyen.thi.lan', 'cảm ơn, lịch khám của tôi khi nào')).name).toMatch(
      /^health-checks/,
    ))
})

describe('odd input', () => {
  const odd: [string, string][] = [
    ['nothing', ''],
    ['blanks', '  \n '],
    ['emoji alone', '👍👍🏽👨‍👩‍👧'],
    ['marks alone', '\u202E\u200F\u200B'],
    ['punctuation', '?!…'],
  ]
  it.each(odd.flatMap(([name, text]) => languages.map((language) => [name, language, text] as const)))(
    '%s gets a clear answer in %s',
    async (_, language, text) => {
      const [card] = await loa.say(speakers[language], text, { client: language })
      expect(card?.name).toBe('help/message')
      expect(card?.language).toBe(language)
    },
  )

  it.each([
    ['100 kB', 'mạng '.repeat(25_000)],
    ['control characters', 'trạng\u0000 thái\u0007 dịch vụ'],
    ['right-to-left marks', '\u202Eservice status\u202C'],
    ['HTML', '<script>alert(1)</script> service status'],
    ['Markdown and templates', '**service** [status](javascript:alert(1)) {{DATE(1)}}'],
    ['lone surrogates', 'service \uD800 status'],
    ['NUL bytes alone', '\u0000\u0000x'],
  ])('%s does no harm and is not echoed', async (_, text) => {
    const card = await first('hoang.gia.bao', text)
    expect(card.words).not.toMatch(/<script|javascript:|\$\{/)
  })

  it('left no trouble in the log', () => expect(loa.troubles).toEqual([]))
})

describe('somebody of whom the store can no longer tell', () => {
  it.each([
    ['vi', 'Mạng có bị gì không?', /lỗi/],
    ['en', 'Is the internet down today?', /went wrong/],
    ['ru', 'Работает ли сегодня почта?', /сбой/],
  ] as const)('hears in %s that something went wrong, with a reference', async (language, text, words) => {
    const broken = await aLoa()
    vi.spyOn(broken.store, 'get').mockRejectedValueOnce(new Error('unreadable'))
    const [card] = await broken.say('do.van.khanh', text)
    expect(card).toMatchObject({ language, name: 'help/message' })
    expect(card?.words).toMatch(words)
    expect(card?.words).toContain('activity-1')
    expect(broken.troubles).toHaveLength(1)
    await broken.close()
  })
})

describe('a forged or stale button', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['another program’s data', { msteams: { type: 'messageBack' } }],
    ['an unknown verb', { loa: 'act', verb: 'payroll.raise', amount: 1e9 }],
    ['a question of no intent', { loa: 'ask', question: { intent: 'drop_table', slots: {} } }],
    [
      'slots with more than slots',
      { loa: 'ask', question: { intent: 'service_status', slots: { admin: true } } },
    ],
    ['a year of text', { loa: 'ask', question: { intent: 'service_kpi', slots: { year: '2020' } } }],
    ['a prototype', JSON.parse('{"__proto__":{"loa":"act"},"loa":"act","verb":"__proto__"}')],
    ['a known verb without its data', { loa: 'act', verb: 'benefits.full' }],
  ])('%s is told to be out of date', async (_, data) => {
    const [card] = await loa.pressData('nguyen.thi.lan', data)
    expect(card?.name).toBe('help/message')
    expect(loa.troubles).toEqual([])
  })

  it.each(['service', 'topic', 'unit', 'meeting', 'conference', 'kind', 'level'])(
    'an id that nothing has (%s) gets an answer, not a failure',
    async (slot) => {
      for (const intent of [
        'service_status',
        'service_kpi',
        'union_benefits',
        'health_check_schedule',
        'meeting_agenda',
        'conference_announcements',
        'award_list',
      ]) {
        const cards = await loa.pressData('nguyen.thi.lan', {
          loa: 'ask',
          question: { intent, slots: { [slot]: 'no-such-thing' } },
        })
        expect(cards.length).toBeGreaterThan(0)
      }
      expect(loa.troubles).toEqual([])
    },
  )
})

describe('the first words', () => {
  it.each(languages)('name what Loa can do in the client’s language, %s', async (language) => {
    const [card] = await loa.arrive(speakers[language])
    expect(card?.name).toBe('help/menu')
  })

  it('in a channel tell how to speak to Loa', async () => {
    const [card] = await loa.arrive('le.thanh.mai', 'channel')
    expect(card?.words).toContain('@Loa')
  })
})
