import { describe, expect, it } from 'vitest'
import { createCardRenderer } from '../../../../src/adapters/cards/card-renderer.ts'
import { parseButtonData } from '../../../../src/core/conversation/button-data.ts'
import type { Button, Card } from '../../../../src/core/conversation/reply.ts'

const render = createCardRenderer('cards')
const expression = ['$', '{2+2}'].join('')
const aCard = (overrides: Partial<Card> = {}): Card => ({
  name: 'help/message',
  view: { heading: 'Heading', text: 'Text', facts: [], hint: '' },
  summary: 'Summary',
  ...overrides,
})
const question = { intent: 'service_status', slots: { service: 'radio' } } as const

describe('a rendered card', () => {
  it('is schema 1.5 with the text of its view', () => {
    const card = render(aCard(), 'vi')
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' })
    expect(JSON.stringify(card['body'])).toContain('Heading')
  })

  it('shows an expression inside a text as it is, never its value', () => {
    const view = {
      heading: expression,
      text: `${expression} {{DATE(2020-01-01,SHORT)}}`,
      facts: [],
      hint: '',
    }
    expect(JSON.stringify(render(aCard({ view }), 'en'))).toContain(expression)
  })

  it.each([
    ['vi', /dài hơn mức một tin nhắn/],
    ['en', /longer than a Teams message may be/],
    ['ru', /длиннее, чем допускает/],
  ] as const)('says in %s that it would be too large for a message', (language, reason) => {
    const view = { heading: 'Heading', text: 'щ'.repeat(41_000), facts: [], hint: '' }
    const json = JSON.stringify(render(aCard({ view }), language))
    expect(json).toMatch(reason)
    expect(json.length).toBeLessThan(1_000)
  })

  it('ends with its provenance', () => {
    const provenance = { source: 'Decision 7', owner: 'Lan', validFrom: '01/01/2026' }
    expect(JSON.stringify(render(aCard({ provenance }), 'en')['body'])).toContain(
      'Source: Decision 7 · Owner: Lan · Valid from 01/01/2026',
    )
  })

  it('carries in each button what the server understands again', () => {
    const next: Button[] = [
      { kind: 'ask', title: 'Radio', question, command: 'radio status' },
      { kind: 'say', title: 'Help', command: 'help' },
      {
        kind: 'act',
        title: 'Again',
        verb: 'service-status.refresh',
        data: { service: 'radio' },
        command: 'radio status',
      },
      { kind: 'open', title: 'File', url: 'https://loa.example/files/x' },
    ]
    const actions = render(aCard({ next }), 'en')['actions'] as {
      type: string
      data?: unknown
      fallback?: { type: string; data?: unknown }
    }[]
    expect(actions.map(({ type }) => type)).toEqual([
      'Action.Submit',
      'Action.Submit',
      'Action.Execute',
      'Action.OpenUrl',
    ])
    expect(actions.slice(0, 3).map(({ data }) => parseButtonData(data))).toEqual([
      { loa: 'ask', question },
      { loa: 'say', command: 'help' },
      { loa: 'act', verb: 'service-status.refresh', service: 'radio' },
    ])
    expect(actions[2]?.fallback).toMatchObject({ type: 'Action.Submit', data: actions[2]?.data })
  })

  it('hides the buttons beyond the fifth behind the overflow', () => {
    const next = Array.from(
      { length: 7 },
      (_, index): Button => ({ kind: 'say', title: `${index}`, command: 'help' }),
    )
    const actions = render(aCard({ next }), 'en')['actions'] as { mode?: string }[]
    expect(actions.map(({ mode }) => mode)).toEqual([...Array(5).fill(undefined), 'secondary', 'secondary'])
  })

  it('fails with a code for a template that is not there', () => {
    expect(() => render(aCard({ name: 'no/such' }), 'vi')).toThrow(
      expect.objectContaining({ code: 'no-template' }),
    )
  })
})
