import { describe, expect, test } from 'vitest'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import type { Cell, Table } from '../../../../src/core/spreadsheet/spreadsheet.ts'
import { createFindPeople } from '../../../../src/features/health-checks/find-people.ts'
import { findList, readList } from '../../../../src/features/health-checks/read-list.ts'
import { aMember } from './a-booking-desk.ts'

const people = [
  aMember(1, { name: 'Nguyễn Thị Lan', email: 'lan@centre.example' }),
  aMember(2, { name: 'Trần Văn Nam' }),
  aMember(3, { name: 'Trần Văn Nam' }),
  aMember(4, { name: 'Петренко Иван Сергеевич' }),
]

const read = async (
  cells: readonly (readonly Cell[])[],
  formulas: Readonly<Record<number, number[]>> = {},
) => {
  const table: Table = {
    rows: cells.map((row, index) => ({ row: index + 1, cells: row, formulas: formulas[index + 1] ?? [] })),
  }
  const list = findList(table)
  const find = await createFindPeople(createFileDirectory({ people, units: [], sites: [] }))
  return list && { kind: list.kind, ...readList(list, find) }
}

const head = ['Họ và tên', 'Mã nhân viên', 'Khám lần trước']

describe('a roster', () => {
  test('finds people by name, without marks, by id and by e-mail address', async () => {
    const list = await read([
      head,
      ['Nguyen Thi Lan', null, '2025-12-01'],
      [null, 'person-2', null],
      ['ПЕТРЕНКО ИВАН СЕРГЕЕВИЧ', null, null],
    ])
    expect(list).toMatchObject({ kind: 'roster', ok: true })
    expect(list?.ok && list.people.map(({ person }) => person.id)).toEqual([
      'person-1',
      'person-2',
      'person-4',
    ])
  })

  test.each([
    ['somebody whom nobody knows', ['Ai Đó', null, null], { reason: 'unknown', values: { value: 'Ai Đó' } }],
    ['a name of two people', ['Trần Văn Nam', null, null], { reason: 'several' }],
    ['an id that is not that of the name', ['Nguyễn Thị Lan', 'person-2', null], { reason: 'differs' }],
    ['nobody', [null, null, '2025-12-01'], { reason: 'nobody' }],
    ['a day that there is not', [null, 'person-1', '30/02/2025'], { reason: 'date' }],
    [
      'a day with two readings',
      [null, 'person-1', '3/4/2025'],
      { reason: 'two-readings', values: { first: '2025-04-03', second: '2025-03-04' } },
    ],
    ['a name that would compute something', ['=HYPERLINK("http://x")', null, null], { reason: 'unknown' }],
  ] as const)('names the row with %s', async (_, row, problem) => {
    expect(await read([head, row])).toMatchObject({ ok: false, problems: [{ row: 2, ...problem }] })
  })

  test('names the row whose name is a formula, whatever it came to', async () => {
    const list = await read([head, ['Nguyễn Thị Lan', null, null]], { 2: [0] })
    expect(list).toMatchObject({ ok: false, problems: [{ row: 2, reason: 'formula' }] })
  })

  test('names each later row of somebody who stands there already', async () => {
    const list = await read([
      head,
      ['Nguyễn Thị Lan', null, null],
      [null, null, null],
      [null, 'lan@centre.example', null],
    ])
    expect(list).toMatchObject({
      ok: false,
      problems: [{ row: 4, reason: 'duplicate', values: { other: 2 } }],
    })
  })
})

test('a sheet is a roster or of attendance by its headings alone', async () => {
  expect(
    await read([
      ['Name', 'Unit'],
      ['Nguyễn Thị Lan', 'x'],
    ]),
  ).toBeUndefined()
  expect(
    await read([
      ['Год', 'Награда', 'ФИО'],
      ['2025', 'x', 'y'],
    ]),
  ).toBeUndefined()
  expect(
    await read([
      ['ФИО', 'Явка'],
      ['Петренко Иван Сергеевич', 'да'],
    ]),
  ).toMatchObject({
    kind: 'attendance',
    ok: true,
    people: [{ presence: 'attended' }],
  })
  expect(
    await read([
      ['Name', 'Attended'],
      ['Nguyễn Thị Lan', 'maybe'],
    ]),
  ).toMatchObject({
    problems: [{ row: 2, reason: 'presence' }],
  })
})
