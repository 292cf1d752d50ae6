import { expect, test } from 'vitest'
import { evaluateClassifier } from '../../../../src/core/understanding/evaluation.ts'

const lines = (label: string, ...texts: string[]) => texts.map((text) => ({ text, label }))

const training = [
  ...lines('balance', 'how much money do i have', 'what is my balance', 'show the balance of my account'),
  ...lines('card', 'my card is lost', 'i cannot find my card', 'block the card please'),
  ...lines('oos', 'sing a song', 'who won the match', 'tell me a joke'),
]

const stopwatch = () => {
  let milliseconds = 0
  return () => {
    milliseconds += 1
    return milliseconds
  }
}

test('shares are those of the lines of each kind', () => {
  const right = lines('balance', 'what is the balance of my account')
  const wrong = lines('card', 'what is my balance')
  const strange = lines('oos', 'sing me a song')
  const figures = evaluateClassifier(training, [...right, ...wrong, ...strange], 'oos', stopwatch())
  expect(figures).toMatchObject({
    trainingLines: 9,
    testLines: 3,
    inScopeAccuracy: 0.5,
    inScopeAccuracyWithThreshold: 0.5,
    outOfScopeRecall: 1,
  })
  expect(figures.p50Microseconds).toBe(1000)
})

test('without strangers nothing is declined, and there is no recall', () => {
  const known = training.filter(({ label }) => label !== 'oos')
  const figures = evaluateClassifier(known, lines('card', 'lost card'), 'oos', stopwatch())
  expect(figures).toMatchObject({
    outOfScopeRecall: null,
    inScopeAccuracy: 1,
    inScopeAccuracyWithThreshold: 1,
  })
})
