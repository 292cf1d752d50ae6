import { describe, expect, it } from 'vitest'
import { continueQuestion } from '../../../../src/core/conversation/follow-up.ts'
import type { DateSlot, Question, Recognition, Slots } from '../../../../src/core/understanding/intent.ts'

const nextMonth: DateSlot = { text: 'tháng sau', grain: 'month', from: '2026-12-01', to: '2026-12-31' }

const heard = (text: string, slots: Slots, overrides: Partial<Recognition> = {}): Recognition => ({
  text,
  language: 'vi',
  intent: 'out_of_scope',
  best: 'meeting_agenda',
  confidence: 0.4,
  tier: 'decline',
  alternatives: [],
  slots,
  named: slots,
  ...overrides,
})

const figures: Question = { intent: 'service_kpi', slots: { service: 'telephone', year: 2020 } }

describe('a follow-up', () => {
  it.each([
    ['còn tháng sau?', { date: nextMonth }, { service: 'telephone', date: nextMonth }],
    ['а радио?', { service: 'radio' }, { service: 'radio', year: 2020 }],
    ['không, ý tôi là radio', { service: 'radio' }, { service: 'radio', year: 2020 }],
    ['what about 2019', { year: 2019 }, { service: 'telephone', year: 2019 }],
    ['radio', { service: 'radio' }, { service: 'radio', year: 2020 }],
  ])('%j keeps the subject and takes the new value', (text, slots, merged) => {
    expect(continueQuestion(figures, heard(text, slots))).toEqual({ intent: 'service_kpi', slots: merged })
  })

  it.each([
    ['còn cuộc họp tiếp theo?', { date: nextMonth }, { next: true }],
    ['còn tháng sau?', { next: true }, { date: nextMonth }],
  ] as const)('%j about meetings asks for another time', (text, before, after) => {
    const meetings: Question = { intent: 'meeting_agenda', slots: before }
    expect(continueQuestion(meetings, heard(text, after))?.slots).toEqual(after)
  })

  it.each([
    ['names nothing', 'còn gì nữa không', {}, {}],
    [
      'is a whole question of its own',
      'mạng ngoài giàn hôm nay có vấn đề gì không các anh',
      { service: 'offshore_link' },
      {},
    ],
    [
      'clearly asks something else',
      'what about my health check',
      { mine: true },
      { tier: 'answer', best: 'health_check_schedule', confidence: 0.97 },
    ],
    [
      'is a sure short question',
      'radio status',
      { service: 'radio' },
      { tier: 'answer', best: 'service_status', confidence: 0.8 },
    ],
  ] as const)('is none when the text %s', (_, text, slots, overrides) => {
    expect(continueQuestion(figures, heard(text, slots, overrides))).toBeUndefined()
  })

  it('is none at the start of a conversation', () => {
    expect(continueQuestion(undefined, heard('còn radio?', { service: 'radio' }))).toBeUndefined()
  })

  it('asks about a unit instead of oneself once a unit is named', () => {
    const mine: Question = { intent: 'health_check_schedule', slots: { mine: true } }
    expect(
      continueQuestion(mine, heard('còn đội vô tuyến', { unit: 'radio-team', mine: false }))?.slots,
    ).toEqual({
      unit: 'radio-team',
      mine: false,
    })
  })
})
