import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../src/adapters/spreadsheet/write-sheet.ts'
import type { Cell } from '../../src/core/spreadsheet/spreadsheet.ts'
import { awardHeadings } from '../../src/features/awards/award-list-words.ts'
import { listHeadings } from '../../src/features/health-checks/list-words.ts'
import { kpiHeadings } from '../../src/features/service-status/kpi-sheet-words.ts'
import { aWorkbook, inline, zipped } from '../unit/adapters/spreadsheet/a-workbook.ts'
import { aFuzzedLoa, type FuzzedLoa, speakers } from './a-fuzzed-loa.ts'
import { explore, withinBounds } from './explore.ts'
import { strangeText } from './strange-values.ts'

let loa: FuzzedLoa
beforeAll(async () => {
  loa = await aFuzzedLoa()
})
afterAll(() => loa.close())

/** First rows of the lists that features take: each field by one of its names. */
const headings: readonly (readonly string[])[] = [awardHeadings, kpiHeadings, listHeadings]
  .flatMap((words) =>
    [0, 3, 6, 9].map((place) =>
      Object.values<readonly string[]>(words).map((names) => names[place % names.length] ?? ''),
    ),
  )
  .concat([
    ['Email', 'Account', 'Name'],
    ['Họ tên', 'Mã nhân viên'],
  ])

const plausible = fc.constantFrom<Cell>(
  'Nguyễn Thị Lan',
  'Đội Vô tuyến',
  'radio',
  'Vô tuyến',
  'tháng 9/2026',
  'Q3 2026',
  '2020',
  '1365/QĐ-KH',
  '17/12/2020',
  '3/4/2021',
  '88,36%',
  '115.000',
  '1e400',
  0.88,
  44_000,
  -1,
  1e300,
  true,
  null,
  new Date('2026-09-30'),
  new Date(8.64e15),
  '=1+1',
  '@SUM(A1)',
  'nguyen.thi.lan@loa.example',
)
const cell = fc.oneof(
  { weight: 4, arbitrary: plausible },
  { weight: 1, arbitrary: strangeText.map((text) => text.slice(0, 5_000)) },
)
const table = fc.tuple(
  fc.constantFrom(...headings),
  fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
)

const csvOf = (
  [heading, rows]: readonly [readonly string[], readonly (readonly Cell[])[]],
  delimiter: string,
) => [heading, ...rows].map((row) => row.map(textOf).join(delimiter)).join('\n')

const textOf = (value: Cell): string => (value instanceof Date ? value.toISOString() : String(value ?? ''))

const workbookOf = ([heading, rows]: readonly [readonly string[], readonly (readonly Cell[])[]]) =>
  writeSheet({
    sheetName: 'Sheet',
    columns: heading.map((title) => ({ title, width: 10, type: 'text' })),
    rows: rows.map((row) => heading.map((_, place) => row[place] ?? null)),
  })

type Cut = { readonly at: number; readonly drop: number; readonly put: readonly number[] }
const cuts = fc.array(
  fc.record<Cut>({
    at: fc.nat(1_000_000),
    drop: fc.constantFrom(0, 0, 1, 1, 4, 500),
    put: fc.array(fc.nat(255), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const cut = (bytes: Uint8Array, list: readonly Cut[]) =>
  list.reduce((rest, { at, drop, put }) => {
    const place = rest.length === 0 ? 0 : at % rest.length
    return Buffer.concat([rest.subarray(0, place), Uint8Array.from(put), rest.subarray(place + drop)])
  }, Buffer.from(bytes))

/** A sheet as another program may write it. */
const sheetXml = fc
  .array(
    fc.tuple(
      fc.constantFrom('A1', 'B1', 'C2', 'XFD1048576', 'ZZZ9999999', 'A0', '1A', ''),
      fc.constantFrom(
        '',
        ' t="s"',
        ' t="n"',
        ' t="b"',
        ' t="e"',
        ' t="d"',
        ' t="str"',
        ' s="1"',
        ' s="99"',
        ' t="__proto__"',
      ),
      fc.constantFrom(
        '<v>1</v>',
        '<v>NaN</v>',
        '<v>1e999</v>',
        '<v>-5</v>',
        '<v/>',
        '<v></v>',
        '<f>1+1</f><v>2</v>',
        '<is><t>x</t></is>',
        '<is/>',
        '<v>&#x0;</v>',
        '<v>&bad;</v>',
        '<v>9999999</v>',
      ),
    ),
    { maxLength: 8 },
  )
  .map((cells) =>
    aWorkbook({
      sheetData: `<row r="1">${inline('A1', 'Dịch vụ')}${cells.map(([place, kind, value]) => `<c r="${place}"${kind}>${value}</c>`).join('')}</row>`,
      after: '<mergeCells><mergeCell ref="A1:B9999999"/><mergeCell ref="A1"/></mergeCells>',
    }),
  )

const read = (bytes: Uint8Array) =>
  withinBounds(async () => {
    const outcome = await readTable(bytes)
    if (outcome.ok) expect(outcome.rows.length).toBeGreaterThan(0)
    return outcome
  })

const cellsThrough = async (written: Parameters<typeof workbookOf>[0]) => {
  const outcome = await read(await workbookOf(written))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.rows.map(({ cells }) => cells)
}

const send = async (person: string, name: string, bytes: Uint8Array) => {
  const { cards } = await loa.exchange(
    loa.activity(person, {
      text: '',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name,
          content: loa.offer(bytes),
        },
      ],
    }),
  )
  if (cards.length === 0) throw new Error('nothing was answered')
}

describe('whatever a file holds, reading it ends with rows or a reason', () => {
  it('a workbook with bytes changed', () =>
    explore(fc.tuple(table, cuts), { runs: 60 }, async ([rows, list]) => {
      await read(cut(await workbookOf(rows), list))
    }))

  it('a workbook whose parts were changed before they were packed', () =>
    explore(fc.tuple(sheetXml, fc.nat(20), cuts), { runs: 120 }, async ([parts, which, list]) => {
      const names = Object.keys(parts)
      const name = names[which % names.length] ?? ''
      await read(zipped(parts))
      await read(
        zipped({
          ...parts,
          [name]: cut(Buffer.from(parts[name as keyof typeof parts] ?? ''), list).toString(),
        }),
      )
    }))

  it('a text with bytes changed', () =>
    explore(
      fc.tuple(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('utf8', 'utf16le', 'latin1'), cuts),
      { runs: 150 },
      async ([rows, delimiter, encoding, list]) => {
        await read(cut(Buffer.from(csvOf(rows, delimiter), encoding as BufferEncoding), list))
      },
    ))

  it('what was read comes back from a workbook as it was written', () =>
    explore(table, { runs: 60 }, async (written) => {
      const [heading = [], ...rows] = await cellsThrough(written)
      expect(await cellsThrough([heading.map(String), rows])).toEqual([heading, ...rows])
    }))
})

describe('whatever list somebody sends, it is answered', () => {
  const person = fc.constantFrom(...speakers)

  it('a workbook', () =>
    explore(fc.tuple(person, table), { runs: 120 }, async ([who, rows]) =>
      send(who, 'list.xlsx', await workbookOf(rows)),
    ))

  it('a text', () =>
    explore(
      fc.tuple(person, table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('list.csv', 'a', '', '.xlsx')),
      { runs: 80 },
      ([who, rows, delimiter, name]) => send(who, name, Buffer.from(csvOf(rows, delimiter))),
    ))

  it('a pasted table', () =>
    explore(
      fc.tuple(
        person,
        table,
        fc.constantFrom('', 'nhập chỉ tiêu\n', 'award list\n', 'khen thưởng:\n', 'gửi tới 1:\n'),
      ),
      { runs: 80 },
      async ([who, rows, opening]) => {
        await loa.exchange(loa.activity(who, { text: `${opening}${csvOf(rows, '\t')}` }))
      },
    ))

  it('any bytes', () =>
    explore(fc.tuple(person, fc.uint8Array({ maxLength: 300 })), { runs: 60 }, ([who, bytes]) =>
      send(who, 'list.xlsx', bytes),
    ))
})
