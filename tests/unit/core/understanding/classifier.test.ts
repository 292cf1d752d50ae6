import { describe, expect, test } from 'vitest'
import {
  type Classifier,
  createClassifier,
  outOfFoldScores,
  prepareExamples,
  trainClassifier,
} from '../../../../src/core/understanding/classifier.ts'

const lines = [
  { text: 'mạng có chạy không', label: 'status' },
  { text: 'wifi bị chậm quá', label: 'status' },
  { text: 'is the network down', label: 'status' },
  { text: 'why is the wifi so slow', label: 'status' },
  { text: 'интернет не работает', label: 'status' },
  { text: 'lịch họp giao ban', label: 'meeting' },
  { text: 'tuần này họp ở đâu', label: 'meeting' },
  { text: 'when is the weekly briefing', label: 'meeting' },
  { text: 'where do we meet this week', label: 'meeting' },
  { text: 'когда планерка', label: 'meeting' },
] as const

const bestOf = <Label extends string>(
  { labels, scores }: Classifier<Label>,
  text: string,
): Label | undefined => {
  const given = scores(text)
  return labels[given.indexOf(Math.max(...given))]
}

describe('a trained classifier', () => {
  const classifier = trainClassifier(lines)

  test.each(lines)('knows the line it has learnt: $text', ({ text, label }) => {
    expect(bestOf(classifier, text)).toBe(label)
  })

  test.each([
    ['WIFI CHẬM', 'status'],
    ['họp giao ban tuần này', 'meeting'],
    ['интернет опять не работает', 'status'],
    ['where is the brieffing', 'meeting'],
  ])('finds what a text means that it has not seen: %s', (text, label) => {
    expect(bestOf(classifier, text)).toBe(label)
  })

  test('scores a text of unknown words below every line that it knows', () => {
    const strange = Math.max(...classifier.scores('xyzzy plugh qwfp'))
    for (const { text } of lines) expect(Math.max(...classifier.scores(text))).toBeGreaterThan(strange)
  })

  test('is less sure of a text that has strange words beside the known ones', () => {
    const status = classifier.labels.indexOf('status')
    const sure = classifier.scores('wifi bị chậm')[status] ?? 0
    expect(classifier.scores('wifi bị chậm xyzzy plugh qwfp')[status]).toBeLessThan(sure)
  })

  test('answers an empty text with numbers', () => {
    expect([...classifier.scores('')].every(Number.isFinite)).toBe(true)
  })

  test('is the same when trained again on the same lines', () => {
    expect([...trainClassifier(lines).scores('họp ở đâu')]).toEqual([...classifier.scores('họp ở đâu')])
  })

  test('sees a text only as it is told to read it', () => {
    const blind = createClassifier(classifier.model, () => {})
    expect([...blind.scores('wifi chậm')]).toEqual([...blind.scores('lịch họp')])
  })
})

describe('out-of-fold scores', () => {
  test('come from models that have not seen the line, nor another of its group', () => {
    const twins = lines.flatMap(({ text, label }, group) => [
      { text, label, group },
      { text: `${text}!`, label, group },
    ])
    const alone = outOfFoldScores(prepareExamples(lines), 5)
    const paired = outOfFoldScores(prepareExamples(twins), 5)
    const status = prepareExamples(lines).labels.indexOf('status')
    const seen = trainClassifier(lines).scores('интернет не работает')[status] ?? 0
    expect(alone[4]?.[status]).toBeLessThan(seen)
    expect(paired[8]?.[status]).toBeLessThan(seen)
  })

  test('stand in the order of the lines, one margin a label', () => {
    const scores = outOfFoldScores(prepareExamples(lines), 3)
    expect(scores.map(({ length }) => length)).toEqual(lines.map(() => 2))
    expect(scores.every((margins) => margins.some((margin) => margin !== 0))).toBe(true)
  })
})
