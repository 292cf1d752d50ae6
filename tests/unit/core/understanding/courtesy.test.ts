import { describe, expect, it } from 'vitest'
import { politely, wishesFor } from '../../../../src/core/understanding/courtesy.ts'

const deed = politely('en', 'cancel (?<what>.+?)')

const whatIn = (folded: string): string | undefined => deed.exec(folded)?.groups?.['what']

describe('a wish', () => {
  it.each([
    'cancel it',
    'please cancel it',
    'hi loa, can you please just cancel it',
    '  ok, i would like to cancel it, thanks!',
    'cancel it for me please…',
  ])('is read out of %j', (text) => expect(whatIn(text)).toBe('it'))

  it.each(['please do not cancel it', 'cancelling it', 'to cancel it'])('is not read out of %j', (text) =>
    expect(whatIn(text)).toBeUndefined(),
  )

  it('has five courtesies before it at most', () => {
    expect(whatIn(`${'please '.repeat(5)}cancel it`)).toBe('it')
    expect(whatIn(`${'please '.repeat(6)}cancel it`)).toBeUndefined()
  })

  it('may begin with a word of courtesy itself', () =>
    expect(politely('vi', 'xin nghi (?<when>.+)').exec('em xin nghi mai')?.groups?.['when']).toBe('mai'))

  it('stands where its groups say, behind courtesies too', () => {
    const [start, end] = deed.exec('please cancel the meeting')?.indices?.groups?.['what'] ?? []
    expect('please cancel the meeting'.slice(start, end)).toBe('the meeting')
  })
})

describe('the wishes worth trying', () => {
  const other = politely('vi', 'huy (?<what>.+?)')
  const wishes = wishesFor([{ pattern: deed }, { pattern: other }])

  it.each(['please cancel it', 'nho ban huy lich'])('are all of them for %j', (text) =>
    expect(wishes(text)).toHaveLength(2),
  )

  it('are none where a text begins like none of them', () =>
    expect(wishes('when is it cancelled, please')).toEqual([]))
})
