import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../../../src/adapters/spreadsheet/write-sheet.ts'
import { listEntries } from '../../../../src/core/audit/list-entries.ts'
import type { Reply } from '../../../../src/core/conversation/reply.ts'
import type { Language } from '../../../../src/core/i18n/language.ts'
import type { Cell } from '../../../../src/core/spreadsheet/spreadsheet.ts'
import type { Award } from '../../../../src/features/awards/award.ts'
import { importedAwards } from '../../../../src/features/awards/award.ts'
import { awards } from '../../../../src/features/awards/feature.ts'
import { importAwards, importPastedAwards } from '../../../../src/features/awards/import-awards.ts'
import { createListYear } from '../../../../src/features/awards/list-year.ts'
import { aSampleFeature, type SampleFeature } from '../../../builders/a-sample-feature.ts'
import { aWorkbook, inline, zipped } from '../../adapters/spreadsheet/a-workbook.ts'

const officer = 'tran.thu.hoa'
const vietnamese = [
  'Năm',
  'Danh hiệu',
  'Cấp khen',
  'Loại',
  'Họ và tên',
  'Email',
  'Đơn vị',
  'Lý do',
  'Số QĐ',
  'Ngày QĐ',
]

const aRow = (overrides: Partial<Record<string, Cell>> = {}): Cell[] =>
  Object.values({
    year: 2019,
    title: 'Lao động tiên tiến',
    level: 'Trung tâm',
    kind: 'Cá nhân',
    recipient: 'Nguyễn Thị Lan',
    employee: null,
    unit: null,
    reason: 'Hoàn thành tốt nhiệm vụ',
    number: '98/QĐ-KT',
    date: new Date('2019-12-17T00:00:00Z'),
    ...overrides,
  })

const asFile = (rows: readonly (readonly Cell[])[], headings = vietnamese) =>
  writeSheet({
    sheetName: 'Khen thưởng',
    columns: headings.map((title) => ({ title, width: 12, type: 'text' })),
    rows,
  })

const asText = (rows: readonly (readonly Cell[])[], delimiter = '|') =>
  rows
    .map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? ''))))
    .map((row) => row.join(delimiter))
    .join('\n')

let desk: SampleFeature
beforeEach(async () => {
  desk = await aSampleFeature(awards)
})
afterEach(() => desk.close())

const parts = () => ({ ...desk.parts, readTable })
const send = async (
  rows: readonly (readonly Cell[])[],
  {
    person = officer,
    language = 'vi',
    headings = vietnamese,
  }: { person?: string; language?: Language; headings?: string[] } = {},
): Promise<Reply> =>
  importAwards(parts())(await desk.turn(person, { language }), await asFile(rows, headings))

const stored = async (): Promise<Award[]> =>
  (await desk.store.find(importedAwards, { index: 'year', limit: 1_000 })).items.map(
    ({ document }) => document,
  )

const viewOf = (reply: Reply) => reply.cards[0]?.view
const problemsOf = (reply: Reply): string[] => {
  const problems = viewOf(reply)?.['problems']
  return Array.isArray(problems)
    ? problems.map(({ row, text }) => `${row}: ${text.replaceAll('\\', '')}`)
    : []
}

describe('an award list that is all right', () => {
  it('is stored as a whole: people, units and names as the decision has them', async () => {
    const reply = await send([
      aRow(),
      aRow({ recipient: 'Phan Văn Đã Nghỉ' }),
      aRow({
        title: 'Tập thể lao động xuất sắc',
        level: 'cấp liên doanh',
        kind: 'TẬP THỂ',
        recipient: 'Đội Vô tuyến',
      }),
      aRow({ kind: 'tập thể', recipient: null, unit: 'radio-team', title: 'Cờ thi đua', level: 'ngành' }),
      aRow({ recipient: null, employee: 'olga.vetrova', date: '17/12/2019', year: '2019' }),
    ])
    expect(reply).toMatchObject({
      personal: true,
      cards: [{ name: 'awards/imported', summary: 'Đã nhập 5 khen thưởng' }],
    })
    const recipients = (await stored()).map(({ recipient }) => recipient)
    expect(recipients).toHaveLength(5)
    expect(recipients).toEqual(
      expect.arrayContaining([
        { person: 'nguyen.thi.lan' },
        { name: 'Phan Văn Đã Nghỉ' },
        { unit: 'radio-team' },
        { person: 'olga.vetrova' },
      ]),
    )
    expect(JSON.stringify(viewOf(reply))).toContain('Phan Văn Đã Nghỉ')
  })

  it('has the wordings of a title that Loa knows, whichever of them the list uses', async () => {
    await send([aRow({ title: 'Передовой работник' }), aRow({ title: 'Звание нового образца', number: '1' })])
    const titles = (await stored()).map(({ title }) => title)
    expect(titles).toContainEqual({
      vi: 'Lao động tiên tiến',
      en: 'Advanced worker',
      ru: 'Передовой работник',
    })
    expect(titles).toContainEqual({ vi: 'Звание нового образца', ru: 'Звание нового образца' })
  })

  it('is in the audit chain, with counts and not with names', async () => {
    await send([aRow(), aRow({ recipient: 'Ai Đó' })])
    const { items } = await listEntries(desk.store)
    expect(items.map(({ document }) => document)).toMatchObject([
      {
        actor: { name: 'Trần Thu Hòa' },
        action: 'awards.imported',
        details: { added: 2, known: 0, years: ['2019'] },
      },
    ])
  })

  it('is found by whoever asks for the year', async () => {
    await send([aRow()])
    const reply = await desk.feature.answers.award_list?.(await desk.turn(officer), { year: 2019 })
    expect(JSON.stringify(reply?.cards)).toContain('Nguyễn Thị Lan')
  })

  it('adds nothing the second time, and only what is new the third', async () => {
    await send([aRow()])
    expect((await send([aRow()])).cards[0]?.summary).toBe('Không có gì mới: Loa đã có đủ danh sách này')
    expect((await send([aRow(), aRow({ recipient: 'Ai Đó' })])).cards[0]?.summary).toBe(
      'Đã nhập 1 khen thưởng',
    )
    expect(await stored()).toHaveLength(2)
    expect((await listEntries(desk.store)).items).toHaveLength(2)
  })

  it('is there once when two officers send it at the same moment', async () => {
    const rows = Array.from({ length: 40 }, (_, place) => aRow({ recipient: `Người ${place}` }))
    await Promise.all([send(rows), send(rows, { person: 'le.thanh.mai' }), send(rows)])
    expect(await stored()).toHaveLength(40)
    expect((await listEntries(desk.store)).items).toHaveLength(1)
  })

  it('may have headings in English or Russian', async () => {
    const english = [
      'Year',
      'Award',
      'Level',
      'Type',
      'Name',
      'E-mail',
      'Department',
      'Reason',
      'Decision No.',
      'Date',
    ]
    const row = aRow({ level: 'centre level', kind: 'individual' })
    expect((await send([row], { headings: english, language: 'en' })).cards[0]?.summary).toBe(
      '1 award imported',
    )
    const russian = [
      'Год',
      'Награда',
      'Уровень',
      'Вид',
      'ФИО',
      'Эл. почта',
      'Подразделение',
      'За что',
      '№ приказа',
      'Дата приказа',
    ]
    const other = aRow({ level: 'Центр', kind: 'работник', recipient: 'Петренко Иван Сергеевич' })
    expect((await send([other], { headings: russian, language: 'ru' })).cards[0]?.summary).toBe(
      'Загружена 1 награда',
    )
  })
})

describe('an award list from elsewhere', () => {
  it('may have a title above its headings, empty rows, columns of its own, and be a .csv', async () => {
    const csv = [
      'DANH SÁCH KHEN THƯỞNG NĂM 2019;;;;;;;',
      ';;;;;;;',
      'STT;Năm;Danh hiệu;Cấp;Đối tượng;Họ và tên;Số quyết định;Ngày ký',
      '1;2019;Lao động tiên tiến;Cấp Trung tâm;Cá nhân;Nguyễn Thị Lan;98/QĐ-KT;17/12/2019',
    ].join('\r\n')
    const reply = await importAwards(parts())(
      await desk.turn(officer),
      Buffer.from(`\ufeff${csv}`, 'utf16le'),
    )
    expect(reply.cards[0]?.summary).toBe('Đã nhập 1 khen thưởng')
  })

  it('may have the year and the decision in merged cells', async () => {
    const row = (number: number, year: string, name: string, decision: string) =>
      `<row r="${number}">${[
        year,
        'Lao động tiên tiến',
        'Trung tâm',
        'Cá nhân',
        name,
        decision,
        decision && '17/12/2019',
      ]
        .map((text, place) => (text ? inline(`${'ABCDEFG'[place]}${number}`, text) : ''))
        .join('')}</row>`
    const headings = ['Năm', 'Danh hiệu', 'Cấp', 'Loại', 'Họ tên', 'Số QĐ', 'Ngày QĐ']
    const sheetData = [
      `<row r="1">${headings.map((text, place) => inline(`${'ABCDEFG'[place]}1`, text)).join('')}</row>`,
      row(2, '2019', 'Nguyễn Thị Lan', '98/QĐ'),
      row(3, '', 'Ai Đó', ''),
    ].join('')
    const after =
      '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="F2:F3"/><mergeCell ref="G2:G3"/></mergeCells>'
    await importAwards(parts())(await desk.turn(officer), zipped(aWorkbook({ sheetData, after })))
    expect((await stored()).map(({ year, decision }) => [year, decision.number])).toEqual([
      [2019, '98/QĐ'],
      [2019, '98/QĐ'],
    ])
  })

  it('is not believed where a formula has no saved outcome', async () => {
    const headings = ['Năm', 'Danh hiệu', 'Cấp', 'Loại', 'Họ tên', 'Số QĐ', 'Ngày QĐ']
    const cells = ['', 'x', 'ngành', 'cá nhân', 'Ai Đó', '1', '17/12/2019']
    const sheetData = `<row r="1">${headings.map((text, place) => inline(`${'ABCDEFG'[place]}1`, text)).join('')}</row><row r="2"><c r="A2"><f>YEAR(G2)</f></c>${cells
      .slice(1)
      .map((text, place) => inline(`${'BCDEFG'[place]}2`, text))
      .join('')}</row>`
    const reply = await importAwards(parts())(await desk.turn(officer), zipped(aWorkbook({ sheetData })))
    expect(problemsOf(reply)).toEqual([
      'Dòng 2: Năm: công thức chưa có kết quả; bạn tính và lưu lại tệp, hoặc ghi giá trị',
    ])
  })
})

describe('an award list with something to mend', () => {
  it('is not stored at all, and every bad row is named with its field and reason', async () => {
    const reply = await send([
      aRow(),
      aRow({ year: 'năm kia', title: null }),
      aRow({ date: '3/4/2019', recipient: 'Nguyen Thi Lan' }),
      aRow({ kind: 'con mèo', level: 'cấp trên' }),
      aRow({ recipient: null }),
      aRow({ kind: 'tập thể', recipient: null, unit: 'Đội Bóng đá' }),
      aRow({ employee: 'nguyen.van.khong.co', recipient: null }),
      aRow({ employee: 'olga.vetrova' }),
      aRow({ year: '2.019', date: '30/2/2019' }),
      aRow(),
    ])
    expect(reply.cards[0]?.summary).toBe('Chưa nhập gì: cần sửa 9 dòng')
    expect(problemsOf(reply)).toEqual([
      'Dòng 3: Năm: «năm kia» không phải là một năm như 2020',
      'Dòng 3: Danh hiệu: đang để trống',
      'Dòng 4: Ngày quyết định: «3/4/2019» là ngày 03/04/2019 hay 04/03/2019? Bạn ghi kiểu 2020-12-17 cho rõ nhé',
      'Dòng 4: Họ và tên / Tập thể: không có «Nguyen Thi Lan»; có phải là Nguyễn Thị Lan không? Bạn ghi đúng dấu hoặc thêm email',
      'Dòng 5: Cấp khen: «cấp trên» không rõ là cấp nào: Trung tâm, Liên doanh, ngành hay Nhà nước',
      'Dòng 5: Loại (tập thể/cá nhân): «con mèo» không rõ là tập thể hay cá nhân',
      'Dòng 6: Họ và tên / Tập thể: chưa ghi ai được khen',
      'Dòng 7: Đơn vị: không có đơn vị «Đội Bóng đá»',
      'Dòng 8: Email: danh bạ không có «nguyen.van.khong.co»',
      'Dòng 9: Email: «olga.vetrova» là của Ветрова Ольга Николаевна, không phải Nguyễn Thị Lan',
      'Dòng 10: Năm: «2.019» có thể là 2019 hoặc 2.019; bạn ghi rõ năm, ví dụ 2020',
      'Dòng 10: Ngày quyết định: «30/2/2019» không phải là một ngày như 17/12/2020',
      'Dòng 11: trùng với dòng 2',
    ])
    expect(await stored()).toEqual([])
    expect((await listEntries(desk.store)).items).toEqual([])
  })

  it('asks for the name with its marks rather than taking the nearest', async () => {
    expect(problemsOf(await send([aRow({ recipient: 'Nguyen Thi Lan' })], { language: 'en' }))).toEqual([
      'Row 2: Recipient: there is no “Nguyen Thi Lan”; is it Nguyễn Thị Lan? Write the name with its marks or add the e-mail address',
    ])
  })

  it('never overwrites an award that Loa has with other facts', async () => {
    await send([aRow()])
    const reply = await send([aRow({ date: '18/12/2019' }), aRow({ recipient: 'Ai Đó' })], { language: 'ru' })
    expect(problemsOf(reply)).toEqual([
      'Строка 2: Дата приказа: эта награда у Loa уже есть, но в этом столбце другое',
    ])
    expect((await stored()).map(({ decision }) => decision.date)).toEqual(['2019-12-17'])
  })

  it('is counted where it is long', async () => {
    const reply = await send(Array.from({ length: 60 }, () => aRow({ title: null })))
    expect(problemsOf(reply)).toHaveLength(25)
    expect(viewOf(reply)?.['more']).toBe('… và 35 mục nữa')
  })

  it('names the columns that are missing or twice there', async () => {
    const lacking = await send([['2019', 'x']], { headings: ['Năm', 'Danh hiệu'] })
    expect(viewOf(lacking)?.['text']).toContain('Bảng thiếu cột: Cấp khen, Loại')
    const twice = await send([aRow()], {
      headings: vietnamese.map((title) => (title === 'Lý do' ? 'Năm' : title)),
    })
    expect(viewOf(twice)?.['text']).toBe('Bảng có hai cột cùng nghĩa: Năm.')
  })

  it('is refused whole when it is no list: other files, empty ones, too many rows', async () => {
    const turn = await desk.turn(officer)
    const reply = async (bytes: Uint8Array) => viewOf(await importAwards(parts())(turn, bytes))?.['text']
    expect(await reply(new Uint8Array([0xff, 0xd8, 0xff]))).toContain('không phải bảng tính')
    expect(await reply(new Uint8Array())).toContain('không có gì')
    expect(await reply(new TextEncoder().encode('a,b\nc,d'))).toContain('không thấy dòng tiêu đề')
    expect(await reply(await asFile([]))).toContain('không có khen thưởng nào')
    expect(await reply(await asFile(Array.from({ length: 2_001 }, () => aRow())))).toContain('quá lớn')
  })
})

describe('a pasted award list', () => {
  const paste = async (text: string) => importPastedAwards(parts())(await desk.turn(officer), text)

  it.each(['|', '\t'])('is taken like a file, cut at %j', async (delimiter) => {
    const reply = await paste(asText([vietnamese, aRow()], delimiter))
    expect(reply.cards[0]?.summary).toBe('Đã nhập 1 khen thưởng')
    expect(await stored()).toMatchObject([
      { recipient: { person: 'nguyen.thi.lan' }, decision: { date: '2019-12-17' } },
    ])
  })

  it('names its rows by the lines of the message', async () => {
    const text = `Danh sách:\n${asText([vietnamese, aRow(), aRow({ year: '' })])}`
    expect(problemsOf(await paste(text))).toEqual(['Dòng 4: Năm: đang để trống'])
  })

  it('is heard as a command only when it is one, in the language of its words', () => {
    const hears = desk.feature.hears
    expect(hears?.(asText([vietnamese, aRow()]))?.language).toBe('vi')
    expect(hears?.('Год | Награда | Уровень\n2019 | x | y')?.language).toBe('ru')
    expect(hears?.('Year | Title | Level\n2019 | x | y')?.language).toBe('en')
    for (const text of ['ai được khen năm 2020', 'a | b\nc | d', 'Năm | Tháng\n2019 | 3'])
      expect(hears?.(text)).toBeUndefined()
  })

  it('is refused when it is so long that its end may be lost', async () => {
    const rows = Array.from({ length: 200 }, (_, place) => aRow({ recipient: `Người ${place}` }))
    expect(viewOf(await paste(asText([vietnamese, ...rows])))?.['text']).toContain('quá dài')
    expect(await stored()).toEqual([])
  })
})

describe('who may bring in award lists', () => {
  it.each([
    ['nguyen.thi.lan', 'awards/none'],
    ['pham.quoc.dung', 'awards/none'],
    ['vo.minh.thu', 'awards/none'],
    ['nobody', 'awards/none'],
    ['tran.thu.hoa', 'awards/imported'],
    ['le.thanh.mai', 'awards/imported'],
  ])('%s gets %s for a list', async (person, card) => {
    expect((await send([aRow()], { person })).cards[0]?.name).toBe(card)
    expect(await stored()).toHaveLength(card === 'awards/imported' ? 1 : 0)
  })

  it('is asked of a forged button too', async () => {
    const [importing] = desk.feature.actions ?? []
    const data = { table: asText([vietnamese, aRow()]) }
    const reply = await importing?.perform(await desk.turn('nguyen.thi.lan'), data)
    expect(reply?.cards[0]?.summary).toBe('Bạn chưa thể nhập danh sách khen thưởng')
    expect(await importing?.perform(await desk.turn(officer), { table: 7 })).toBeUndefined()
    expect((await importing?.perform(await desk.turn(officer), data))?.cards[0]?.name).toBe('awards/imported')
  })
})

describe('the template of an award list', () => {
  it.each(['vi', 'en', 'ru'] as const)('filled in in %s is an award list', async (language) => {
    const [template] = desk.feature.downloads ?? []
    const file = await template?.produce({}, language)
    const table = await readTable(file?.body as Uint8Array)
    const headings = table.ok ? (table.rows[0]?.cells.map(String) ?? []) : []
    expect(headings).toHaveLength(10)
    expect((await send([aRow()], { headings })).cards[0]?.name).toBe('awards/imported')
    expect(await template?.produce({ other: 1 }, language)).toBeUndefined()
  })
})

it('the list of a year has the awards of that year alone, the imported ones among those of the file', async () => {
  const listYear = createListYear(desk.parts)
  const namesOf = async (year: number) => (await listYear(year, 'vi'))?.flatMap(({ names }) => names)
  const before = await namesOf(2020)
  expect(before?.length).toBeGreaterThan(0)
  expect(await namesOf(1999)).toBeUndefined()
  await send([
    aRow({ year: 2020, recipient: 'Đặng Thị Xa' }),
    aRow({ year: 1999, recipient: 'Lý Văn Cũ', number: '2' }),
  ])
  expect((await namesOf(2020))?.toSorted()).toEqual([...(before ?? []), 'Đặng Thị Xa'].toSorted())
  expect(await namesOf(1999)).toEqual(['Lý Văn Cũ'])
})
