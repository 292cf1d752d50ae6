import { describe, expect, test } from 'vitest'
import { learnSpelling } from '../../../../src/core/understanding/spelling.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'

const lines = [
  'lịch họp giao ban tuần sau',
  'khi nào khám sức khỏe',
  'the weekly briefing',
  'планерка завтра',
]
const respell = learnSpelling([...lines, 'lich hop'].map(wordsOf))

const respelt = (text: string) =>
  respell(wordsOf(text))
    .map(({ folded }) => folded)
    .join(' ')

describe('a slip is mended', () => {
  test.each([
    ['a letter left out', 'brefing', 'briefing'],
    ['a letter put in', 'breiefing', 'briefing'],
    ['a letter taken for another', 'вланерка', 'планерка'],
    ['two letters changed about', 'weelky', 'weekly'],
    ['a letter typed twice', 'hopp', 'hop'],
    ['many letters typed twice', 'brrieefinng', 'briefing'],
  ])('when there is %s', (_, typed, meant) => {
    expect(respelt(typed)).toBe(meant)
  })

  test('in a short word only when it is known beside its neighbour', () => {
    expect(respelt('licj hop')).toBe('lich hop')
    expect(respelt('licj tuan')).toBe('licj tuan')
  })

  test('with the diacritics that were typed, or else the usual ones', () => {
    expect(respell(wordsOf('hộpp thư'))[0]?.surface).toBe('hộp')
    const surfaces = respell(wordsOf('họpp giao ban tuần, sức khhỏe')).map(({ surface }) => surface)
    expect(surfaces).toEqual(['họp', 'giao', 'ban', 'tuần', 'sức', 'khỏe'])
  })
})

describe('a word stays as it is', () => {
  test.each([
    ['when it is known', 'briefing'],
    ['when two slips lie between it and any known word', 'breefinq'],
    ['when it is a number', '1365'],
    ['when nothing like it is known', 'petroleum'],
  ])('%s', (_, word) => {
    expect(respelt(word)).toBe(word)
  })
})
