import { describe, expect, it } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { aWorkbook, inline, streamed, zipped } from './a-workbook.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const cells = async (content: Uint8Array) => {
  const outcome = await readTable(content)
  return outcome.ok ? outcome.rows.map((row) => row.cells) : outcome.reason
}

describe('a workbook', () => {
  it('is read from its first sheet: text, numbers, dates, yes and no, gaps, rows by their number', async () => {
    const sheetData = `<row r="2">${inline('A2', ' Họ tên ')}<c r="C2"><v>88.36</v></c></row><row r="3"><c r="A3" s="1"><v>44182</v></c><c r="B3" t="b"><v>1</v></c></row><row r="5">${inline('A5', '115.000')}</row>`
    expect(await readTable(zipped(aWorkbook({ sheetData })))).toEqual({
      ok: true,
      rows: [
        { row: 2, cells: ['Họ tên', null, 88.36] },
        { row: 3, cells: [new Date('2020-12-17T00:00:00Z'), true, null] },
        { row: 5, cells: ['115.000', null, null] },
      ],
    })
  })

  it('is read when the sizes stand behind the files of its archive', async () => {
    expect(await cells(streamed(aWorkbook({ sheetData: `<row r="1">${inline('A1', 'x')}</row>` })))).toEqual([
      ['x'],
    ])
  })

  it('gives what a formula came to and says that it is one; an error is an empty cell', async () => {
    const sheetData = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f><v>2</v></c><c r="C1" t="str"><f>"x"</f><v>x</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
    expect(await readTable(zipped(aWorkbook({ sheetData })))).toEqual({
      ok: true,
      rows: [{ row: 1, cells: [1, 2, 'x'], formulas: [1, 2, 3] }],
    })
  })

  it('takes a merged cell for every row that it spans', async () => {
    const sheetData = `<row r="1">${inline('A1', '2020')}${inline('B1', 'Lan')}</row><row r="2"><c r="A2"/>${inline('B2', 'Bảo')}</row><row r="3">${inline('B3', 'Nga')}</row>`
    const after = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    expect(await cells(zipped(aWorkbook({ sheetData, after })))).toEqual([
      ['2020', 'Lan'],
      ['2020', 'Bảo'],
      [null, 'Nga'],
    ])
  })

  it('composes names that were written decomposed', async () => {
    const name = 'Nguyễn Thị Lân'
    const sheetData = `<row r="1">${inline('A1', name.normalize('NFD'))}</row>`
    expect(await cells(zipped(aWorkbook({ sheetData })))).toEqual([[name.normalize('NFC')]])
  })

  it('is refused when it has more rows than asked for, or values too far apart to hold', async () => {
    const row = (number: number) => `<row r="${number}">${inline(`A${number}`, 'x')}</row>`
    const three = zipped(aWorkbook({ sheetData: [1, 2, 3].map(row).join('') }))
    expect(await readTable(three, { maxRows: 2 })).toEqual({ ok: false, reason: 'too-large' })
    expect(await readTable(three, { maxRows: 3 })).toMatchObject({ ok: true })
    const far = `${row(1)}<row r="1048576">${inline('XFD1048576', 'x')}</row>`
    expect(await cells(zipped(aWorkbook({ sheetData: far })))).toBe('too-large')
  })

  it('is refused when it unpacks to far more than a workbook, before it has', async () => {
    const bomb = zipped(aWorkbook({ more: { 'xl/sharedStrings.xml': ' '.repeat(120 * 1024 * 1024) } }))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await cells(bomb)).toBe('too-large')
  })

  it('is not unpacked further for what it does not need: pictures, macros', async () => {
    const more = { 'xl/media/image1.png': ' '.repeat(120 * 1024 * 1024), 'xl/vbaProject.bin': 'x' }
    const sheetData = `<row r="1">${inline('A1', 'x')}</row>`
    expect(await cells(zipped(aWorkbook({ sheetData, more })))).toEqual([['x']])
  })

  it('is refused as what it is when there is nothing in it, or a password on it', async () => {
    expect(await cells(zipped(aWorkbook()))).toBe('empty')
    const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await cells(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'encrypted',
    )
    expect(await cells(Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')]))).toBe(
      'not-a-spreadsheet',
    )
    const locked = zipped(aWorkbook())
    locked[6] = 1
    expect(await cells(locked)).toBe('encrypted')
  })

  it('is refused when the archive is damaged or holds something else', async () => {
    const whole = zipped(aWorkbook({ sheetData: `<row r="1">${inline('A1', 'x')}</row>` }))
    expect(await cells(whole.subarray(0, 300))).toBe('not-a-spreadsheet')
    expect(await cells(zipped({ 'word/document.xml': '<w/>' }))).toBe('not-a-spreadsheet')
    expect(
      await cells(zipped(aWorkbook({ sheetData: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }))),
    ).toBe('not-a-spreadsheet')
    expect(await cells(zipped(aWorkbook({ sheetData: '<row r="1"><c r="A1"><v>1</v>' })))).toBe(
      'not-a-spreadsheet',
    )
  })
})

describe('a file of delimited text', () => {
  const rows = [
    ['Họ tên', 'Điểm'],
    ['Nguyễn Thị Lan', '88,36'],
    ['Петренко И. С.', '90'],
  ]
  const texts = {
    comma: 'Họ tên,Điểm\nNguyễn Thị Lan,"88,36"\nПетренко И. С.,90\n',
    semicolon: 'Họ tên;Điểm\r\nNguyễn Thị Lan;88,36\r\nПетренко И. С.;90',
    tab: 'Họ tên\tĐiểm\nNguyễn Thị Lan\t88,36\nПетренко И. С.\t90',
  }
  it.each(Object.entries(texts))(
    'is cut at every %s, with a mark of its encoding or without',
    async (_, text) => {
      expect(await cells(bytes(text))).toEqual(rows)
      expect(await cells(bytes(`\ufeff${text}`))).toEqual(rows)
      const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
      expect(await cells(utf16)).toEqual(rows)
      expect(await cells(Buffer.from(utf16).swap16())).toEqual(rows)
    },
  )

  it('is read in UTF-16 without a mark', async () => {
    expect(await cells(Buffer.from('name;mark\nLan;9', 'utf16le'))).toEqual([
      ['name', 'mark'],
      ['Lan', '9'],
    ])
  })

  it('may say itself what cuts it, as Excel has it', async () => {
    expect(await readTable(bytes('sep=;\r\na,b;c'))).toEqual({
      ok: true,
      rows: [{ row: 2, cells: ['a,b', 'c'] }],
    })
  })

  it('is refused when it is no text, empty or too long', async () => {
    expect(await cells(Buffer.concat([bytes('MZ'), Uint8Array.from([0x90, 0, 3, 0, 0, 0, 4, 0])]))).toBe(
      'not-a-spreadsheet',
    )
    expect(await cells(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x80]))).toBe('not-a-spreadsheet')
    expect(await cells(new Uint8Array())).toBe('empty')
    expect(await cells(bytes(' \n;;\n'))).toBe('empty')
    expect(await readTable(bytes('a\nb\nc'), { maxRows: 2 })).toEqual({ ok: false, reason: 'too-large' })
    expect(await cells(new Uint8Array(21 * 1024 * 1024))).toBe('too-large')
  })
})
