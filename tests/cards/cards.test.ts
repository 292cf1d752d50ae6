import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as AdaptiveCards from 'adaptivecards/dist/adaptivecards.js'
import { describe, expect, it } from 'vitest'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { templateFiles } from '../../src/adapters/cards/templates.ts'
import type { Button, CardName, View } from '../../src/core/conversation/reply.ts'
import { languages } from '../../src/core/i18n/language.ts'

const render = createCardRenderer('cards')
const names = templateFiles('cards')
const button: Button = { kind: 'say', title: 'Trợ giúp', command: 'trợ giúp' }

const rendered = (name: string, language: (typeof languages)[number]) => {
  const sample: Record<string, View> = JSON.parse(readFileSync(join('cards', `${name}.sample.json`), 'utf8'))
  return render(
    { name: name as CardName, view: sample[language] ?? {}, summary: name, next: [button] },
    language,
  )
}

const each = names.flatMap((name) => languages.map((language) => [name, language] as const))

describe('every card in every language', () => {
  it.each(each)('%s in %s is read by the official renderer without a complaint', (name, language) => {
    const context = new AdaptiveCards.SerializationContext()
    const card = new AdaptiveCards.AdaptiveCard()
    card.parse(rendered(name, language), context)
    const complaints = Array.from(
      { length: context.eventCount },
      (_, index) => context.getEventAt(index).message,
    )
    // The Teams chart elements are not the renderer's own: it says so and shows their fallback.
    expect(complaints.filter((complaint) => !/Chart\./.test(complaint))).toEqual([])
    expect(card.getItemCount()).toBeGreaterThan(0)
  })

  it.each(each)('%s in %s leaves no expression unfilled and fits a message of Teams', (name, language) => {
    const json = JSON.stringify(rendered(name, language))
    expect(json).not.toMatch(/\$\{/)
    expect(json.length * 2).toBeLessThan(80 * 1024)
  })

  it.each(each)('%s in %s gives every picture a text', (name, language) => {
    const pictures = elementsOf(rendered(name, language)).filter(({ type }) => type === 'Image')
    expect(pictures.filter(({ altText }) => typeof altText !== 'string' || altText === '')).toEqual([])
  })

  it('was looked at: there are cards of every feature', () => {
    expect(new Set(names.map((name) => name.split('/')[0])).size).toBeGreaterThan(7)
  })
})

const elementsOf = (element: unknown): Record<string, unknown>[] => {
  if (Array.isArray(element)) return element.flatMap(elementsOf)
  if (typeof element !== 'object' || element === null) return []
  return [element as Record<string, unknown>, ...Object.values(element).flatMap(elementsOf)]
}
