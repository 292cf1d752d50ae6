import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlaceKind } from '../../../../src/core/conversation/turn.ts'
import { languages } from '../../../../src/core/i18n/language.ts'
import { aDesk, type Desk, days, firstView, wordsOf } from './a-desk.ts'
import { aMeeting, at } from './a-meeting.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.close())

const thisWeek = days('2026-11-23', '2026-11-29')
const shared: PlaceKind[] = ['group', 'channel']

describe('a question without a date', () => {
  it('is about today, and says what is over', async () => {
    const reply = await desk.ask({}, { now: at('2026-11-25T07:00') })
    expect(firstView(reply)).toMatchObject({
      period: 'Hôm nay · Thứ Tư, 25 tháng 11, 2026',
      sections: [
        { rows: [{ start: '07:15', end: '07:35', title: 'Họp trực tuyến với các giàn', state: '' }] },
      ],
    })
    expect(wordsOf(firstView(await desk.ask({})))).toContain('Đã xong')
  })

  it('tells the next one when nothing is left of today', async () => {
    const reply = await desk.ask({})
    expect(reply.cards[0]?.summary).toContain(
      'Tiếp theo: Họp trực tuyến với các giàn, Thứ Năm, 26 tháng 11, 2026',
    )
  })

  it('is about the coming week when it is about a unit or the asker', async () => {
    for (const slots of [{ mine: true }, { unit: 'radio-team', mine: false }])
      expect(firstView(await desk.ask(slots))['period']).toBe('7 ngày tới · 25/11/2026 – 01/12/2026')
  })
})

describe('a question with a date', () => {
  it('lists a week day by day, each meeting once', async () => {
    const { sections } = firstView(await desk.ask({ date: thisWeek })) as {
      sections: { heading: string; rows: unknown[] }[]
    }
    expect(sections.map(({ heading, rows }) => [heading.split(',')[0], rows.length])).toEqual([
      ['Thứ Hai', 2],
      ['Thứ Ba', 2],
      ['Thứ Tư', 1],
      ['Thứ Năm', 1],
      ['Thứ Sáu', 1],
    ])
  })

  it('lists a month meeting by meeting', async () => {
    const words = wordsOf(
      firstView(await desk.ask({ date: days('2026-12-01', '2026-12-31', { grain: 'month' }) })),
    )
    expect(words).toContain('4 buổi: 07/12, 14/12, 21/12, 28/12')
  })

  it.each([
    [{ time: '13:00', endTime: '18:00' }, 0],
    [{ time: '07:00', endTime: '11:00' }, 2],
    [{ time: '07:00' }, 1],
    [{ time: '08:30' }, 1],
    [{ time: '09:30' }, 1],
    [{ time: '10:00' }, 0],
    [{ time: '22:00', endTime: '07:30' }, 0],
  ])('looks only at the hours %j that it names', async (hours, many) => {
    const now = at('2026-11-22T10:00')
    const reply = await desk.ask({ date: days('2026-11-24', '2026-11-24', hours) }, { now })
    const { sections } = firstView(reply) as { sections: { heading: string; rows: unknown[] }[] }
    const found = sections
      .filter(({ heading }) => heading !== 'Cuộc họp tiếp theo')
      .flatMap(({ rows }) => rows)
    expect(found).toHaveLength(many)
    expect(reply.cards[0]?.next?.some(({ title }) => title === 'Cả ngày')).toBe(true)
  })

  it('is not put off by ends that are the wrong way round, nor by years on end', async () => {
    const backwards = await desk.ask({ date: days('2026-11-29', '2026-11-23') })
    expect(firstView(backwards)).toEqual(firstView(await desk.ask({ date: thisWeek })))
    const endless = await desk.ask({ date: days('1900-01-01', '2200-12-31', { grain: 'year' }) })
    expect(endless.cards.length).toBeGreaterThan(0)
  })

  it('asks which day is meant when the date has two readings, with a button for each', async () => {
    const readings = [days('2026-12-07'), days('2026-07-12')].map(({ from, to }) => ({ from, to }))
    const reply = await desk.ask({ date: { ...days('2026-12-07'), text: '7/12', readings } })
    expect(reply.cards[0]?.name).toBe('meetings/message')
    const buttons = reply.cards[0]?.next?.flatMap((button) => (button.kind === 'ask' ? [button] : []))
    expect(buttons?.map(({ command }) => command)).toEqual([
      'lịch họp ngày 07/12/2026',
      'lịch họp ngày 12/07/2026',
    ])
    expect(buttons?.map(({ question }) => question.slots.date?.readings)).toEqual([undefined, undefined])
  })

  it.each(languages)('says plainly in %s that there is nothing, and what comes next', async (language) => {
    const view = firstView(await desk.ask({ date: days('2026-11-29') }, { language })) as {
      intro: string
      sections: { rows: unknown[] }[]
    }
    expect(view.intro).not.toBe('')
    expect(view.sections).toHaveLength(1)
  })

  it('says that nothing else is planned when there is nothing at all', async () => {
    const view = firstView(await desk.ask({ date: days('2035-01-01') }))
    expect(view).toMatchObject({
      intro: 'Không có cuộc họp nào. Cũng chưa có cuộc họp nào khác được xếp lịch.',
      sections: [],
    })
  })

  it('takes a year by itself', async () => {
    expect(firstView(await desk.ask({ year: 2027 }))['period']).toBe('Năm 2027')
  })
})

describe('a question for one meeting', () => {
  it('shows its next occurrence with every item of the agenda', async () => {
    const view = firstView(await desk.ask({ meeting: 'year-end-conference' })) as {
      items: { time: string; speaker: string }[]
    }
    expect(view).toMatchObject({
      title: 'Hội nghị tổng kết cuối năm',
      day: 'Thứ Tư, 16 tháng 12, 2026',
      time: '08:00–11:30',
    })
    expect(view.items.map(({ time }) => time)).toEqual([
      '08:00',
      '08:15',
      '08:25',
      '08:50',
      '09:05',
      '09:20',
      '09:35',
      '09:50',
      '10:05',
      '10:15',
      '10:35',
      '10:50',
      '11:00',
      '11:15',
      '11:25',
    ])
    expect(view.items[2]?.speaker).toBe('Hoàng Tuấn Chi')
  })

  it('shows the occurrence of the day that is asked for, also a past one', async () => {
    const view = firstView(await desk.ask({ meeting: 'weekly-briefing', date: days('2026-11-16') }))
    expect(view).toMatchObject({ day: 'Thứ Hai, 16 tháng 11, 2026', state: [{ text: 'Đã xong' }] })
  })

  it('lists them when the period has several', async () => {
    const reply = await desk.ask({ meeting: 'offshore-call', date: thisWeek })
    expect(reply.cards[0]?.name).toBe('meetings/days')
    expect(firstView(reply)['heading']).toBe('Họp trực tuyến với các giàn')
  })

  it('says that it is not held then, and shows the next one', async () => {
    const view = firstView(await desk.ask({ meeting: 'weekly-briefing', date: days('2026-11-26') }))
    expect(view['notice']).toBe('Ngày mai: không có buổi nào. Buổi gần nhất sắp tới:')
    expect(view['day']).toBe('Thứ Hai, 30 tháng 11, 2026')
  })

  it('says that one was moved or called off, and why', async () => {
    const moved = await desk.ask(
      { meeting: 'union-committee', date: days('2026-12-03') },
      { as: 'olga.vetrova' },
    )
    expect(firstView(moved)).toMatchObject({
      time: '15:30–17:00',
      state: [{ text: 'Đã dời từ 14:00 ngày 03/12/2026: Phòng 205 đang sửa' }],
    })
    const off = await desk.ask({ meeting: 'safety-meeting', date: days('2026-12-08') })
    expect(off.cards[0]?.summary).toBe('Họp an toàn ngày 08/12/2026: không họp')
    expect(off.cards[0]?.next?.filter(({ kind }) => kind === 'open')).toEqual([])
  })

  it('shows the times of the asker, with those of the meeting beside them where they differ', async () => {
    const view = firstView(
      await desk.ask(
        { meeting: 'weekly-briefing' },
        { now: at('2026-11-25T06:00', 'Europe/Moscow'), language: 'en' },
      ),
    )
    expect(view).toMatchObject({ time: '04:30–05:30', zone: '08:30–09:30 Indochina Time' })
    expect(view['items']).toMatchObject([{ time: '04:30' }, {}, {}, {}])
  })

  it('shows what is coming when it knows no such meeting', async () => {
    const reply = await desk.ask({ meeting: 'no-such-meeting' })
    expect(wordsOf(firstView(reply))).toContain('Tôi không tìm thấy cuộc họp bạn hỏi')
    expect(reply.cards[0]?.next?.length).toBeGreaterThan(0)
  })

  it('shows the last one when no further is planned, and names the organiser when there never was any', async () => {
    await desk.store(
      aMeeting({ id: 'old-briefing', start: '2026-11-02T08:30', end: '2026-11-02T09:30', repeat: undefined }),
    )
    expect(firstView(await desk.ask({ meeting: 'old-briefing' }))['notice']).toContain('Buổi gần đây nhất')
    await desk.store(aMeeting({ id: 'old-briefing', cancelled: true }))
    expect(wordsOf(firstView(await desk.ask({ meeting: 'old-briefing' })))).toContain('Hoàng Tuấn Chi')
  })

  it('goes on on further cards when the agenda is long, with the buttons on the last', async () => {
    const agenda = Array.from({ length: 40 }, (_, index) => ({
      id: `i${index}`,
      minutes: 1,
      title: { vi: `Mục ${index}` },
      kind: 'talk',
    }))
    await desk.store(aMeeting({ id: 'long-meeting', agenda }))
    const { cards } = await desk.ask({ meeting: 'long-meeting' })
    expect(cards.map(({ view }) => (view['items'] as unknown[]).length)).toEqual([16, 16, 8])
    expect(cards.map(({ next }) => next !== undefined)).toEqual([false, false, true])
  })

  it('shows names and titles of the data as they are, whatever signs they hold', async () => {
    await desk.store(
      aMeeting({
        id: 'odd-meeting',
        title: { vi: '[x](http://evil) **b**' },
        agenda: [{ id: 'a', title: { vi: '# h' }, kind: 'talk', minutes: 5 }],
      }),
    )
    const view = firstView(await desk.ask({ meeting: 'odd-meeting' }))
    expect(view).toMatchObject({
      title: '\\[x\\]\\(http://evil\\) \\*\\*b\\*\\*',
      items: [{ title: '\\# h' }],
    })
  })
})

describe('who learns of a meeting', () => {
  it('is told of a closed one only when invited', async () => {
    const december = { date: days('2026-11-26') }
    expect(wordsOf(firstView(await desk.ask(december, { as: 'tran.thu.hoa' })))).toContain('Ban Chấp hành')
    expect(wordsOf(firstView(await desk.ask(december)))).not.toContain('Ban Chấp hành')
  })

  it.each([
    ['organises it', 'ho.thi.uyen'],
    ['is invited by name', 'bui.ngoc.anh'],
    ['is invited with the unit', 'sergei.morev'],
  ])('is told of it by name when the person %s', async (_, as) => {
    const reply = await desk.ask({ meeting: 'digital-review' }, { as })
    expect(reply).toMatchObject({ personal: true, cards: [{ name: 'meetings/meeting' }] })
  })

  it.each(languages)(
    'is told in %s only who organises one that the person is not invited to',
    async (language) => {
      const reply = await desk.ask({ meeting: 'union-committee', date: days('2026-11-26') }, { language })
      const said = JSON.stringify(reply)
      expect(said).toContain('Trần Thu Hòa')
      for (const secret of ['14:00', '15:30', '205', 'Tết']) expect(said).not.toContain(secret)
      expect(reply.personal).toBe(true)
    },
  )

  it.each(shared)('hears in a %s only of meetings that are open to everyone', async (place) => {
    const reply = await desk.ask({ date: thisWeek }, { place })
    expect(wordsOf(firstView(reply))).not.toContain('giàn')
    expect(wordsOf(firstView(reply))).toContain('chat riêng')
    expect(reply.personal).toBe(false)
  })

  it.each(shared)('gets what is personal privately when asked in a %s', async (place) => {
    for (const slots of [
      { mine: true },
      { meeting: 'digital-review' },
      { meeting: 'weekly-briefing', mine: true },
    ])
      expect((await desk.ask(slots, { place, as: 'hoang.gia.bao' })).personal).toBe(true)
    expect((await desk.ask({ meeting: 'weekly-briefing' }, { place })).personal).toBe(false)
  })

  it('gets the own meetings whole when asked for them in a channel', async () => {
    const reply = await desk.ask({ mine: true, date: thisWeek }, { place: 'channel' })
    expect(wordsOf(firstView(reply))).toContain('Họp trực tuyến với các giàn')
    expect(wordsOf(firstView(reply))).not.toContain('chat riêng')
  })

  it('is not told in a shared place how the asker belongs to an open meeting', async () => {
    const reply = await desk.ask(
      { meeting: 'year-end-conference' },
      { place: 'channel', as: 'ivan.petrenko' },
    )
    expect(wordsOf(firstView(reply))).not.toContain('có phần trình bày')
  })
})

describe('a list that is long', () => {
  it('is split over cards, and counts what is left', async () => {
    const other = await aDesk()
    for (let index = 0; index < 100; index += 1)
      await other.store(
        aMeeting({ id: `m${index}`, start: '2026-11-25T13:00', end: '2026-11-25T14:00', repeat: undefined }),
      )
    const { cards } = await other.ask({})
    await other.close()
    expect(cards).toHaveLength(4)
    expect(cards[3]?.view['heading']).toBe('Lịch họp (4/4)')
    expect(wordsOf(cards[3]?.view['notes'])).toBe('Còn 21 cuộc họp nữa: hãy hỏi từng ngày để xem đủ.')
  })
})
