import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/i18n/language.ts'
import { appointments } from '../../src/features/health-checks/appointment.ts'
import { campaigns } from '../../src/features/health-checks/campaign.ts'
import { healthChecks } from '../../src/features/health-checks/feature.ts'
import { bao, hoa, lan, olga, wordsOf } from '../builders/a-health-check-chat.ts'
import { aSampleFeature, type SampleFeature } from '../builders/a-sample-feature.ts'
import { ownCard, performIn, sayTo } from '../builders/chat-with-feature.ts'

let sample: SampleFeature
beforeEach(async () => {
  sample = await aSampleFeature(healthChecks)
})
afterEach(() => sample.close())

const say = (person: string, text: string, language: Language) => sayTo(sample, person, text, language)

const slotOf = async (person: string) =>
  (await sample.store.get(appointments, `annual/${person}`))?.document.slot

describe.each([
  ['mở đợt khám mới', 'vi', 'plan-form'],
  ['plan a health check', 'en', 'plan-form'],
  ['создай кампанию медосмотров', 'ru', 'plan-form'],
  ['mở đợt khám', 'vi', 'campaigns'],
  ['ai chưa đặt lịch khám', 'vi', 'progress'],
  ['who has not booked yet', 'en', 'progress'],
  ['кто ещё не записался', 'ru', 'progress'],
  ['điểm danh khám sức khỏe', 'vi', 'attendance'],
  ['take attendance at the health check', 'en', 'attendance'],
  ['отметить явку на медосмотр', 'ru', 'attendance'],
  ['swap two people', 'en', 'swap'],
] as const)('“%s”', (text, language, name) => {
  it('of an officer shows the card where one does it', async () => {
    expect((await say(hoa, text, language)).name).toBe(`health-checks/${name}`)
  })

  it('of staff is refused, or answered with their own check', async () => {
    const card = await say(lan, text, language)
    if (name === 'progress') expect(card.name).toBe('health-checks/appointment')
    else expect(wordsOf(card)).toMatch(/cán bộ công đoàn|Only the union|профсоюзные/)
  })
})

it.each([
  ['đóng đợt khám giúp chị', 'vi'],
  ['could you close the health check campaign', 'en'],
  ['закрой медосмотр', 'ru'],
] as const)('“%s” closes nothing yet: the button does', async (text, language) => {
  const card = await say(hoa, text, language)
  expect(card.next?.map((button) => 'verb' in button && button.verb)).toContain('health-checks.close')
  expect((await sample.store.get(campaigns, 'annual'))?.document.state).toBe('open')
  expect(wordsOf(await say(olga, text, language))).toMatch(/cán bộ công đoàn|Only the union|профсоюзные/)
})

it('reminders: the officer hears how Loa reminds', async () => {
  expect(wordsOf(await say(hoa, 'remind those who have not booked', 'en'))).toContain(
    'reminds nobody by itself',
  )
})

describe('somebody is booked by name', () => {
  it.each([
    ['xếp lịch khám giúp anh Bảo 8h thứ hai tuần sau', 'vi'],
    ['please book Bảo in for a health check on Monday at 8:00', 'en'],
    ['запиши Бао на медосмотр 30 ноября 8:00', 'ru'],
  ] as const)('by “%s”', async (text, language) => {
    const card = await say(hoa, text, language)
    expect(card.name).toBe('health-checks/progress')
    expect(wordsOf(card)).toMatch(/Hoàng Gia Bảo: .*08:00/)
    expect(await slotOf(bao)).toBeDefined()
  })

  it('by one of the times offered, by button and by text, where several are meant', async () => {
    const card = await say(hoa, 'đặt lịch khám cho Bảo sáng thứ hai', 'vi')
    expect(await slotOf(bao)).toBeUndefined()
    const [one, other] = card.next ?? []
    if (one?.kind !== 'act' || other?.kind !== 'act') throw new Error('no two times to press')
    await say(hoa, one.command, 'vi')
    const typed = await slotOf(bao)
    expect(typed).toBeDefined()
    const pressed = ownCard(await performIn(sample, hoa, other.verb, other.data, 'vi'), 'vi')
    expect(wordsOf(pressed)).not.toContain('undefined')
    expect(await slotOf(bao)).toBeDefined()
    expect(await slotOf(bao)).not.toBe(typed)
  })

  it.each([
    ['đặt lịch khám cho Lan 8h thứ hai', bao],
    ['đặt lịch khám cho Zzz 8h thứ hai', hoa],
    ['đặt lịch khám cho Zzz 8h thứ hai', bao],
    ['запиши Бао на медосмотр 30 ноября 8:00', olga],
  ] as const)('not by “%s” of %s, and nobody else is either', async (text, person) => {
    const before = [await slotOf(person), await slotOf(bao), await slotOf(lan)]
    const card = await say(person, text, text.startsWith('đ') ? 'vi' : 'ru')
    expect(card.name).toBe('health-checks/message')
    expect([await slotOf(person), await slotOf(bao), await slotOf(lan)]).toEqual(before)
  })

  it.each(['đặt lịch khám cho em 8h thứ hai', 'dat lich kham cho em 8h thu hai'])(
    '“%s” is about oneself',
    async (text) => {
      expect((await say(bao, text, 'vi')).name).toBe('health-checks/appointment')
      expect(await slotOf(bao)).toBeDefined()
    },
  )
})

it.each([
  ['đổi lịch khám của Lan và Trần Thu Hòa', 'vi'],
  ["swap Lan and Trần Thu Hòa's health checks", 'en'],
  ['поменяй местами Лан и Trần Thu Hòa на медосмотре', 'ru'],
] as const)('“%s” finds people as they are called', async (text, language) => {
  const card = await say(hoa, text, language)
  expect(wordsOf(card)).not.toMatch(/Không tìm thấy|Not found|Не найдено/)
  expect(card.next?.map((button) => 'verb' in button && button.verb)).toContain('health-checks.swap')
})
