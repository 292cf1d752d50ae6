import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../../../src/adapters/spreadsheet/write-sheet.ts'
import type { Cell, SheetColumn } from '../../../../src/core/spreadsheet/spreadsheet.ts'

const columns: SheetColumn[] = [
  { title: 'Họ tên', width: 30, type: 'text' },
  { title: 'Số lượng', width: 10, type: 'number' },
  { title: 'Ngày', width: 12, type: 'date' },
]

const roundTrip = async (rows: readonly (readonly Cell[])[]) => {
  const outcome = await readTable(await writeSheet({ sheetName: 'Khen thưởng', columns, rows }))
  return outcome.ok ? outcome.rows : []
}

describe('a written sheet', () => {
  it('is read back as it was: headings, text, numbers, dates, nothing', async () => {
    const date = new Date('2020-12-17T00:00:00Z')
    const rows = await roundTrip([
      ['Nguyễn Thị Lan', 88.36, date],
      [null, true, null],
    ])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Họ tên', 'Số lượng', 'Ngày'],
      ['Nguyễn Thị Lan', 88.36, date],
      [null, true, null],
    ])
  })

  const formulas = [
    '=1+1',
    '+1',
    '-1+2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x","y")',
    '==',
    '-',
    '=',
  ]
  it.each(formulas)('holds %j as text that no program computes', async (text) => {
    const bytes = await writeSheet({ sheetName: 'x', columns, rows: [[text, 'b', null]] })
    const parts = unzipSync(bytes)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).not.toMatch(/<f[ >]/)
    const [, style, type] = /<c r="A2" s="(\d+)" t="(\w+)"/.exec(sheet) ?? []
    expect(type).toBe('s')
    // The cell stays text when somebody edits it.
    const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
    const formats = styles.split('<cellXfs')[1]?.split('<xf ').slice(1) ?? []
    const format = /numFmtId="(\d+)"/.exec(formats[Number(style)] ?? '')?.[1]
    expect(styles).toContain(`<numFmt numFmtId="${format}" formatCode="@"/>`)
    const [, row] = await roundTrip([[text, 'b', null]])
    expect(row?.cells[0]).toBe(text.trim() === '' ? null : text.trim())
    expect(row?.formulas).toBeUndefined()
  })

  it('holds any text as it is, whatever signs and names it is made of', async () => {
    const odd = fc.constantFrom(
      'constructor',
      '__proto__',
      'toString',
      '_x0041_',
      '<b>&amp;</b>',
      'a\nb',
      '_x005F_',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme' })), { minLength: 1 }),
        async (texts) => {
          const rows = await roundTrip(texts.map((text) => ['x', text, null]))
          const written = texts.map(
            (text) =>
              text
                .normalize('NFC')
                .replace(/[^\P{Cc}\s]/gu, '')
                .trim() || null,
          )
          expect(rows.slice(1).map(({ cells }) => cells[1] ?? null)).toEqual(written)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has a name that Excel takes, whatever it was to be called', async () => {
    for (const sheetName of ['a/b:c?[d]*\\', '', "'quoted'", 'x'.repeat(99)])
      expect((await writeSheet({ sheetName, columns, rows: [] })).length).toBeGreaterThan(500)
  })

  it('leaves a number that is none empty', async () => {
    const rows = await roundTrip([['x', Number.NaN, new Date(Number.NaN)]])
    expect(rows[1]?.cells).toEqual(['x', null, null])
  })
})
