import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDelimited } from '../../../../src/core/spreadsheet/parse-delimited.ts'
import { parsePasted } from '../../../../src/core/spreadsheet/parse-pasted.ts'

const cells = (text: string, delimiter: ',' | ';' | '\t' | '|' = ',') =>
  parseDelimited(text, delimiter).map((row) => row.cells)

describe('delimited text', () => {
  it('is cut into cells, quoted ones with their delimiters and line ends', () => {
    expect(cells('a, b ,"c, ""d""\ne"\r\n,x')).toEqual([
      ['a', 'b', 'c, "d"\ne'],
      [null, 'x'],
    ])
  })

  it('numbers its rows as a spreadsheet does, blank ones counted', () => {
    expect(parseDelimited('a\n\n,,\nb', ',').map(({ row }) => row)).toEqual([1, 4])
  })

  it('takes a quote that nothing closes for a sign like any other', () => {
    expect(cells('5" pipe,x\n"open,y')).toEqual([
      ['5" pipe', 'x'],
      ['"open', 'y'],
    ])
  })

  it('composes what was written decomposed', () => {
    expect(cells('Nguyễn'.normalize('NFD'))).toEqual([['Nguyễn'.normalize('NFC')]])
  })

  it('is read back whatever stands in the cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC').trim())
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const delimiter = fc.constantFrom(',', ';', '\t', '|') as fc.Arbitrary<',' | ';' | '\t' | '|'>
    fc.assert(
      fc.property(rows, delimiter, (table, sign) => {
        fc.pre(table.every((row) => row.some((text) => text !== '')))
        const text = table
          .map((row) => row.map((item) => `"${item.replaceAll('"', '""')}"`).join(sign))
          .join('\r\n')
        expect(cells(text, sign)).toEqual(table.map((row) => row.map((item) => (item === '' ? null : item))))
      }),
    )
  })
})

describe('a pasted table', () => {
  it('is found between tabs, below a line that is none of it', () => {
    expect(parsePasted('Danh sách đây ạ:\nNăm\tDanh hiệu\n2020\tLao động tiên tiến\n')).toEqual({
      rows: [
        { row: 2, cells: ['Năm', 'Danh hiệu'] },
        { row: 3, cells: ['2020', 'Lao động tiên tiến'] },
      ],
    })
  })

  it('is found between upright lines, with or without edges and a rule', () => {
    const rows = [
      { row: 1, cells: ['Năm', 'Danh hiệu', null, 'Lý do'] },
      { row: 3, cells: ['2020', 'LĐTT', null, 'x'] },
    ]
    expect(parsePasted('| Năm | Danh hiệu | | Lý do |\n|---|:--|--|---:|\n| 2020 | LĐTT | | x |')).toEqual({
      rows,
    })
    expect(parsePasted('Năm|Danh hiệu||Lý do\n\n2020|LĐTT||x')).toEqual({ rows })
  })

  it('keeps its columns when one line has nothing in the first', () => {
    expect(parsePasted('Năm|Danh hiệu\n|LĐTT\n2020|x')?.rows.map(({ cells }) => cells)).toEqual([
      ['Năm', 'Danh hiệu'],
      [null, 'LĐTT'],
      ['2020', 'x'],
    ])
  })

  it('is not found in what people say', () => {
    expect(parsePasted('hôm nay họp gì')).toBeUndefined()
    expect(parsePasted('a | b')).toBeUndefined()
    expect(parsePasted('một\nhai\nba')).toBeUndefined()
  })
})
