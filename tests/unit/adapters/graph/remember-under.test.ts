import { expect, it } from 'vitest'
import { rememberUnder } from '../../../../src/adapters/graph/remember-under.ts'

it('reads once while the key stays, also for those who ask meanwhile, and anew under another', async () => {
  let reads = 0
  const ask = rememberUnder(async () => ++reads)
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([1, 1])
  expect([await ask('a'), await ask('b'), await ask('b')]).toEqual([1, 2, 2])
})

it('reads again after it could not be read', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve('here')]
  const ask = rememberUnder(() => answers.shift() ?? Promise.resolve('again'))
  await expect(ask('a')).rejects.toThrow('away')
  expect([await ask('a'), await ask('a')]).toEqual(['here', 'here'])
})
