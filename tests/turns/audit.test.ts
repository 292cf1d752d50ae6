import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../src/core/audit/audit.ts'
import { put } from '../../src/core/store/store.ts'
import { aLoa, type TestLoa } from '../builders/loa.ts'

const auditor = 'vo.minh.thu'
const admin = 'le.thanh.mai'

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

describe('the audit log', () => {
  it.each([
    ['nhật ký kiểm toán', 'Nhật ký nguyên vẹn: đã kiểm tra 1 mục.', 'Dạy Loa một câu'],
    ['audit log', 'The log is whole: 1 entry checked.', 'Taught Loa a line'],
    ['журнал аудита', 'Журнал цел: проверена 1 запись.', 'Научил Loa фразе'],
  ])('"%s" shows an auditor what was done and that nothing was changed', async (text, whole, what) => {
    if ((await loa.store.find(auditEntries, { index: 'sequence' })).items.length === 0)
      await first(admin, 'teach union_benefits: what do I get when my house floods')
    const { words, next = [] } = await first(auditor, text)
    expect(words).toContain(whole)
    expect(words).toContain(what)
    const [file] = next
    expect(file?.kind).toBe('open')
  })

  it.each([
    ['nhật ký kiểm toán hôm nay', 'hôm nay: 1 mục'],
    ['cho tôi xem nhật ký kiểm toán của chị Lê Thanh Mai', 'Lê Thanh Mai: 1 mục'],
    ['ai đã thay đổi gì hôm nay', 'hôm nay: 1 mục'],
    ['who changed what today?', 'today: 1 entry'],
    ['кто что менял вчера', 'вчера: 0 записей'],
    ['show me the audit log of Le Thanh Mai for today', 'Lê Thanh Mai, today: 1 entry'],
    ['audit log of Vo Minh Thu', 'Võ Minh Thư: 0 entries'],
    ['audit log for 20 November', '20 November: 0 entries'],
    ['audit log of somebody', '“somebody” is nobody'],
    ['покажи журнал аудита за вчера', 'вчера: 0 записей'],
  ])('of a day or a person is what "%s" shows', async (text, about) => {
    const { name, words } = await first(auditor, text)
    expect(name).toBe('audit/log')
    expect(words).toContain(about)
  })

  it('of a person is shown to nobody else either', async () => {
    expect((await first(admin, 'audit log of Le Thanh Mai')).words).toContain('Only auditors')
  })

  it('is shown to nobody else, whatever they may do otherwise', async () => {
    for (const person of [admin, 'nguyen.thi.lan'])
      expect((await first(person, 'audit log')).words).toContain('Only auditors')
  })

  it('says where it was tampered with', async () => {
    const [entry] = (await loa.store.find(auditEntries, { index: 'sequence' })).items
    if (!entry) throw new TypeError('there is no entry')
    const forged = { ...entry.document, actor: { ...entry.document.actor, name: 'Nobody' } }
    await loa.store.commit([put(auditEntries, entry.id, forged, entry.version)])
    expect((await first(auditor, 'audit log')).words).toContain('tampered with: entry 1')
  })
})
