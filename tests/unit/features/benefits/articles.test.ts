import { describe, expect, test } from 'vitest'
import {
  type Article,
  articleSchema,
  checkArticle,
  standingOn,
} from '../../../../src/features/benefits/article.ts'
import { askedPeriod } from '../../../../src/features/benefits/asked-period.ts'
import { selectArticles } from '../../../../src/features/benefits/select-articles.ts'
import { topicNames } from '../../../../src/features/benefits/topic.ts'

const text = { vi: 'chữ' }

const anArticle = (overrides: Partial<Record<keyof Article, unknown>> = {}): Article =>
  articleSchema.parse({
    id: 'bonus',
    topic: 'bonus',
    title: text,
    short: text,
    parts: [{ heading: text, text }],
    entitled: text,
    contact: 'tran.thu.hoa',
    document: { number: '1/QĐ', title: text, date: '2025-12-01' },
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
    reviewedOn: '2026-06-01',
    ...overrides,
  })

const last = anArticle({ id: 'last', effectiveFrom: '2025-01-01', effectiveTo: '2025-12-31' })
const current = anArticle({ id: 'current' })
const next = anArticle({ id: 'next', effectiveFrom: '2027-01-01', effectiveTo: undefined })
const all = [next, last, current]
const ids = (articles: readonly Article[]) => articles.map(({ id }) => id)

describe('an article', () => {
  test.each([
    ['2025-12-31', 'upcoming'],
    ['2026-01-01', 'in-force'],
    ['2026-12-31', 'in-force'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s when it is effective for the year 2026', (day, standing) => {
    expect(standingOn(current, day)).toBe(standing)
  })

  test('without a last day stays in force', () => {
    expect(standingOn(next, '2099-01-01')).toBe('in-force')
  })

  test('that ends before it begins is refused with the place', () => {
    expect(() => anArticle({ effectiveTo: '2025-01-01' })).toThrow(/ends before it begins/)
  })

  test('whose contact is nobody of the directory is refused by name', () => {
    const known = { people: new Set(['somebody']), units: new Set<string>(), sites: new Set<string>() }
    expect(checkArticle(current, known)).toBe('contact: there is no person "tran.thu.hoa"')
  })
})

describe('the rules that a question gets to see', () => {
  test('are those in force and what comes next, when no period was named', () => {
    const selection = selectArticles(all, undefined, '2026-11-25')
    expect(ids(selection.inForce)).toEqual(['current'])
    expect(ids(selection.upcoming)).toEqual(['next'])
    expect(ids(selection.expired)).toEqual([])
  })

  test('name the one that expired last when nothing took its place', () => {
    const older = anArticle({ id: 'older', effectiveFrom: '2024-01-01', effectiveTo: '2024-12-31' })
    const selection = selectArticles([older, last], undefined, '2026-11-25')
    expect(ids(selection.expired)).toEqual(['last'])
    expect(selection.replaced).toBe(false)
  })

  test('are only the expired ones for a period that is over', () => {
    const selection = selectArticles(all, { from: '2025-01-01', to: '2025-12-31' }, '2026-11-25')
    expect([ids(selection.inForce), ids(selection.expired), ids(selection.upcoming)]).toEqual([
      [],
      ['last'],
      [],
    ])
    expect(selection.replaced).toBe(true)
  })

  test('are those of today, said to be so, for a period that has none', () => {
    const selection = selectArticles(all, { from: '2019-01-01', to: '2019-12-31' }, '2026-11-25')
    expect(selection.missing).toBe(true)
    expect(ids(selection.inForce)).toEqual(['current'])
  })
})

describe('the period of a question', () => {
  const day = { text: '30/4', grain: 'day', from: '2027-04-30', to: '2027-04-30' } as const

  test('is not the holiday whose bonus is asked about', () => {
    expect(askedPeriod({ date: day })).toBeUndefined()
  })

  test('is the year that was named', () => {
    expect(askedPeriod({ year: 2025 })).toEqual({ from: '2025-01-01', to: '2025-12-31' })
  })
})

test('no name of a topic is empty or stands for two topics', () => {
  const names = topicNames.flatMap(({ names }) => names)
  expect(names.filter((name) => name.trim() === '')).toEqual([])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
