import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLoa, eachLanguage, type TestLoa } from '../builders/loa.ts'

const officer = 'tran.thu.hoa'
const commands = { vi: 'Nhập khen thưởng', en: 'Import awards', ru: 'Загрузить награды' }

const lists = {
  vi: 'Năm | Danh hiệu | Cấp | Loại | Họ tên | Số QĐ | Ngày QĐ\n2011 | Lao động tiên tiến | Trung tâm | cá nhân | Nguyễn Thị Lan | 1/QĐ | 17/12/2011',
  en: 'Year\tTitle\tLevel\tKind\tName\tDecision no.\tDate\n2012\tAdvanced worker\tcentre\tindividual\tNguyễn Thị Lan\t2/QĐ\t17/12/2012',
  ru: '| Год | Награда | Уровень | Вид | ФИО | № приказа | Дата |\n|---|---|---|---|---|---|---|\n| 2013 | Передовой работник | центр | работник | Nguyễn Thị Lan | 3/QĐ | 17.12.2013 |',
}
const years = { vi: 2011, en: 2012, ru: 2013 }

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

describe.each(eachLanguage)('an award list in %s', (language) => {
  it('is offered a field and a template by a text command', async () => {
    await loa.say(officer, { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' }[language])
    const [card] = await loa.say(officer, commands[language])
    expect(card).toMatchObject({ name: 'awards/import', language })
    const [importing, template] = card?.next ?? []
    expect(importing).toMatchObject({ kind: 'act', command: commands[language] })
    expect(template).toMatchObject({ kind: 'open' })
  })

  it('that is pasted into a message is stored, and the answer about its year shows it', async () => {
    const [card] = await loa.say(officer, lists[language])
    expect(card).toMatchObject({ name: 'awards/imported', language })
    const [list] = await loa.press(officer, card?.next?.[0])
    expect(list?.name).toBe('awards/list')
    expect(list?.words).toContain('Nguyễn Thị Lan')
    expect(list?.words).toContain(String(years[language]))
  })

  it('that comes with the button of the card is taken alike', async () => {
    const table = lists[language].replaceAll('Nguyễn Thị Lan', 'Ai Đó Khác')
    const [card] = await loa.pressData(officer, { loa: 'act', verb: 'awards.import', table })
    expect(card).toMatchObject({ name: 'awards/imported', language })
    expect(card?.words).toContain('Ai Đó Khác')
  })

  it('is refused from whoever is no officer, wherever it is said', async () => {
    const [card] = await loa.say('nguyen.thi.lan', lists[language])
    expect(card).toMatchObject({ name: 'awards/none' })
  })
})

it('answers in the own chat of who pastes a list in a channel', async () => {
  const before = loa.private.length
  await loa.say(officer, lists.vi.replace('2011 |', 'x |'), { place: 'channel' })
  expect(loa.private.slice(before).flatMap(({ cards }) => cards.map(({ name }) => name))).toEqual([
    'awards/import-problems',
  ])
})

it('left nothing in the log', () => expect(loa.troubles).toEqual([]))
