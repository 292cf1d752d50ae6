import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../../src/core/spreadsheet/dates.ts'

const value = (date: string) => ({ kind: 'value', date })
const unreadable = { kind: 'unreadable' }

describe('a date in a cell', () => {
  it.each([
    ['12/18/2020', value('2020-12-18')],
    ['17/12/2020', value('2020-12-17')],
    ['3/4/2021', { kind: 'ambiguous', readings: ['2021-04-03', '2021-03-04'] }],
    ['03-04-2021', { kind: 'ambiguous', readings: ['2021-04-03', '2021-03-04'] }],
    ['5/5/2021', value('2021-05-05')],
    ['03.04.2021', value('2021-04-03')],
    ['12.18.2020', unreadable],
    ['17.12.2020 г.', value('2020-12-17')],
    ['2020-12-17', value('2020-12-17')],
    ['2020/3/4', value('2020-03-04')],
    ['2020-12-17T00:00:00.000Z', value('2020-12-17')],
    ['17/12/2020 08:30', value('2020-12-17')],
    ['ngày 17 tháng 12 năm 2020', value('2020-12-17')],
    ['Ngày 3 tháng 4, 2021', value('2021-04-03')],
    ['17 декабря 2020 г.', value('2020-12-17')],
    ['3 мая 2021 года', value('2021-05-03')],
    ['17 December 2020', value('2020-12-17')],
    ['Dec 17, 2020', value('2020-12-17')],
    ['1st of May', unreadable],
    ['44182', value('2020-12-17')],
    ['30/2/2021', unreadable],
    ['29/2/2021', unreadable],
    ['29/2/2020', value('2020-02-29')],
    ['17/12/20', unreadable],
    ['2020', unreadable],
    ['12/2020', unreadable],
    ['17 ма 2020', unreadable],
    ['0/0/2020', unreadable],
    ['', unreadable],
  ])('is read from "%s" as what it says, or not at all', (text, expected) => {
    expect(readDate(text)).toEqual(expected)
  })

  it('is read from a date cell by its UTC parts and from a serial number, but not from a year', () => {
    expect(readDate(new Date(Date.UTC(2020, 11, 17, 23, 59)))).toEqual(value('2020-12-17'))
    expect(readDate(44_182.75)).toEqual(value('2020-12-17'))
    expect([2020, 0, -1, 1e9, null, true, new Date(Number.NaN)].map(readDate)).toEqual(
      Array(7).fill(unreadable),
    )
  })

  it('is, whatever the day, the one that was written or one of two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.constantFrom('dd/MM/yyyy', 'M/d/yyyy', 'd-M-yyyy', 'dd.MM.yyyy', 'yyyy-MM-dd', 'd MMMM yyyy'),
        (days, format) => {
          const day = DateTime.utc(1960, 1, 1).plus({ days })
          const reading = readDate(day.toFormat(format, { locale: 'en' }))
          const all = reading.kind === 'value' ? [reading.date] : []
          expect(reading.kind === 'ambiguous' ? reading.readings : all).toContain(day.toISODate())
        },
      ),
    )
  })
})
