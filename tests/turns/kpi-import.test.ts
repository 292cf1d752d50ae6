import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../src/adapters/spreadsheet/write-sheet.ts'
import { listEntries } from '../../src/core/audit/list-entries.ts'
import { aLoa, eachLanguage, samplePerson, type TestLoa } from '../builders/loa.ts'

const dung = 'pham.quoc.dung'
const names = { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' }
const confirm = { vi: 'Xác nhận chỉ tiêu', en: 'Confirm figures', ru: 'Подтвердить показатели' }

const lines = {
  vi: 'kpi vô tuyến quý 3 2020: đạt 1150 kế hoạch 1200',
  en: 'kpi radio Q3 2020: achieved 1150 plan 1200',
  ru: 'показатель радиосвязь III кв. 2020: факт 1150 план 1200',
}

const tables = {
  vi: 'Dịch vụ | Kỳ | Đạt | Kế hoạch | % kế hoạch\nvô tuyến | Q3/2020 | 88,36 | 87 | 101,6\nđiện thoại | 2020 | 88,4 | 87 | 101,6',
  en: 'Service\tPeriod\tAchieved\tPlan\t% of plan\nradio\tQ3/2020\t88.36%\t87\t101.6\ntelephone\t2020\t88.4\t87\t101.6',
  ru: '| Сервис | Период | Факт | План | % плана |\n|---|---|---|---|---|\n| радиосвязь | III кв. 2020 | 88,36 | 87 | 101,6 |\n| телефон | 2020 | 88,4 | 87 | 101,6 |',
}

let loa: TestLoa
beforeEach(async () => {
  loa = await aLoa()
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

describe.each(eachLanguage)('figures in %s', (language) => {
  it('pasted as a table are shown with what they change, stored by the button, and answered from then on', async () => {
    const [preview] = await loa.say(dung, tables[language])
    expect(preview).toMatchObject({ name: 'service-status/kpi-import', language })
    expect(preview?.words).toMatch(
      { vi: /Trước đây: Đạt 88,36%/, en: /Before: Achieved 88.36%/, ru: /Было: Факт 88,36/ }[language],
    )
    const [stored] = await loa.press(dung, preview?.next?.[0])
    expect(stored?.next).toHaveLength(2)
    const [card] = await loa.press(dung, stored?.next?.[0])
    expect(card?.words).toMatch(/88[.,]36/)
    const [year] = await loa.press(dung, stored?.next?.[1])
    expect(year?.words).toMatch(/88[.,]4/)
  })

  it('said in a line are shown and stored by the text that the button stands for', async () => {
    const [preview] = await loa.say(dung, lines[language])
    expect(preview).toMatchObject({ name: 'service-status/kpi-import', language })
    expect(preview?.next?.[0]).toMatchObject({ command: confirm[language] })
    const [stored] = await loa.say(dung, confirm[language])
    expect(stored?.summary).toMatch(/1/)
    const [card] = await loa.press(dung, stored?.next?.[0])
    expect(card).toMatchObject({ name: 'service-status/kpi-line', language })
    expect(card?.words).toMatch(/1[.,\s]150/)
  })

  it('typed into the form are checked in the form and confirmed in the chat', async () => {
    await loa.say(dung, names[language])
    const form = { vi: 'Nhập một chỉ tiêu', en: 'Enter a figure', ru: 'Ввести показатель' }[language]
    const [empty] = await loa.say(dung, form)
    expect(empty).toMatchObject({ name: 'service-status/kpi-form', language })
    const typed = { loa: 'act', verb: 'service-status.kpi-form-check', service: 'radio', period: 'Q3/2020' }
    const [wrong] = await loa.pressData(dung, { ...typed, achieved: 'nhiều' })
    expect(wrong?.name).toBe('service-status/kpi-form')
    expect(wrong?.words).toContain('nhiều')
    const [preview] = await loa.pressData(dung, { ...typed, achieved: '88,36', plan: '87' })
    expect(preview).toMatchObject({ name: 'service-status/kpi-import', language })
  })

  it('are refused from whoever may not bring them in', async () => {
    const [card] = await loa.say('nguyen.thi.lan', lines[language])
    expect(card?.words).toContain('Phạm Quốc Dũng')
    const [pressed] = await loa.pressData('nguyen.thi.lan', {
      loa: 'act',
      verb: 'service-status.kpi-confirm',
    })
    expect(pressed?.words).toContain('Phạm Quốc Dũng')
  })
})

test('a table with bad rows names each with its reason and changes nothing', async () => {
  await loa.say(dung, 'English')
  const [card] = await loa.say(
    dung,
    'Service | Period | Achieved\nradio | Q3/2020 | good\nbus | 2020 | 5\nphone | soon | 88',
  )
  expect(card?.name).toBe('service-status/kpi-problems')
  expect(card?.words).toContain('Row 2\nAchieved: “good” is no number')
  expect(card?.words).toContain('Row 3\nService: there is no service called “bus”')
  expect(card?.words).toContain('Row 4\nPeriod: “soon” is no month')
  const [nothing] = await loa.say(dung, 'Confirm figures')
  expect(nothing?.summary).toBe('Nothing waits to be confirmed')
})

test('115.000 is asked about, and read as the sender says by button and by text', async () => {
  await loa.say(dung, 'English')
  const [asked] = await loa.say(dung, 'kpi radio Q3 2020: achieved 115.000 USD plan 120.000 USD')
  expect(asked?.summary).toBe('1 row can be read in two ways')
  expect(asked?.words).toContain('“115.000” can be 115,000 or 115')
  const [preview] = await loa.press(dung, asked?.next?.[0])
  expect(preview?.words).toContain('Achieved 115,000 USD, plan 120,000 USD')
  await loa.say(dung, 'kpi radio Q3 2020: achieved 115.000 USD plan 120.000 USD')
  const [other] = await loa.say(dung, asked?.next?.[1]?.kind === 'act' ? asked.next[1].command : '')
  expect(other?.words).toContain('Achieved 115 USD, plan 120 USD')
})

test('what was confirmed is what was shown: an older card stores nothing, and a figure that moved is shown anew', async () => {
  await loa.say(dung, 'English')
  const [older] = await loa.say(dung, lines.en)
  const [later] = await loa.say(dung, 'kpi radio Q3 2020: achieved 90 plan 90')
  const [refused] = await loa.press(dung, older?.next?.[0])
  expect(refused?.summary).toBe('Nothing waits to be confirmed')
  await loa.say('dmitri.lukin', 'kpi radio Q3 2020: achieved 77 plan 90')
  await loa.say('dmitri.lukin', 'Confirm figures')
  const [again] = await loa.press(dung, later?.next?.[0])
  expect(again?.words).toContain('Somebody has changed figures meanwhile')
  expect(again?.words).toContain('Before: Achieved 77%')
  const [stored] = await loa.press(dung, again?.next?.[0])
  expect(stored?.summary).toBe('1 figure stored')
})

test('an import stands in the audit chain with what it changed from and to', async () => {
  await loa.say(dung, tables.en)
  await loa.say(dung, 'Confirm figures')
  const entries = await listEntries(loa.store, { of: { subject: 'kpis' } })
  expect(JSON.stringify(entries)).toContain('telephone@2020-year:88.36/87/101.6;88.4/87/101.6')
})

/** Sends a file in the person's own chat. */
const send = (person: string, name: string, content: string | Uint8Array) =>
  loa.bot.conversation.respond({
    activity: `file-${name}`,
    sender: samplePerson(person),
    place: { kind: 'personal', conversation: `personal-${person}` },
    client: 'en',
    zone: undefined,
    input: {
      kind: 'text',
      text: '',
      files: [{ name, read: async () => (typeof content === 'string' ? Buffer.from(content) : content) }],
      attachments: 0,
    },
  })

test('a file of figures is taken, one of awards is left to those whom it concerns', async () => {
  const figures = await send(dung, 'q3.csv', 'Dịch vụ;Kỳ;Đạt\nvô tuyến;Q3/2020;88,36\n')
  expect(figures.cards.map(({ name }) => name)).toEqual(['service-status/kpi-import'])
  const awards = await send(
    'le.thanh.mai',
    'awards.csv',
    'Năm;Danh hiệu;Cấp;Loại;Họ tên;Số QĐ;Ngày QĐ\n2011;A;B;C;D;E;F\n',
  )
  expect(awards.cards.map(({ name }) => name)).toEqual(['awards/import-problems'])
})

test.each(eachLanguage)(
  'the template of %s is a sheet that Loa reads, whoever fills it in',
  async (language) => {
    const downloads = loa.bot.features.flatMap(({ downloads = [] }) => downloads)
    const file = await downloads.find(({ kind }) => kind === 'kpi-template')?.produce({}, language)
    const table = file && typeof file.body !== 'string' ? await readTable(file.body) : undefined
    const titles = table?.ok ? (table.rows[0]?.cells ?? []) : []
    expect(titles).toHaveLength(6)
    const bytes = await writeSheet({
      sheetName: 'KPI',
      columns: titles.map((title) => ({ title: String(title), width: 20, type: 'text' })),
      rows: [['radio', 'Q3/2020', 88.36, '87', '101,6%', '%']],
    })
    const { cards } = await send(dung, 'filled.xlsx', bytes)
    expect(cards[0]?.view['rows']).toEqual([
      expect.objectContaining({ after: expect.stringMatching(/88[.,]36.*87.*101[.,]6/) }),
    ])
  },
)

test('figures that were brought in survive a restart, which reads the file of figures again', async () => {
  await loa.say(dung, tables.en)
  await loa.say(dung, 'Confirm figures')
  await loa.bot.data.importInto(loa.store)
  const [year] = await loa.say(dung, 'telephone figures 2020')
  expect(year?.words).toContain('88.4%')
})

test('whoever may bring figures in is offered it beside the figures, in the own chat alone', async () => {
  const titles = async (person: string, place: 'personal' | 'channel') =>
    (await loa.say(person, 'service figures', { place }))[0]?.next?.map(({ title }) => title) ?? []
  expect(await titles(dung, 'personal')).toEqual(expect.arrayContaining(['Import figures', 'Enter a figure']))
  expect(await titles(dung, 'channel')).not.toContain('Import figures')
  expect(await titles('hoang.gia.bao', 'personal')).not.toContain('Import figures')
})

test('a question with the same words enters nothing', async () => {
  const [card] = await loa.say(dung, 'kpi vô tuyến quý 3: đạt bao nhiêu?')
  expect(card?.name).toMatch(/^service-status\/kpi-line/)
})
