import { describe, expect, it, test } from 'vitest'
import { periodId } from '../../../../src/features/service-status/period.ts'
import { readPeriod } from '../../../../src/features/service-status/read-period.ts'

const idOf = (text: string) => {
  const period = readPeriod(text)
  return period && periodId(period)
}

describe('a period as people write it', () => {
  test.each([
    ...[
      'Q3/2020',
      'Q3 2020',
      '2020-Q3',
      '3Q2020',
      'quý 3 năm 2020',
      'Quý III/2020',
      'quy 3 2020',
      '3rd quarter 2020',
    ],
    ...['quarter 3, 2020', 'third quarter of 2020', 'III кв. 2020', '3 кв. 2020 г.', '3-й квартал 2020 года'],
    ...['третий квартал 2020', 'за III квартал 2020 г.'],
  ])('%s is the third quarter', (text) => expect(idOf(text)).toBe('2020-q3'))

  test.each([
    ...[
      '09/2020',
      '9/2020',
      '09.2020',
      '2020-09',
      '2020/9',
      'T9/2020',
      'tháng 9 năm 2020',
      'Tháng 09/2020',
      'Sep 2020',
    ],
    ...['September 2020', 'сентябрь 2020', 'сентябрь 2020 г.', 'сент. 2020', '2020-09-01'],
  ])('%s is September', (text) => expect(idOf(text)).toBe('2020-m09'))

  test.each(['2020', 'năm 2020', 'year 2020', '2020 год', '2020 г.', 'за 2020 год'])('%s is a year', (text) =>
    expect(idOf(text)).toBe('2020-year'),
  )

  it.each([
    '',
    'Q5/2020',
    '13/2020',
    'Q3/20',
    '15/09/2020',
    '6 tháng đầu năm 2020',
    'Q3 2020/2021',
    '2020-09-15',
    'kế hoạch 2020',
  ])('"%s" is none, and nothing is guessed', (text) => expect(readPeriod(text)).toBeUndefined())
})
