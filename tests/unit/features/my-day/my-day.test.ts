import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { DayItem } from '../../../../src/core/conversation/feature.ts'
import type { Turn } from '../../../../src/core/conversation/turn.ts'
import { type Language, languages } from '../../../../src/core/i18n/language.ts'
import { personSchema } from '../../../../src/core/people/person.ts'
import { showDay } from '../../../../src/features/my-day/show-day.ts'

const aTurn = (time: string, language: Language = 'vi'): Turn => ({
  id: 'turn',
  person: personSchema.parse({ id: 'lan', account: 'a', name: 'Lan' }),
  place: { kind: 'channel', conversation: 'here' },
  language,
  now: DateTime.fromISO(`2026-11-25T${time}`, { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>,
})

const anItem = (start: string, overrides: Partial<DayItem> = {}): DayItem => ({
  kind: 'meeting',
  start: `${start}:00+07:00`,
  title: `Họp ${start}`,
  question: { intent: 'meeting_agenda', slots: {} },
  command: `họp ${start}`,
  ...overrides,
})

/** What features know, by day. */
const days = (items: readonly DayItem[]) => ({
  day: async ({ now }: Turn) => items.filter(({ start }) => start.startsWith(now.toISODate())),
})

type View = {
  intro: string
  sections: { heading: string; rows: { start: string; title: string; state: string; place: string }[] }[]
}

const show = async (items: readonly DayItem[], turn: Turn) => {
  const reply = await showDay(days(items), turn)
  const [card] = reply.cards
  if (!card) throw new TypeError('no card')
  return { reply, card, view: card.view as View }
}

describe('my day', () => {
  const appointment = anItem('2026-11-25T13:30', {
    kind: 'appointment',
    title: 'Khám *sức khỏe*',
    end: '2026-11-25T13:45:00+07:00',
  })
  const meeting = anItem('2026-11-25T09:00', { end: '2026-11-25T10:00:00+07:00' })

  it('is for the asker alone', async () => {
    expect((await show([], aTurn('08:00'))).reply.personal).toBe(true)
  })

  it('shows appointments before meetings, what is going on and what is over', async () => {
    const { view, card } = await show([meeting, appointment], aTurn('09:30'))
    expect(view.sections.map(({ heading }) => heading)).toEqual(['Lịch hẹn', 'Cuộc họp'])
    expect(view.sections[0]?.rows[0]?.title).toBe('Khám \\*sức khỏe\\*')
    expect(view.sections[1]?.rows[0]?.state).toBe('Đang diễn ra')
    expect(card.summary).toBe('Hôm nay bạn có 2 việc: 09:00 Họp 2026-11-25T09:00; 13:30 Khám *sức khỏe*')
    expect((await show([meeting, appointment], aTurn('12:00'))).view.sections[1]?.rows[0]?.state).toBe(
      'Đã xong',
    )
  })

  it('leads on with one button for each question, five at most, and none for what is over', async () => {
    const many = Array.from({ length: 8 }, (_, index) => anItem(`2026-11-25T1${index}:00`))
    const { card } = await show([...many, ...many], aTurn('11:30'))
    expect(card.next?.map(({ title }) => title.slice(-5))).toEqual([
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ])
  })

  it.each(languages)('is kind in %s when there is nothing, and says what comes next', async (language) => {
    const friday = anItem('2026-11-27T10:00', { place: 'P401' })
    const { view, card } = await show([friday, anItem('2026-11-30T10:00')], aTurn('08:00', language))
    expect(view.intro).not.toBe('')
    expect(view.sections.flatMap(({ rows }) => rows)).toMatchObject([
      { start: '10:00', place: expect.stringMatching(/27.* · P401/) },
    ])
    expect(card.next).toHaveLength(1)
    expect(card.summary).toContain('10:00')
  })

  it('says so when nothing is planned at all', async () => {
    const { view, card } = await show([], aTurn('08:00', 'en'))
    expect(view).toMatchObject({ intro: expect.stringContaining('Nothing is planned'), sections: [] })
    expect(card.next).toEqual([])
  })

  it('shows a notice without a time, and is not over while there is one', async () => {
    const notice = anItem('2026-11-25T07:00', { kind: 'notice', title: 'Bảo trì' })
    const { view } = await show([notice, meeting], aTurn('18:00'))
    expect(view.intro).toBe('')
    expect(view.sections.at(-1)).toMatchObject({
      heading: 'Thông báo',
      rows: [{ start: '●', title: 'Bảo trì' }],
    })
  })

  it('shows times on the clock of the asker', async () => {
    const turn = aTurn('08:00')
    const moscow = { ...turn, now: turn.now.setZone('Europe/Moscow') as DateTime<true> }
    expect((await show([meeting], moscow)).view.sections[0]?.rows[0]?.start).toBe('05:00')
  })

  it('leaves out what has no readable time', async () => {
    expect(
      (await show([anItem('2026-11-25Tnoon'), meeting], aTurn('08:00'))).view.sections[0]?.rows,
    ).toHaveLength(1)
  })
})
