import { expect, test } from 'vitest'
import { FeatureIndex, rarityIn } from '../../../../src/core/understanding/feature-index.ts'
import { blocks, FeatureBag } from '../../../../src/core/understanding/features.ts'
import { tableOf, Vectoriser } from '../../../../src/core/understanding/vectoriser.ts'

const bagOf = (...features: readonly (readonly [hash: number, block: number])[]): FeatureBag => {
  const bag = new FeatureBag()
  for (const [hash, block] of features) bag.add(hash, 1, block)
  return bag
}

const common = 7
const rare = -7
const unknown = 99

/** Of two texts, both have one feature and one has another. */
const aVectoriser = () => {
  const index = new FeatureIndex()
  index.count(bagOf([common, blocks.words], [rare, blocks.words]), 1)
  index.count(bagOf([common, blocks.words]), 2)
  return new Vectoriser(tableOf(index, rarityIn(index, 2)), [1, 2, 1, 1])
}

const valuesOf = (bag: FeatureBag) => {
  const { values, count } = aVectoriser().vectorise(bag)
  return [...values.subarray(0, count)]
}

const lengthOf = (values: readonly number[]) => Math.hypot(...values)

test('each block has the length that is its weight', () => {
  expect(lengthOf(valuesOf(bagOf([common, blocks.words], [rare, blocks.words])))).toBeCloseTo(1)
  expect(lengthOf(valuesOf(bagOf([common, blocks.characters])))).toBeCloseTo(2)
})

test('what is rare weighs more', () => {
  const [ofCommon = 0, ofRare = 0] = valuesOf(bagOf([common, blocks.words], [rare, blocks.words]))
  expect(ofRare).toBeGreaterThan(ofCommon)
})

test('a feature counts once a text, text after text', () => {
  const vectoriser = aVectoriser()
  const bag = bagOf([common, blocks.words], [common, blocks.words])
  expect(vectoriser.vectorise(bag).count).toBe(1)
  expect(vectoriser.vectorise(bag).count).toBe(1)
})

test('an unknown feature is left out, yet takes its share of the length', () => {
  const values = valuesOf(bagOf([common, blocks.words], [unknown, blocks.words]))
  expect(values).toHaveLength(1)
  expect(lengthOf(values)).toBeLessThan(0.9)
})

test('an empty bag makes an empty vector', () => {
  expect(valuesOf(bagOf())).toEqual([])
})
