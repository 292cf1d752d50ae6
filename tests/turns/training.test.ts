import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../src/core/audit/audit.ts'
import { aLoa, type TestLoa, wednesday } from '../builders/loa.ts'

const admin = 'le.thanh.mai'
const staff = 'nguyen.thi.lan'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const first = async (person: string, text: string) => {
  const [card] = await loa.say(person, text)
  if (!card) throw new TypeError('there was no answer')
  return card
}

describe('what was not understood', () => {
  it('is in the report, most frequent first, without names and numbers', async () => {
    await first(staff, 'cấp lại mật khẩu cho anh Phạm Quốc Dũng số 4711 với')
    await first(staff, 'cấp lại mật khẩu cho anh Phạm Quốc Dũng số 4712 với')
    const report = await first(admin, 'Câu Loa chưa hiểu')
    expect(report.words).toContain('cấp lại mật khẩu cho anh … số # với')
    expect(report.words).toContain('2 lần')
    expect(report.words).not.toMatch(/4711|Dũng/)
  })

  it('is shown to nobody else', async () => {
    expect((await first(staff, 'Câu Loa chưa hiểu')).words).toContain('Chỉ chuyên viên truyền thông')
    expect((await first('hoang.gia.bao', 'What Loa did not understand')).words).toContain(
      'Only communications admins',
    )
  })
})

describe('a line that an administrator teaches', () => {
  it.each([
    ['vi', 'dạy meeting_agenda: sáng nay ngồi với ai ở phòng kính', 'sáng nay ngồi với ai ở phòng kính'],
    ['en', 'teach union_benefits: what do I get when my house floods', 'what do I get when my house floods'],
    [
      'ru',
      'научить service_status: опять ёлка на мониторе в диспетчерской',
      'опять ёлка на мониторе в диспетчерской',
    ],
  ])('is understood from then on in %s, and recorded', async (_, command, line) => {
    expect((await first(admin, command)).name).toBe('training/message')
    await loa.bot.trained()
    const { best, tier } = loa.bot.recogniser().recognise(line, { now: wednesday })
    expect(command).toContain(best)
    expect(tier).toBe('answer')
    const page = await loa.store.find(auditEntries, { index: 'sequence', descending: true, limit: 1 })
    expect(page.items[0]?.document).toMatchObject({ action: 'training.taught', details: { intent: best } })
  })

  it('is taken back by one more command', async () => {
    await first(admin, 'dạy greeting: lô ố lồ xin kính chào')
    expect((await first(admin, 'quên: lô ố lồ xin kính chào')).words).toContain('đã bỏ')
    expect((await first(admin, 'quên: lô ố lồ xin kính chào')).words).toContain('Không có câu nào')
    await loa.bot.trained()
  })

  it.each([
    ['of an intent that is none', 'dạy payroll: cho xin bảng lương', /Không có ý định/],
    ['without words', 'dạy help: ???', /không có chữ/],
    ['longer than a chat line', `dạy help: ${'dài '.repeat(100)}`, /300 ký tự/],
    ['that is known already', 'dạy help: trợ giúp', /đã biết/],
    ['that means something else already', 'dạy award_list: TRO GIUP!', /đã được dạy là help/],
  ])('is refused with its reason when it is one %s', async (_, command, reason) => {
    expect((await first(admin, command)).words).toMatch(reason)
  })

  it('is refused of anybody else, by text and by a forged button', async () => {
    expect((await first(staff, 'dạy help: cứu tôi với')).words).toContain('Chỉ chuyên viên truyền thông')
    const [card] = await loa.pressData(staff, {
      loa: 'act',
      verb: 'training.teach',
      intent: 'help',
      text: 'cứu tôi với',
    })
    expect(card?.words).toContain('Chỉ chuyên viên truyền thông')
  })
})
