import { expect, test } from 'vitest'
import { indexNames } from '../../../../src/core/understanding/match-names.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'
import { someNames } from '../../../builders/gazetteer.ts'

const matchNames = indexNames(someNames)
const idsIn = (text: string) => matchNames(wordsOf(text)).map(({ id }) => id)

test.each([
  ['bộ đàm hỏng rồi', ['radio']],
  ['bo dam hong roi', ['radio']],
  ['BỘ ĐÀM', ['radio']],
  ['нет связи по рации', ['radio']],
  ['mail va bo dam', ['internet_email_voip', 'radio']],
  ['msp 1 sao rồi', ['msp1-crew']],
  ['бригада радиосвязи', ['radio-team']],
  ['xin chào', []],
])('names in "%s"', (text, ids) => {
  expect(idsIn(text)).toEqual(ids)
})

test('the longest name wins over one that it contains or crosses', () => {
  expect(idsIn('đội vô tuyến khám khi nào')).toEqual(['radio-team'])
  const crossing = indexNames([
    { slot: 'meeting', id: 'shorter', names: ['họp giao'] },
    { slot: 'meeting', id: 'longer', names: ['giao ban tuần'] },
  ])
  expect(crossing(wordsOf('họp giao ban tuần')).map(({ id }) => id)).toEqual(['longer'])
})

test('things of two kinds may share a word, unless one name is within the other', () => {
  const sharing = indexNames([
    { slot: 'service', id: 'link', names: ['mạng giàn'] },
    { slot: 'unit', id: 'site', names: ['giàn MSP-1'] },
    { slot: 'meeting', id: 'within', names: ['giàn'] },
  ])
  expect(sharing(wordsOf('mạng giàn MSP-1')).map(({ id }) => id)).toEqual(['link', 'site'])
})

test('a word with other diacritics than the name is another word', () => {
  expect(idsIn('màng')).toEqual([])
})

test('a name typed with its diacritics ranks above one that only folds to it', () => {
  const twins = indexNames([
    { slot: 'service', id: 'wrong', names: ['mang'] },
    { slot: 'service', id: 'right', names: ['mạng'] },
  ])
  expect(twins(wordsOf('mạng')).map(({ id }) => id)).toEqual(['right'])
})
