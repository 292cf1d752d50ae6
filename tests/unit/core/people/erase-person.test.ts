import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mayNamePerson, namesPerson, withoutPerson } from '../../../../src/core/people/erase-person.ts'
import { personIdSchema } from '../../../../src/core/people/person.ts'

const whom = { account: '7d1ad0c7-9a44', id: personIdSchema.parse('an.nguyen'), name: 'Nguyễn An' }

it.each([
  ['an.nguyen', 'erased'],
  ['check/an.nguyen', 'check/erased'],
  ['person:an.nguyen', 'person:erased'],
  ['an.nguyen.2', 'an.nguyen.2'],
  ['tran.an.nguyen', 'tran.an.nguyen'],
  ['7d1ad0c7-9a44', 'erased'],
  ['written by 7d1ad0c7-9a44 today', 'written by erased today'],
  ['Nguyễn An', 'erased'],
  ['Nguyễn An Bình', 'Nguyễn An Bình'],
  ['Meet an.nguyen at noon', 'Meet an.nguyen at noon'],
])('"%s" becomes "%s"', (text, expected) => {
  expect(withoutPerson({ list: [{ text }] }, whom)).toEqual({ list: [{ text: expected }] })
  expect(namesPerson({ text }, whom)).toBe(text !== expected)
})

it('erases keys as well as values, and leaves numbers and everything else alone', () => {
  const document = { [whom.id]: { yes: true, count: 3, none: null }, other: [1, 'x'] }
  expect(withoutPerson(document, whom)).toEqual({
    erased: { yes: true, count: 3, none: null },
    other: [1, 'x'],
  })
})

it('leaves no account in any document, and nothing to do a second time', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), (document, around) => {
      const planted = { document, by: whom.account, at: `${around} ${whom.account}` }
      const clean = withoutPerson(planted, whom)
      expect(JSON.stringify(clean)).not.toContain(whom.account)
      expect(withoutPerson(clean, whom)).toEqual(clean)
      expect(namesPerson(clean, whom)).toBe(false)
    }),
  )
})

it.each([
  ['report:an.nguyen.monthly:17', true],
  ['seated.c1.an.nguyen.3', true],
  ['x.tran-an.nguyen', false],
  ['an.nguyens', false],
])('an id such as %s may name the person: %s', (id, expected) => {
  expect(mayNamePerson(id, whom)).toBe(expected)
})
