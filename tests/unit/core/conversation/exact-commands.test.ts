import { describe, expect, it } from 'vitest'
import { indexCommands } from '../../../../src/core/conversation/exact-commands.ts'
import type { Command, Feature } from '../../../../src/core/conversation/feature.ts'

const aCommand = (title: string, aliases: string[] = []): Command => ({
  title: { vi: title, en: `${title} (en)`, ru: `${title} (ru)` },
  description: { vi: '', en: '', ru: '' },
  aliases,
  menu: [],
  run: { intent: 'help', slots: {} },
})

const aFeature = (...commands: Command[]): Feature => ({
  name: 'some',
  answers: {},
  commands,
  phrase: () => '',
})

describe('exact commands', () => {
  const help = aCommand('Trợ giúp', ['menu', 'помощь'])
  const find = indexCommands([aFeature(help)])

  it.each(['Trợ giúp', 'TRỢ GIÚP!', 'tro giup', '/menu', ' Помощь? ', 'tro\u031B\u0323 giu\u0301p'])(
    '%j is understood',
    (text) => {
      expect(find(text)).toBe(help)
    },
  )

  it.each(['trợ giúp tôi', 'men', ''])('%j is none', (text) => expect(find(text)).toBeUndefined())

  it('refuse two commands of one wording, since one could never be reached', () => {
    expect(() => indexCommands([aFeature(help), aFeature(aCommand('Menu'))])).toThrow(TypeError)
  })
})
