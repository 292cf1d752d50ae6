import { describe, expect, it } from 'vitest'
import { findHeadings, mapHeadings } from '../../../../src/core/spreadsheet/headings.ts'
import type { Cell } from '../../../../src/core/spreadsheet/spreadsheet.ts'

const headings = {
  name: ['Họ và tên', 'full name', 'ФИО'],
  date: ['ngày', 'date', 'дата'],
  number: ['số quyết định', 'decision no', '№ приказа', 'приказ'],
} as const

const columnsOf = (cells: readonly Cell[]) => Object.fromEntries(mapHeadings(cells, headings).columns)

const table = (...rows: Cell[][]) => ({ rows: rows.map((cells, place) => ({ row: place + 1, cells })) })

describe('the headings of a table', () => {
  it.each([
    [['HỌ VÀ TÊN', 'Ngày', 'Số quyết định']],
    [['ho va ten', 'ngay', 'so quyet dinh:']],
    [['Full name *', 'Date (dd/mm/yyyy)', 'Decision No.']],
    [['ФИО', ' Дата ', '№ приказа']],
    [['Họ và tên'.normalize('NFD'), 'ngày [dd/mm]', 'Приказ']],
  ])('are found in %j', (cells) => {
    expect(columnsOf(cells)).toEqual({ name: 0, date: 1, number: 2 })
  })

  it('say which are repeated and which mean nothing here', () => {
    expect(mapHeadings(['Ngày', 'STT', null, 'date', 7], headings)).toEqual({
      columns: new Map([['date', 0]]),
      repeated: ['date'],
      unknown: ['STT'],
    })
  })

  it('are looked for below the title of the list', () => {
    const found = findHeadings(
      table(['DANH SÁCH'], ['Ngày', '17/12/2020'], ['Họ và tên', 'Ngày'], ['Lan', '1/2/2020']),
      headings,
    )
    expect(found).toMatchObject({ row: 3, below: [{ row: 4, cells: ['Lan', '1/2/2020'] }] })
  })

  it('are not found when no row names two fields', () => {
    expect(findHeadings(table(['Ngày'], ['a', 'b']), headings)).toBeUndefined()
    expect(findHeadings({ rows: [] }, headings)).toBeUndefined()
  })
})
