import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/core/errors/failure.ts'
import { languages } from '../../src/core/i18n/language.ts'
import { aLoa, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const questions = {
  vi: ['trạng thái dịch vụ hôm nay thế nào', 'Xin chờ một lát'],
  en: ['what is the status of the radio network', 'A moment, please'],
  ru: ['как дела с радиосвязью сегодня', 'Минутку, пожалуйста'],
} as const

describe('while the store is away', () => {
  it.each(languages)(
    'a question gets "a moment, please" in %s, and nothing is logged as a defect',
    async (language) => {
      const [text, expected] = questions[language]
      const away = new Failure('store-away', 'nothing answers')
      const spies = (['get', 'getMany', 'find', 'commit'] as const).map((method) =>
        vi.spyOn(loa.store, method).mockRejectedValue(away),
      )
      const [card] = await loa.say(speakers[language], text)
      for (const spy of spies) spy.mockRestore()
      expect(card?.words).toContain(expected)
      expect(loa.troubles).toEqual([])
      const [after] = await loa.say(speakers[language], text)
      expect(after?.words).not.toContain(expected)
    },
  )
})
