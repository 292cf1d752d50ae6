import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames } from '../../../../src/features/awards/compare-names.ts'
import type { NamedAward } from '../../../../src/features/awards/find-awards.ts'
import { groupAwards, splitOverCards } from '../../../../src/features/awards/group-awards.ts'

const anAward = (overrides: Partial<NamedAward> = {}): NamedAward => ({
  id: 'award',
  year: 2020,
  title: { vi: 'Giấy khen' },
  level: 'centre',
  kind: 'individual',
  recipient: { name: 'Nguyễn Văn An' },
  recipientName: 'Nguyễn Văn An',
  recipientUnit: undefined,
  decision: { number: '1/QĐ-KT', date: '2020-12-10' },
  ...overrides,
})

const someone = (name: string) => anAward({ recipient: { name }, recipientName: name })
const names = { unit: (id: string) => `unit ${id}` }

describe('names of an award list', () => {
  it('stand in the order of Vietnamese given names, and Russian ones by family name', () => {
    const list = [
      'Trần Thị Ý',
      'Lê Văn Đạt',
      'Nguyễn Thị Ánh',
      'Phạm Văn An',
      'Bùi Văn Đạt',
      'Морев Сергей',
      'Lê Thị Dung',
      'Белов Андрей',
    ]
    expect([...list].sort(compareNames)).toEqual([
      'Phạm Văn An',
      'Nguyễn Thị Ánh',
      'Lê Thị Dung',
      'Bùi Văn Đạt',
      'Lê Văn Đạt',
      'Trần Thị Ý',
      'Белов Андрей',
      'Морев Сергей',
    ])
  })
})

describe('groups of an award list', () => {
  it('put collectives before individuals and the higher level first', () => {
    const groups = groupAwards(
      [
        anAward(),
        anAward({
          kind: 'collective',
          recipient: { unit: 'radio-team' as never },
          recipientUnit: 'radio-team',
        }),
        anAward({ level: 'industry', title: { vi: 'Bằng khen' } }),
      ],
      names,
      'vi',
    )
    expect(groups.map(({ first }) => [first.kind, first.level])).toEqual([
      ['collective', 'centre'],
      ['individual', 'industry'],
      ['individual', 'centre'],
    ])
  })

  it('lose and repeat nobody when they are split over cards, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 30 }),
        (sizes, limit) => {
          const groups = sizes.map((size, group) => ({
            first: anAward(),
            lines: Array.from({ length: size }, (_, index) => ({ name: `${group}/${index}`, detail: '' })),
          }))
          const cards = splitOverCards(groups, limit)
          const shown = cards.map((card) => card.flatMap(({ lines }) => lines.map(({ name }) => name)))
          expect(shown.flat()).toEqual(groups.flatMap(({ lines }) => lines.map(({ name }) => name)))
          expect(shown.every((lines) => lines.length <= limit)).toBe(true)
        },
      ),
    )
  })

  it('name the unit beside a person, and the reason beside a unit', () => {
    const [group] = groupAwards(
      [someone('Nguyễn Thị Lan'), { ...someone('Lê An'), recipientUnit: 'radio-team' }],
      names,
      'en',
    )
    expect(group?.lines).toEqual([
      { name: 'Lê An', detail: 'unit radio-team' },
      { name: 'Nguyễn Thị Lan', detail: '' },
    ])
  })
})
